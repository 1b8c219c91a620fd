using Microsoft.Extensions.Logging;
using NewsBot.Desk.Subscriptions;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Notifications;

/// <summary>
/// Has followers told what came on their topics: what comes in quick succession together, nothing in quiet hours, and of a flood
/// the beginning.
/// </summary>
internal sealed class AlertJob(
    ArticleArchive archive, CoverageIndexer indexer, SubscriptionStore subscriptions, CommunitySettingsCache communities,
    AlertComposer composer, TimeProvider time, ILogger<AlertJob> logger) : NotificationJob
{
    /// <summary>Between two alerts on one topic.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        var sequence = await archive.SequenceAsync(cancellationToken);
        var now = time.GetUtcNow();
        var behind = (await subscriptions.ActiveAsync(cancellationToken))
            .Where(follow => follow.Looked < sequence && IsDue(follow, now)).ToList();
        if (behind.Count == 0) return;
        // What is in no story yet would look like a new one.
        await indexer.CatchUpAsync(cancellationToken);
        foreach (var follow in behind)
        {
            try
            {
                if (!QuietHours.IsNow(await communities.FindAsync(follow.Community, cancellationToken), now))
                    await LookAsync(follow, sequence, now, cancellationToken);
            }
            catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
            {
                Log.RoundFailed(logger, follow.Place, exception);
                await subscriptions.SaveAsync(follow with { Due = now + Between }, null, cancellationToken);
            }
        }
    }

    // A due time farther ahead than one is ever set was set by a clock that was wrong. What is muted has a day more, for a clock
    // that is put back by hours must not end that early.
    private static bool IsDue(Subscription follow, DateTimeOffset now) =>
        follow.Due <= now || follow.Due > now + (follow.IsMuted ? SubscriptionService.Muted + TimeSpan.FromDays(1) : Between);

    private async Task LookAsync(Subscription follow, long sequence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var looked = follow with { Looked = sequence, IsMuted = false };
        if (follow.IsMuted)
        {
            await subscriptions.SaveAsync(looked, null, cancellationToken);
            return;
        }

        var said = await composer.ComposeAsync(follow, now, cancellationToken);
        await subscriptions.SaveAsync(said is null ? looked : looked with { Due = now + Between }, said, cancellationToken);
    }
}
