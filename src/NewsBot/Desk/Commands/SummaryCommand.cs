using NewsBot.Answering;
using NewsBot.Briefing;
using NewsBot.Briefing.Summaries;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands;

/// <summary>What the coverage says of a topic, in a few sentences.</summary>
internal sealed class SummaryCommand(
    ScopeResolver coverage, TopicSuggestions topics, Summarizer summarizer, Conversations conversations,
        ModelBudget budget, AnswerRecorder keeping)
    : Command
{
    public const string Topic = "topic";
    public const string Length = "length";
    public const string Few = "short";
    public const string Usual = "medium";
    public const string Many = "long";

    public override string Name => "summary";

    public override string Description => "Sums up what the coverage says of a topic, with its sources";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Topic, OptionType.Text, "what it is to be about, in a few words", IsRequired: true)
            { Suggest = topics.SuggestAsync },
        ScopeResolver.SinceOption,
        ScopeResolver.UntilOption,
        coverage.OutletOption,
        coverage.LanguageOption,
        new CommandOption(
            Length, OptionType.Text,
            $"short: at most {Summarizer.FewSentences} sentences; medium, as usual: {Summarizer.UsualSentences}; long: "
                + $"{Summarizer.ManySentences}")
            { Choices = [Few, Usual, Many] },
        new CommandOption(AskCommand.Private, OptionType.Flag, "yes: only you see the reply"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
    [
        "/summary Merrow Dam", "/summary Merrow Dam length:long since:2025-10-10",
            "/summary evacuees outlet:\"The Harbour Post\"",
    ];

    public override bool IsQuestion => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var topic = request[Topic] ?? "";
        // A question that follows finds its subject here.
        using var place = await conversations.EnterAsync(request.Conversation, request.Before, cancellationToken);
        var (sight, problem) = await coverage.LookAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        using var allowance = await budget.TakeAsync(request.Community, cancellationToken);
        var summary = await summarizer.TellAsync(
            topic, sight.Scope, MostOf(request[Length]), allowance.Refusal,
            request.Progress is { } progress ? new Partly(progress) : null, cancellationToken);
        if (summary.Topic.Outcome == TopicOutcome.NoTopic) return Reply.Usage(SummaryText.Of(summary));
        long? key = null;
        if (summary.Text.Length > 0)
        {
            place.Add(new Turn(topic, summary.Text));
            key = await keeping.KeepAsync(
                topic, summary.Text, summary.Citations, summary.Tokens, request, null, cancellationToken);
        }

        var notices = summary.Text.Length > 0 ? sight.Notices : [];
        return Reply.Of(summary, [.. notices, .. SummaryText.NoticesOf(summary)]) with { Key = key };
    }

    private static int MostOf(string? length) => length?.ToLowerInvariant() switch
    {
        Few => Summarizer.FewSentences,
        Many => Summarizer.ManySentences,
        _ => Summarizer.UsualSentences,
    };

    private sealed class Partly(IProgress<Reply> progress) : IProgress<PartialAnswer>
    {
        public void Report(PartialAnswer value) => progress.Report(Reply.Of(value));
    }
}
