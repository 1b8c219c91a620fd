using NewsBot.Answering;
using NewsBot.Briefing;
using NewsBot.Briefing.Summaries;

namespace NewsBot.Desk.Commands.Summaries;

/// <summary>Sums up a topic in a few sentences.</summary>
internal sealed class SummaryCommand(
    ScopeResolver scopes, Conversations conversations, ModelBudget budget, Summarizer summarizer, AnswerRecorder recorder)
    : Command(Declared)
{
    private const string Few = "short";
    private const string Usual = "medium";
    private const string Many = "long";

    public static CommandDeclaration Declared { get; } =
        new("summary", "Sums up what the coverage says of a topic, with its sources")
        {
            Options =
            [
                CommonOptions.Topic,
                CommonOptions.Since,
                CommonOptions.Until,
                CommonOptions.Outlet,
                CommonOptions.Language,
                new CommandOption(
                    CommonOptions.LengthName, OptionType.Text,
                    $"short: at most {Summarizer.FewSentences} sentences; medium, as usual: {Summarizer.DefaultSentences}; long: "
                        + $"{Summarizer.ManySentences}")
                    { Choices = [Few, Usual, Many] },
                CommonOptions.Private,
            ],
            Group = CommandGroup.Overviews,
            Examples =
            [
                "/summary Merrow Dam", "/summary Merrow Dam length:long since:2025-10-10",
                "/summary evacuees outlet:\"The Harbour Post\"",
            ],
            IsQuestion = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var topic = request[CommonOptions.TopicName] ?? "";
        // The summary joins the conversation, so that a follow-up finds its subject.
        using var turn = await conversations.EnterAsync(request.Conversation, request.EarlierConversation, cancellationToken);
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        using var allowance = await budget.ReserveAsync(request.Community, cancellationToken);
        var summary = await summarizer.SummarizeAsync(
            topic, resolved.Scope, ParseLength(request[CommonOptions.LengthName]), allowance.Refusal,
            request.Progress is { } progress ? new PartialReplies(progress) : null, cancellationToken);
        var text = SummaryText.Format(summary);
        if (summary.Topic.Outcome == TopicOutcome.NoTopic) return Reply.UsageError(text);
        long? key = null;
        if (summary.Text.Length > 0)
        {
            turn.Add(new Turn(topic, summary.Text));
            key = await recorder.RecordAsync(
                topic, summary.Text, summary.Citations, summary.Tokens, request, null, cancellationToken);
        }

        var notices = summary.Text.Length > 0 ? resolved.Notices : [];
        return Reply.Create(
            text, new SummaryContent(summary), [.. notices, .. SummaryText.FormatNotices(summary)]) with
        { AnswerKey = key };
    }

    private static int ParseLength(string? length) => length?.ToLowerInvariant() switch
    {
        Few => Summarizer.FewSentences,
        Many => Summarizer.ManySentences,
        _ => Summarizer.DefaultSentences,
    };
}
