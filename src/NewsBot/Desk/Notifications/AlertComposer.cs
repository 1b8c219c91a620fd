using NewsBot.Briefing.Changes;
using NewsBot.Desk.Chat;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Notifications;

/// <summary>Finds new coverage of a followed topic, and writes the alert.</summary>
internal sealed class AlertComposer(ScopeResolver scopes, NewStoryFinder stories, AnswerRecorder recorder)
{
    // Nobody reads more stories in one message.
    private const int MaxStories = 5;

    // Older stories are no news any more, even if the program was down when they came.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    /// <summary>Composes the alert; null if nothing came since the subscription was last checked.</summary>
    public async Task<OutboxMessage?> ComposeAsync(
        Subscription subscription, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new Request("", new Dictionary<string, string>()) { Community = subscription.Community };
        var scope = await scopes.ResolveLenientlyAsync(request, cancellationToken);
        var since = subscription.Added > now - MaxAge && subscription.Added <= now ? subscription.Added : now - MaxAge;
        var newStories =
            await stories.FindAsync(
                subscription.Topic, scope, subscription.SearchedSequence, since, MaxStories, cancellationToken);
        if (newStories.Stories.Count == 0) return null;
        var reply = Reply.WithCitations(AlertText.Format(newStories, subscription.Topic), newStories.Citations);
        return new OutboxMessage
        {
            Kind = OutboxMessageKind.Alert,
            CauseKey = subscription.Key,
            Answer = await recorder.RecordAsync(
                $"/follow {subscription.Topic}", reply.Text, newStories.Citations, default, request, null, cancellationToken),
            Place = subscription.Place,
            Texts = [.. ReplyRenderer.Render(reply).Select(post => post.Text)],
            Made = now,
            Due = now,
        };
    }
}
