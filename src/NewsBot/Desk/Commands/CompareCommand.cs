using NewsBot.Briefing;
using NewsBot.Briefing.Comparisons;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands;

/// <summary>Who says what of a topic, and where they differ.</summary>
internal sealed class CompareCommand(ScopeResolver coverage, TopicSuggestions topics, ComparisonBuilder comparer) : Command
{
    public const string CommandName = "compare";
    public const string Topic = "topic";

    public override string Name => CommandName;

    public override string Description => "Tells who says what of a topic, and which numbers, dates, names and quotations differ";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(
            Topic, OptionType.Text, "what is to be compared, in a few words", IsRequired: true) { Suggest = topics.SuggestAsync },
        ScopeResolver.SinceOption,
        ScopeResolver.UntilOption,
        coverage.OutletOption,
        coverage.LanguageOption,
        new CommandOption(AskCommand.Private, OptionType.Flag, "yes: only you see the reply"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
    [
        "/compare Merrow Dam evacuees", "/compare Merrow Dam since:2025-10-04 until:2025-10-08",
        "/compare Hallevik outlet:\"The Harbour Post\"",
    ];

    // It searches, and is asked by members as questions are.
    public override bool IsQuestion => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var (sight, problem) = await coverage.LookAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var comparison = await comparer.CompareAsync(request[Topic] ?? "", sight.Scope, cancellationToken);
        if (comparison.Topic.Outcome == TopicOutcome.NoTopic) return Reply.Usage(ComparisonText.Of(comparison));
        return Reply.Of(
            comparison, [.. comparison.Outlets.Count > 0 ? sight.Notices : [], .. ComparisonText.NoticesOf(comparison)]);
    }
}
