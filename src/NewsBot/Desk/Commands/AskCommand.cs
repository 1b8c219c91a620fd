using NewsBot.Answering;

namespace NewsBot.Desk.Commands;

/// <summary>A question, answered from the coverage held.</summary>
internal sealed class AskCommand(
    ScopeResolver coverage, AnswerPipeline reporter, Conversations conversations, ModelBudget budget, AnswerRecorder keeping,
    TopicSuggestions topics, DeskMetrics metrics) : Command
{
    public const string CommandName = "ask";
    public const string Question = "question";
    public const string AsOf = "as_of";
    public const string Explain = "explain";
    public const string Private = "private";

    public override string Name => CommandName;

    public override string Description => "Answers a question from the coverage held, with its sources";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Question, OptionType.Text, "what to ask, in a few words", IsRequired: true)
            { Suggest = topics.SuggestAsync },
        new CommandOption(AsOf, OptionType.Moment, "the day or instant to answer for; nothing published later is seen"),
        ScopeResolver.SinceOption,
        coverage.OutletOption,
        coverage.LanguageOption,
        new CommandOption(Explain, OptionType.Flag, "yes: show how the question was understood and the answer came about"),
        new CommandOption(Private, OptionType.Flag, "yes: only you see the answer"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
    [
        "/ask Who found the cracks in the Merrow Dam?",
        "/ask How many people were evacuated? as_of:2025-10-05",
        "/ask What was found in the dam? since:2025-10-01 outlet:\"The Harbour Post\"",
        "/ask What was found in the dam? language:en",
        "/ask Why? explain:yes",
    ];

    public override bool IsQuestion => true;

    public override string ForMessages => "Ask about this";

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken) =>
        DateInput.TryRead(request[AsOf], out var asOf)
            ? await AskAsync(
                request[Question] ?? "", asOf,
                request with { Explain = request.Explain || request.Has(Explain) }, cancellationToken)
            : Reply.Usage(DateInput.Problem(request[AsOf]!));

    /// <summary>
    /// Answers a question within what of the coverage the request wants to be looked at; its other options are not looked at.
    /// </summary>
    public async Task<Reply> AskAsync(string question, DateTimeOffset? asOf, Request request, CancellationToken cancellationToken)
    {
        // Before anything is waited for: questions of one conversation are answered in the order in which they came.
        using var place = await conversations.EnterAsync(request.Conversation, request.Before, cancellationToken);
        var (sight, problem) = await coverage.LookAsync(request, asOf, cancellationToken);
        if (problem is not null) return problem;
        using var span = metrics.Asked();
        using var allowance = await budget.TakeAsync(request.Community, cancellationToken);
        var answer = await reporter.AnswerAsync(
            new AnswerRequest(question)
            {
                AsOf = asOf,
                Scope = sight.Scope,
                History = place.Turns,
                WithoutModel = allowance.Refusal,
                Progress = request.Progress is { } progress ? new Partly(progress) : null,
                Explain = request.Explain,
            },
            cancellationToken);
        metrics.Answered(answer, span);
        long? key = null;
        if (answer.Outcome != Outcome.NotAQuestion)
        {
            place.Add(new Turn(answer.StandAlone ?? question, answer.Text));
            key = await keeping.KeepAsync(
                answer.Question, answer.Text, answer.Citations, answer.Tokens, request, answer.StandAlone, cancellationToken);
        }

        return Reply.Of(answer with { Notices = [.. sight.Notices, .. answer.Notices] }, key);
    }

    private sealed class Partly(IProgress<Reply> progress) : IProgress<PartialAnswer>
    {
        public void Report(PartialAnswer value) => progress.Report(Reply.Of(value));
    }
}
