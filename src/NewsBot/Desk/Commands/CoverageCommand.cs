using NewsBot.Briefing.Coverage;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Rendering.Charts;

namespace NewsBot.Desk.Commands;

/// <summary>
/// How much was published on a topic, or is held at all: by whom, when, on whose word, and where it is missing.
/// </summary>
internal sealed class CoverageCommand(
    ScopeResolver coverage, TopicSuggestions topics, CoverageAnalyzer surveyor, Pictures pictures) : Command
{
    public const string Topic = "topic";

    public override string Name => "coverage";

    public override string Description =>
        "Counts the coverage of a topic or of everything: when, by whom, on whose word, and gaps";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Topic, OptionType.Text, "what it is to be about, in a few words; without it, everything that is held")
            { Suggest = topics.SuggestAsync },
        ScopeResolver.SinceOption,
        ScopeResolver.UntilOption,
        coverage.OutletOption,
        coverage.LanguageOption,
        new CommandOption(AskCommand.Private, OptionType.Flag, "yes: only you see the reply"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
        [CoverageText.Example, "/coverage", "/coverage Merrow Dam since:2025-10-06 outlet:\"The Harbour Post\""];

    public override bool IsQuestion => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var asked = request[Topic];
        if (asked is not null && !asked.Any(char.IsLetterOrDigit))
            return Reply.Usage(
                $"{Topic}: give what it is to be about, in a few words, as in {CoverageText.Example}; or nothing, for all "
                    + $"that is held.");
        var (sight, problem) = await coverage.LookAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var counted = await surveyor.SurveyAsync(asked, sight.Scope, cancellationToken);
        var picture = request.IsTextOnly ? Picture.None : pictures.Of(counted);
        IReadOnlyList<string> notices = counted.Articles == 0 ? []
            : [.. sight.Notices, .. CoverageText.NoticesOf(counted, asked), .. picture.Notices];
        return Reply.Of(counted, picture.Files.Count > 0, notices) with { Files = picture.Files };
    }
}
