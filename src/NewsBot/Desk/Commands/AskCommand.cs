using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Archive;
using NewsBot.Ingest;
using NewsBot.Retrieval;

namespace NewsBot.Desk.Commands;

/// <summary>A question, answered from the coverage held.</summary>
internal sealed class AskCommand(
    SampleCoverage sample, Reporter reporter, Conversations conversations, AnswerLog answers, ILogger<AskCommand> logger) : DeskCommand
{
    public const string Question = "question";
    public const string AsOf = "as_of";

    private const string OnlySample =
        "No coverage was taken in yet, so this is answered from the sample coverage; part of it is plainly fictional.";

    public override string Name => "ask";

    public override string Description => "Answers a question from the coverage held, with its sources";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Question, OptionType.Text, "what to ask, in a few words", IsRequired: true),
        new CommandOption(AsOf, OptionType.Moment, "the day or instant to answer for; nothing published later is seen"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
        ["/ask Who found the cracks in the Merrow Dam?", "/ask How many people were evacuated? as_of:2025-10-05"];

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken) =>
        Moment.TryRead(request[AsOf], out var asOf)
            ? Reply.Of(await AnswerAsync(request[Question] ?? "", asOf, request.Conversation, request.OnWaiting, cancellationToken))
            : Reply.Usage(Moment.Problem(request[AsOf]!));

    public async Task<Answer> AnswerAsync(
        string question, DateTimeOffset? asOf, string? conversation, Action? onWaiting, CancellationToken cancellationToken)
    {
        await sample.TakeInWhenNothingIsHeldAsync(onWaiting, cancellationToken);
        var held = await sample.HeldAsync(cancellationToken);
        // Once there is real coverage, the sample that nobody asked for must not answer beside it.
        var scope = held is { IsAllThereIs: false } ? Scope.All with { Excluded = held.ArticleIds.ToHashSet(StringComparer.Ordinal) } : Scope.All;
        var answer = await reporter.AnswerAsync(question, asOf, scope, conversations.QuestionsOf(conversation), cancellationToken);
        if (answer.Outcome != Outcome.NotAQuestion) conversations.Add(conversation, question);
        await KeepAsync(answer, conversation, cancellationToken);
        return held is { IsAllThereIs: true } ? answer with { Notices = [OnlySample, .. answer.Notices] } : answer;
    }

    // So that it is found again when a sentence that it cites is corrected. An answer that cannot be kept is given all the same.
    private async Task KeepAsync(Answer answer, string? conversation, CancellationToken cancellationToken)
    {
        if (answer.Citations.Count == 0) return;
        try
        {
            await answers.AddAsync(
                answer.Question, conversation,
                [.. answer.Citations.Select(citation => new KeptCitation(citation.Number, citation.Article.Id, citation.Article.Version, citation.Span))],
                cancellationToken);
        }
        catch (ArchiveException exception)
        {
            Log.AnswerNotKept(logger, exception.Message);
        }
    }
}
