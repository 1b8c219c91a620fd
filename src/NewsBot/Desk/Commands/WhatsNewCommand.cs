using Microsoft.Extensions.Logging;
using NewsBot.Briefing;
using NewsBot.Briefing.Changes;
using NewsBot.Desk.Rendering;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Commands;

/// <summary>What is new since the asker last asked, or since a moment.</summary>
internal sealed class WhatsNewCommand(
    ScopeResolver coverage, TopicSuggestions topics, ChangeReporter watch, AnswerLog answers, TimeProvider time,
        ILogger<WhatsNewCommand> logger) : Command
{
    public const string CommandName = "whatsnew";
    public const string Topic = "topic";

    // For who never asked.
    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);

    public override string Name => CommandName;

    public override string Description => "Tells what changed since you last asked: new stories, new numbers, corrections";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Topic, OptionType.Text, "what it is to be about, in a few words; not given: everything") { Suggest =
            topics.SuggestAsync },
        new CommandOption(ScopeResolver.Since, OptionType.Moment,
            "the day or instant (UTC) from which on; not given: since you last asked here"),
        coverage.OutletOption,
        coverage.LanguageOption,
        new CommandOption(AskCommand.Private, OptionType.Flag, "yes: only you see the reply"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
        ["/whatsnew", "/whatsnew Merrow Dam since:2025-10-06", "/whatsnew Merrow Dam outlet:\"The Harbour Post\""];

    // It searches, and is asked by members as questions are.
    public override bool IsQuestion => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var (sight, problem) = await coverage.LookAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var given = sight.Scope.PublishedSince;
        var asked = given is null && request.Asker is { } asker
            ? await answers.LastAsync(asker.Member, request.Community ?? "", cancellationToken) : null;
        var told =
            await watch.TellAsync(request[Topic], given ?? asked
                ?? time.GetUtcNow() - Usual, sight.Scope, cancellationToken) with { IsSinceAsked = asked is not null };
        if (told.Topic?.Outcome == TopicOutcome.NoTopic) return Reply.Usage(WhatsNewText.Of(told));
        await KeepAsync(told, request, cancellationToken);
        return Reply.Of(told, [.. told.Items.Count > 0 ? sight.Notices : [], .. WhatsNewText.NoticesOf(told)]);
    }

    // So that the next time begins here. Of no conversation: no question goes on with it.
    private async Task KeepAsync(ChangeReport told, Request request, CancellationToken cancellationToken)
    {
        if (request.Asker is not { } asker) return;
        try
        {
            await answers.AddAsync(
                new StoredAnswer(
                    $"/{Name} {request[Topic]}".TrimEnd(), null,
                    [.. told.Citations.Select(citation =>
                        new StoredCitation(citation.Number, citation.Article.Id, citation.Article.Version, citation.Span))])
                {
                    Community = request.Community ?? "",
                    Member = asker.Member,
                },
                cancellationToken);
        }
        catch (ArchiveException exception)
        {
            Log.AnswerNotKept(logger, exception.Message);
        }
    }
}
