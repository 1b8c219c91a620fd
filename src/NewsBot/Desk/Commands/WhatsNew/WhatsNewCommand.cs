using Microsoft.Extensions.Logging;
using NewsBot.Briefing;
using NewsBot.Briefing.Changes;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Commands.WhatsNew;

/// <summary>What is new since the asker last asked, or since a moment.</summary>
internal sealed class WhatsNewCommand(
    ScopeResolver coverage, ChangeReporter reporter, AnswerLog answers, TimeProvider time, ILogger<WhatsNewCommand> logger)
    : Command(Declared)
{
    // For who never asked.
    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);

    public static CommandDeclaration Declared { get; } =
        new("whatsnew", "Tells what changed since you last asked: new stories, new numbers, corrections")
        {
            Options =
            [
                CommonOptions.Topic with
                {
                    Description = "what it is to be about, in a few words; not given: everything",
                    IsRequired = false,
                },
                CommonOptions.Since with
                {
                    Description = "the day or instant (UTC) from which on; not given: since you last asked here, or 24 hours",
                },
                CommonOptions.Outlet,
                CommonOptions.Language,
                CommonOptions.Private,
            ],
            Examples =
                ["/whatsnew", "/whatsnew Merrow Dam since:2025-10-06", "/whatsnew Merrow Dam outlet:\"The Harbour Post\""],
            // It searches, and is asked by members as questions are.
            IsQuestion = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var (sight, problem) = await coverage.LookAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var given = sight.Scope.PublishedSince;
        var asked = given is null && request.Asker is { } asker
            ? await answers.LastAsync(asker.Member, request.Community ?? "", cancellationToken) : null;
        var told =
            await reporter.TellAsync(request[CommonOptions.TopicName], given ?? asked
                ?? time.GetUtcNow() - Usual, sight.Scope, cancellationToken) with
            { IsSinceAsked = asked is not null };
        var text = WhatsNewText.Of(told);
        if (told.Topic?.Outcome == TopicOutcome.NoTopic) return Reply.Usage(text);
        await KeepAsync(told, request, cancellationToken);
        return Reply.Of(
            text, new ChangesContent(told), [.. told.Items.Count > 0 ? sight.Notices : [], .. WhatsNewText.NoticesOf(told)]);
    }

    // So that the next time begins here. Of no conversation: no question goes on with it.
    private async Task KeepAsync(ChangeReport told, Request request, CancellationToken cancellationToken)
    {
        if (request.Asker is not { } asker) return;
        try
        {
            await answers.AddAsync(
                new StoredAnswer(
                    $"/{Declared.Name} {request[CommonOptions.TopicName]}".TrimEnd(), null,
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
