using NewsBot.Briefing.Changes;
using NewsBot.Desk.Chat;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Notifications;

/// <summary>Finds what came on a followed topic, and writes the alert of it.</summary>
internal sealed class AlertComposer(ScopeResolver coverage, NewStoryFinder news, AnswerRecorder recorder)
{
    // More in one message is read by nobody.
    private const int MostStories = 5;

    // After a longer time without the program it is no news any more.
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    /// <summary>The alert; null where nothing came since a subscription was last looked at.</summary>
    public async Task<OutboxMessage?> ComposeAsync(
        Subscription subscription, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new Request("", new Dictionary<string, string>()) { Community = subscription.Community };
        var scope = await coverage.GlanceAsync(request, cancellationToken);
        var since = subscription.Added > now - News && subscription.Added <= now ? subscription.Added : now - News;
        var found =
            await news.FindAsync(subscription.Topic, scope, subscription.Looked, since, MostStories, cancellationToken);
        if (found.Stories.Count == 0) return null;
        var reply = Reply.Citing(AlertText.Of(found, subscription.Topic), found.Citations);
        return new OutboxMessage
        {
            Kind = OutboxMessageKind.Alert,
            Of = subscription.Key,
            Answer = await recorder.KeepAsync(
                $"/follow {subscription.Topic}", reply.Text, found.Citations, default, request, null, cancellationToken),
            Place = subscription.Place,
            Texts = [.. ReplyRenderer.Of(reply).Select(post => post.Text)],
            Made = now,
            Due = now,
        };
    }
}
