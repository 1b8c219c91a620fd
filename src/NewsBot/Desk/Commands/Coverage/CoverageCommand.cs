using NewsBot.Briefing.Coverage;
using NewsBot.Desk.Rendering.Charts;

namespace NewsBot.Desk.Commands.Coverage;

/// <summary>
/// How much was published on a topic, or is held at all: by whom, when, on whose word, and where it is missing.
/// </summary>
internal sealed class CoverageCommand(ScopeResolver coverage, CoverageAnalyzer analyzer, PictureDrawer pictures)
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
            Examples =
                [CoverageText.Example, "/coverage", "/coverage Merrow Dam since:2025-10-06 outlet:\"The Harbour Post\""],
            IsQuestion = true,
            HasPicture = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var asked = request[CommonOptions.TopicName];
        if (asked is not null && !asked.Any(char.IsLetterOrDigit))
            return Reply.Usage(
                $"{CommonOptions.TopicName}: give what it is to be about, in a few words, as in {CoverageText.Example}; or "
                    + "nothing, for all that is held.");
        var (sight, problem) = await coverage.LookAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var counted = await analyzer.SurveyAsync(asked, sight.Scope, cancellationToken);
        var picture = request.IsTextOnly ? Picture.None : CoverageChart.Of(counted, pictures);
        IReadOnlyList<string> notices = counted.Articles == 0 ? []
            : [.. sight.Notices, .. CoverageText.NoticesOf(counted, asked), .. picture.Notices];
        return Reply.Of(CoverageText.Of(counted, picture.Files.Count > 0), new CoverageContent(counted), notices) with
        {
            Sources = counted.Newest is { } newest ? [new ReplySource(1, newest, null, [])] : [],
            Files = picture.Files,
        };
    }
}
