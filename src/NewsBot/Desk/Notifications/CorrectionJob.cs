using Microsoft.Extensions.Logging;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Verification;

namespace NewsBot.Desk.Notifications;

/// <summary>
/// Creates a notification when an outlet has changed a sentence that an answer cites: once, as a reply to the answer, with the
/// words before and after. A change that only rephrases the sentence is not reported.
/// </summary>
internal sealed class CorrectionJob(
    CitationChanges changes, ArticleArchive archive, ClaimChecker claims, TimeProvider time, ILogger<CorrectionJob> logger)
    : NotificationJob
{
    // The messages of an answer are recorded only after it is posted, so each change is checked again for this long.
    private static readonly TimeSpan PostingPeriod = TimeSpan.FromMinutes(5);

    private readonly Queue<(long Sequence, long At)> pendingSequences = new();
    private long settledSequence;

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        // The sequence is read first, so that changes stored meanwhile are checked the next time.
        var sequence = await archive.GetLatestSequenceAsync(cancellationToken);
        if (sequence == settledSequence) return;
        foreach (var answer in (await changes.ListPendingCorrectionsAsync(settledSequence, cancellationToken))
            .GroupBy(change => change.AnswerKey))
        {
            var reportable = answer.Where(change => ChangesMeaning(change.Change)).ToList();
            await changes.MarkReportedAsync(
                [.. answer.Select(change => (change.AnswerKey, change.Change.Number))], reportable.Count > 0
                    ? CreateMessage(reportable)
                    : null, cancellationToken);
            if (reportable.Count > 0) Log.AnswerChanged(logger, reportable.Count);
        }

        pendingSequences.Enqueue((sequence, time.GetTimestamp()));
        while (pendingSequences.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= PostingPeriod)
            settledSequence = pendingSequences.Dequeue().Sequence;
    }

    private OutboxMessage CreateMessage(List<PendingCorrection> changes)
    {
        var now = time.GetUtcNow();
        return new OutboxMessage
        {
            Kind = OutboxMessageKind.Correction,
            CauseKey = changes[0].AnswerKey,
            Place = changes[0].Place,
            ReplyTo = changes[0].MessageId,
            Texts = [.. MessageSplitter.Split(CorrectionText.Format([.. changes.Select(change => change.Change)]))],
            Made = now,
            Due = now,
        };
    }

    // If the new words support everything that the old ones said, no reader was told anything wrong.
    private bool ChangesMeaning(ChangedCitation change) =>
        change.Correction is not null || change.After is null
        || claims.Check(change.Before, new ClaimSource(change.After, "", null, change.Article.Published, null), time.GetUtcNow())
            .Discrepancies.Any(discrepancy => discrepancy.Kind != DiscrepancyKind.Words);
}
