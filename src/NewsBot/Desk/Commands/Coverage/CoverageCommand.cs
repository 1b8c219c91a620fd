using NewsBot.Briefing.Coverage;
using NewsBot.Desk.Rendering.Charts;

namespace NewsBot.Desk.Commands.Coverage;

/// <summary>
/// Counts the coverage of a topic, or all of it: when, by which outlets, how much of it is independent, and its gaps.
/// </summary>
internal sealed class CoverageCommand(ScopeResolver scopes, CoverageAnalyzer analyzer, PictureDrawer pictures)
    : Command(Declared)
{
    public static CommandDeclaration Declared { get; } =
        new("coverage", "Counts the coverage of a topic or of everything: when, by whom, on whose word, and gaps")
        {
            Options =
            [
                CommonOptions.Topic with
                {
                    Description = "what it is to be about, in a few words; without it, everything that is held",
                    IsRequired = false,
                },
                CommonOptions.Since,
                CommonOptions.Until,
                CommonOptions.Outlet,
                CommonOptions.Language,
                CommonOptions.Private,
            ],
            Group = CommandGroup.Overviews,
            Examples =
                [CoverageText.Example, "/coverage", "/coverage Merrow Dam since:2025-10-06 outlet:\"The Harbour Post\""],
            IsQuestion = true,
            HasPicture = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var topic = request[CommonOptions.TopicName];
        if (topic is not null && !topic.Any(char.IsLetterOrDigit))
            return Reply.UsageError(
                $"{CommonOptions.TopicName}: give what it is to be about, in a few words, as in {CoverageText.Example}; or "
                    + "nothing, for all that is held.");
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var statistics = await analyzer.AnalyzeAsync(topic, resolved.Scope, cancellationToken);
        var picture = request.IsTextOnly ? Picture.None : CoverageChart.Create(statistics, pictures);
        IReadOnlyList<string> notices = statistics.Articles == 0 ? []
            : [.. resolved.Notices, .. CoverageText.FormatNotices(statistics, topic), .. picture.Notices];
        return Reply.Create(
            CoverageText.Format(statistics, picture.Files.Count > 0), new CoverageContent(statistics), notices) with
        {
            Sources = statistics.Newest is { } newest ? [new ReplySource(1, newest, null, [])] : [],
            Files = picture.Files,
        };
    }
}
