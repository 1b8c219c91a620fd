using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Archive;

namespace NewsBot.Desk.Commands;

/// <summary>A question, answered from the coverage held.</summary>
internal sealed class AskCommand(
    SeenCoverage coverage, Reporter reporter, Conversations conversations, ModelBudget budget, AnswerLog answers,
    OutletNames outlets, LanguageNames languages, Topics topics, DeskMetrics metrics, TimeProvider time,
    ILogger<AskCommand> logger) : DeskCommand
{
    public const string CommandName = "ask";
    public const string Question = "question";
    public const string AsOf = "as_of";
    public const string Since = "since";
    public const string Outlet = "outlet";
    public const string Language = LanguageNames.Option;
    public const string Explain = "explain";
    public const string Private = "private";

    private const string OnlySample =
        "No coverage was taken in yet, so this is answered from the sample coverage; part of it is plainly fictional.";

    public override string Name => CommandName;

    public override string Description => "Answers a question from the coverage held, with its sources";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Question, OptionType.Text, "what to ask, in a few words", IsRequired: true)
            { Suggest = topics.SuggestAsync },
        new CommandOption(AsOf, OptionType.Moment, "the day or instant to answer for; nothing published later is seen"),
        new CommandOption(
            Since, OptionType.Moment, "the day or instant (UTC) from which on articles are looked at; undated ones are not"),
        new CommandOption(Outlet, OptionType.Text, "whose articles are looked at; several with commas between them")
            { Suggest = outlets.SuggestAsync },
        new CommandOption(Language, OptionType.Text, "the language of the articles that are looked at, as en or de; or: all")
        {
            Suggest = languages.SuggestAsync,
        },
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
        Moment.TryRead(request[AsOf], out var asOf)
            ? await AskAsync(
                request[Question] ?? "", asOf,
                request with { Explain = request.Explain || request.Has(Explain) }, cancellationToken)
            : Reply.Usage(Moment.Problem(request[AsOf]!));

    /// <summary>
    /// Answers a question within the request's <see cref="Since"/>, <see cref="Outlet"/> and <see cref="Language"/>, which is the
    /// community's where it is not given; its other options are not looked at.
    /// </summary>
    public async Task<Reply> AskAsync(string question, DateTimeOffset? asOf, Request request, CancellationToken cancellationToken)
    {
        if (!Moment.TryReadStart(request[Since], out var since))
            return Reply.Usage($"{Since}: {Moment.Problem(request[Since]!)}.");
        if (since > (asOf ?? time.GetUtcNow()))
            return Reply.Usage(
                $"{Since}: {ReplyText.Day(since)} lies behind {(asOf is null ? "now" : "the moment to answer for")}; "
                + "give an earlier day.");
        // Before anything is waited for: questions of one conversation are answered in the order in which they came.
        using var place = await conversations.EnterAsync(request.Conversation, request.Before, cancellationToken);
        var sight = await coverage.LookAsync(request, cancellationToken);
        var (wanted, problem) = await outlets.ReadAsync(request[Outlet], request.Community, cancellationToken);
        if (problem is not null) return Reply.Usage($"{Outlet}: {problem}");
        var (language, unreadable) = await languages.OfAsync(request, cancellationToken);
        if (unreadable is not null) return Reply.Usage(unreadable);
        using var span = metrics.Asked();
        using var allowance = await budget.TakeAsync(request.Community, cancellationToken);
        var answer = await reporter.AnswerAsync(
            new Inquiry(question)
            {
                AsOf = asOf,
                Scope = sight.Scope with { Outlets = wanted, Language = language, PublishedSince = since },
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
            key = await KeepAsync(answer, request, cancellationToken);
        }

        return Reply.Of(sight.IsOnlySample ? answer with { Notices = [OnlySample, .. answer.Notices] } : answer, key);
    }

    // So that it is found again when a sentence that it cites is corrected, and by the questions that follow it after a
    // restart. An answer that cannot be kept is given all the same.
    private async Task<long?> KeepAsync(Answer answer, Request request, CancellationToken cancellationToken)
    {
        if (answer.Citations.Count == 0 && request.Conversation is null && answer.Tokens.Total == 0) return null;
        var citations = answer.Citations.Select(citation =>
            new KeptCitation(citation.Number, citation.Article.Id, citation.Article.Version, citation.Span));
        try
        {
            return await answers.AddAsync(
                new KeptAnswer(answer.Question, request.Conversation, [.. citations])
                {
                    Community = request.Community ?? "",
                    Member = request.Asker?.Member,
                    StandAlone = answer.StandAlone,
                    Text = answer.Text,
                    Tokens = answer.Tokens.Total,
                },
                cancellationToken);
        }
        catch (ArchiveException exception)
        {
            Log.AnswerNotKept(logger, exception.Message);
            return null;
        }
    }

    private sealed class Partly(IProgress<Reply> progress) : IProgress<PartialAnswer>
    {
        public void Report(PartialAnswer value) => progress.Report(Reply.Of(value));
    }
}
