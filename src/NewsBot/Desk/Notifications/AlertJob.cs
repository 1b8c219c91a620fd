using Microsoft.Extensions.Logging;
using NewsBot.Briefing.Changes;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Subscriptions;
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
    SubscriptionStore register, CommunitySettingsCache communities, ScopeResolver coverage, NewStoryFinder news,
        ArticleArchive archive, NewsBot.Stories.StoryIndex stories,
    AnswerRecorder keeping, TimeProvider time, ILogger<AlertJob> logger)
{
    // More in one message is read by nobody.
    private const int MostStories = 5;

    /// <summary>Between two alerts on one topic.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    // After a longer time without the program it is no news any more.
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    /// <summary>Notes what is to be said.</summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var sequence = await archive.SequenceAsync(cancellationToken);
        var now = time.GetUtcNow();
        var behind = (await register.ActiveAsync(cancellationToken))
            .Where(follow => follow.Looked < sequence && IsDue(follow, now)).ToList();
        if (behind.Count == 0) return;
        // What is in no story yet would look like a new one.
        await stories.FollowAsync(null, cancellationToken);
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
                await register.SaveAsync(follow with { Due = now + Between }, null, cancellationToken);
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
            await register.SaveAsync(looked, null, cancellationToken);
            return;
        }

        var request = new Request("", new Dictionary<string, string>()) { Community = follow.Community };
        var scope = await coverage.GlanceAsync(request, cancellationToken);
        var since = follow.Added > now - News && follow.Added <= now ? follow.Added : now - News;
        var found = await news.FindAsync(follow.Topic, scope, follow.Looked, since, MostStories, cancellationToken);
        if (found.Stories.Count == 0)
        {
            await register.SaveAsync(looked, null, cancellationToken);
            return;
        }

        var reply = Reply.Of(found, follow.Topic);
        var said = new OutboxMessage
        {
            Kind = OutboxMessageKind.Alert,
            Of = follow.Key,
            Answer = await keeping.KeepAsync(
                $"/follow {follow.Topic}", reply.Text, found.Citations, default, request, null, cancellationToken),
            Place = follow.Place,
            Texts = [.. ReplyRenderer.Of(reply).Select(post => post.Text)],
            Made = now,
            Due = now,
        };
        await register.SaveAsync(looked with { Due = now + Between }, said, cancellationToken);
    }
}
