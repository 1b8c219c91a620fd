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
                    $"short: at most {Summarizer.FewSentences} sentences; medium, as usual: {Summarizer.UsualSentences}; long: "
                        + $"{Summarizer.ManySentences}")
                    { Choices = [Few, Usual, Many] },
                CommonOptions.Private,
            ],
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
        using var turn = await conversations.EnterAsync(request.Conversation, request.Before, cancellationToken);
        var (resolved, problem) = await scopes.LookAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        using var allowance = await budget.TakeAsync(request.Community, cancellationToken);
        var summary = await summarizer.TellAsync(
            topic, resolved.Scope, MostOf(request[CommonOptions.LengthName]), allowance.Refusal,
            request.Progress is { } progress ? new PartialReplies(progress) : null, cancellationToken);
        var text = SummaryText.Of(summary);
        if (summary.Topic.Outcome == TopicOutcome.NoTopic) return Reply.Usage(text);
        long? key = null;
        if (summary.Text.Length > 0)
        {
            turn.Add(new Turn(topic, summary.Text));
            key = await recorder.KeepAsync(
                topic, summary.Text, summary.Citations, summary.Tokens, request, null, cancellationToken);
        }

        var notices = summary.Text.Length > 0 ? resolved.Notices : [];
        return Reply.Of(text, new SummaryContent(summary), [.. notices, .. SummaryText.NoticesOf(summary)]) with { Key = key };
    }

    private static int MostOf(string? length) => length?.ToLowerInvariant() switch
    {
        Few => Summarizer.FewSentences,
        Many => Summarizer.ManySentences,
        _ => Summarizer.UsualSentences,
    };
}
