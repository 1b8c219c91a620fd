using NewsBot.Answering;

namespace NewsBot.Desk.Commands.Ask;

/// <summary>Answers a question from the stored coverage.</summary>
internal sealed class AskCommand(
    ScopeResolver scopes, Conversations conversations, ModelBudget budget, AnswerPipeline pipeline, AnswerRecorder recorder,
    DeskMetrics metrics) : Command(Declared)
{
    public const string Question = "question";
    public const string Explain = "explain";

    public static CommandDeclaration Declared { get; } = new("ask", "Answers a question from the coverage held, with its sources")
    {
        Options =
        [
            new CommandOption(Question, OptionType.Text, "what to ask, in a few words", IsRequired: true)
                { SuggestFrom = SuggestedFrom.Topics, CanBeBlank = true },
            new CommandOption(
                CommonOptions.AsOfName, OptionType.Date, "the day or instant to answer for; nothing published later is seen"),
            CommonOptions.Since,
            CommonOptions.Outlet,
            CommonOptions.Language,
            new CommandOption(
                Explain, OptionType.Flag, "show how the question was understood and the answer came about"),
            CommonOptions.Private,
        ],
        Examples =
        [
            "/ask Who found the cracks in the Merrow Dam?",
            "/ask How many people were evacuated? as_of:2025-10-05",
            "/ask What was found in the dam? since:2025-10-01 outlet:\"The Harbour Post\"",
            "/ask What was found in the dam? language:en",
            "/ask Why? explain:yes",
        ],
        IsQuestion = true,
        MessageMenuName = "Ask about this",
    };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (!DateInput.TryParse(request[CommonOptions.AsOfName], out var asOf))
            return Reply.UsageError(DateInput.FormatProblem(request[CommonOptions.AsOfName]!));
        var question = request.Options.GetValueOrDefault(Question, "");
        // This must be the first call that waits: questions of a conversation are answered in the order in which they came.
        using var turn = await conversations.EnterAsync(request.Conversation, request.EarlierConversation, cancellationToken);
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf, cancellationToken);
        if (problem is not null) return problem;
        using var span = metrics.StartAnswer();
        using var allowance = await budget.ReserveAsync(request.Community, cancellationToken);
        var answer = await pipeline.AnswerAsync(
            new AnswerRequest(question)
            {
                AsOf = asOf,
                Scope = resolved.Scope,
                History = request.QuotedText is { } quoted
                    ? [.. turn.EarlierTurns, new Turn(quoted, "")] : turn.EarlierTurns,
                NoModelReason = allowance.Refusal,
                Progress = request.Progress is { } progress ? new PartialReplies(progress) : null,
                IncludeExplanation = request.HasFlag(Explain),
            },
            cancellationToken);
        metrics.RecordAnswer(answer, span);
        long? key = null;
        if (answer.Outcome != Outcome.NotAQuestion)
        {
            turn.Add(new Turn(answer.StandaloneQuestion ?? question, answer.Text));
            key = await recorder.RecordAsync(
                answer.Question, answer.Text, answer.Citations, answer.Tokens, request, answer.StandaloneQuestion,
                    cancellationToken);
        }

        // What the scope leaves out matters only where something was searched.
        if (answer.Outcome != Outcome.NotAQuestion)
            answer = answer with { Notices = [.. resolved.Notices, .. answer.Notices] };
        return Reply.Create(answer.Text, new AnswerContent(answer), answer.Notices) with
        {
            AnswerKey = key,
            Details = ExplanationText.Format(answer),
        };
    }
}
