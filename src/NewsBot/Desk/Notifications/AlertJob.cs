using Microsoft.Extensions.Logging;
using NewsBot.Desk.Subscriptions;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Notifications;

/// <summary>
/// Creates the alerts for followed topics: at most one an hour for each topic, none in quiet hours, and only the first stories if
/// there are many. An alert and the mark of what was searched for it are stored in one transaction
/// (<see cref="SubscriptionStore.SaveAsync"/>), so no alert is created twice; the <see cref="OutboxDispatcher"/> sees to it that
/// none is posted twice.
/// </summary>
internal sealed class AlertJob(
    ArticleArchive archive, CoverageIndexer indexer, SubscriptionStore subscriptions, CommunitySettingsCache communities,
    AlertComposer composer, TimeProvider time, ILogger<AlertJob> logger) : NotificationJob
{
    /// <summary>The shortest time between two alerts on one topic.</summary>
    public static readonly TimeSpan MinimumInterval = TimeSpan.FromHours(1);

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        var sequence = await archive.GetLatestSequenceAsync(cancellationToken);
        var now = time.GetUtcNow();
        var dueSubscriptions = (await subscriptions.ListActiveAsync(cancellationToken))
            .Where(subscription => subscription.SearchedSequence < sequence && IsDue(subscription, now)).ToList();
        if (dueSubscriptions.Count == 0) return;
        // Articles that are not clustered yet would look like new stories.
        await indexer.CatchUpAsync(cancellationToken);
        foreach (var subscription in dueSubscriptions)
        {
            try
            {
                if (!QuietHours.AreNow(await communities.FindAsync(subscription.Community, cancellationToken), now))
                    await CheckAsync(subscription, sequence, now, cancellationToken);
            }
            catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
            {
                Log.JobFailed(logger, subscription.Place, exception);
                await subscriptions.SaveAsync(subscription with { Due = now + MinimumInterval }, null, cancellationToken);
            }
        }
    }

    // A due time that lies farther ahead than any that is ever set comes from a wrong clock, so it is ignored. A muted topic
    // has a day of tolerance, because a clock that is put back by hours must not end the muting early.
    private static bool IsDue(Subscription subscription, DateTimeOffset now) =>
        subscription.Due <= now
        || subscription.Due > now
        + (subscription.IsMuted ? SubscriptionService.MuteDuration + TimeSpan.FromDays(1) : MinimumInterval);

    private async Task CheckAsync(
        Subscription subscription, long sequence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var upToDate = subscription with { SearchedSequence = sequence, IsMuted = false };
        if (subscription.IsMuted)
        {
            await subscriptions.SaveAsync(upToDate, null, cancellationToken);
            return;
        }

        var alert = await composer.ComposeAsync(subscription, now, cancellationToken);
        await subscriptions.SaveAsync(
            alert is null ? upToDate : upToDate with { Due = now + MinimumInterval }, alert, cancellationToken);
    }
}
