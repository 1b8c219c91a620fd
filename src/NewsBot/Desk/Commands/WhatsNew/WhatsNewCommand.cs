using Microsoft.Extensions.Logging;
using NewsBot.Briefing;
using NewsBot.Briefing.Changes;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Commands.WhatsNew;

/// <summary>Tells what is new since the asker last asked, or since a given time.</summary>
internal sealed class WhatsNewCommand(
    ScopeResolver scopes, ChangeReporter reporter, AnswerLog answers, TimeProvider time, ILogger<WhatsNewCommand> logger)
    : Command(Declared)
{
    // The period for members who never asked before.
    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromHours(24);

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
            // It costs a search, so it is limited as questions are.
            IsQuestion = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var since = resolved.Scope.PublishedSince;
        var lastAsked = since is null && request.Asker is { } asker
            ? await answers.FindLastAnswerTimeAsync(
                FormatQuestion(request), asker.Member, request.Community ?? "", cancellationToken) : null;
        var report =
            await reporter.ReportAsync(request[CommonOptions.TopicName], since ?? lastAsked
                ?? time.GetUtcNow() - DefaultPeriod, resolved.Scope, cancellationToken) with
            { IsSinceLastRequest = lastAsked is not null };
        var text = WhatsNewText.Format(report);
        if (report.Topic?.Outcome == TopicOutcome.NoTopic) return Reply.UsageError(text);
        await RecordAsync(report, request, cancellationToken);
        return Reply.Create(
            text, new ChangesContent(report),
            [.. report.Items.Count > 0 ? resolved.Notices : [], .. WhatsNewText.FormatNotices(report)]);
    }

    // The next report begins at the time that is stored here. It belongs to no conversation, because no follow-up refers to it.
    private async Task RecordAsync(ChangeReport report, Request request, CancellationToken cancellationToken)
    {
        if (request.Asker is not { } asker) return;
        try
        {
            await answers.AddAsync(
                new StoredAnswer(
                    FormatQuestion(request), null,
                    [.. report.Citations.Select(citation =>
                        new StoredCitation(citation.Number, citation.Article.Id, citation.Article.Version, citation.Span))])
                {
                    Community = request.Community ?? "",
                    Member = asker.Member,
                },
                cancellationToken);
        }
        catch (ArchiveException exception)
        {
            Log.AnswerNotRecorded(logger, exception.Message);
        }
    }

    private static string FormatQuestion(Request request) =>
        $"/{Declared.Name} {request[CommonOptions.TopicName]}".TrimEnd();
}
