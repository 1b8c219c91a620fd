using Microsoft.Extensions.Logging;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Verification;

namespace NewsBot.Desk.Notifications;

/// <summary>
/// Has the readers of an answer told when a sentence that it cites was changed since: with the words before and after, once, as a
/// reply to the answer. Where an outlet only puts the same in other words, nobody is told.
/// </summary>
internal sealed class CorrectionJob(
    CitationChanges changes, ArticleArchive archive, ClaimChecker claims, TimeProvider time, ILogger<CorrectionJob> logger)
    : NotificationJob
{
    // An answer that is being posted is not known to be there yet, so what changed is looked at again for a while.
    private static readonly TimeSpan Posting = TimeSpan.FromMinutes(5);

    private readonly Queue<(long Sequence, long At)> looked = new();
    private long settled;

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        // In this order: what is stored meanwhile is looked at the next time.
        var sequence = await archive.SequenceAsync(cancellationToken);
        if (sequence == settled) return;
        foreach (var answer in (await changes.UntoldAsync(settled, cancellationToken)).GroupBy(change => change.Answer))
        {
            var weighty = answer.Where(change => IsWeighty(change.Change)).ToList();
            await changes.ToldAsync(
                [.. answer.Select(change => (change.Answer, change.Change.Number))], weighty.Count > 0 ? Said(weighty)
                    : null, cancellationToken);
            if (weighty.Count > 0) Log.AnswerChanged(logger, weighty.Count);
        }

        looked.Enqueue((sequence, time.GetTimestamp()));
        while (looked.TryPeek(out var first) && time.GetElapsedTime(first.At) >= Posting) settled = looked.Dequeue().Sequence;
    }

    private OutboxMessage Said(List<PendingCorrection> changes)
    {
        var now = time.GetUtcNow();
        return new OutboxMessage
        {
            Kind = OutboxMessageKind.Correction,
            Of = changes[0].Answer,
            Place = changes[0].Place,
            ReplyTo = changes[0].Message,
            Texts = [.. MessageSplitter.Split(CorrectionText.Of([.. changes.Select(change => change.Change)]))],
            Made = now,
            Due = now,
        };
    }

    // Where the new words carry all that the old ones said, nobody was told anything wrong.
    private bool IsWeighty(ChangedCitation change) =>
        change.Correction is not null || change.After is null
        || claims.Check(change.Before, new ClaimSource(change.After, "", null, change.Article.Published, null), time.GetUtcNow())
            .Unsupported.Any(piece => piece.Kind != DiscrepancyKind.Words);
}
