using NewsBot.Briefing;
using NewsBot.Briefing.Comparisons;

namespace NewsBot.Desk.Commands.Compare;

/// <summary>Compares what outlets say about a topic, and where they differ.</summary>
internal sealed class CompareCommand(ScopeResolver scopes, ComparisonBuilder builder) : Command(Declared)
{
    public static CommandDeclaration Declared { get; } =
        new("compare", "Tells who says what of a topic, and which numbers, dates, names and quotations differ")
        {
            Options =
            [
                CommonOptions.Topic with { Description = "what is to be compared, in a few words" },
                CommonOptions.Since,
                CommonOptions.Until,
                CommonOptions.Outlet,
                CommonOptions.Language,
                CommonOptions.Private,
            ],
            Group = CommandGroup.Overviews,
            Examples =
            [
                "/compare Merrow Dam evacuees", "/compare Merrow Dam since:2025-10-04 until:2025-10-08",
                "/compare Hallevik outlet:\"The Harbour Post\"",
            ],
            // It costs a search, so it is limited as questions are.
            IsQuestion = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var comparison = await builder.CompareAsync(request[CommonOptions.TopicName] ?? "", resolved.Scope, cancellationToken);
        var text = ComparisonText.Format(comparison);
        if (comparison.Topic.Outcome == TopicOutcome.NoTopic) return Reply.UsageError(text);
        return Reply.Create(
            text, new ComparisonContent(comparison),
            [.. comparison.Outlets.Count > 0 ? resolved.Notices : [], .. ComparisonText.FormatNotices(comparison)]);
    }
}
