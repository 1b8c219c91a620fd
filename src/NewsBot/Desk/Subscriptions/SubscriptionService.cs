using NewsBot.Desk.Rendering;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Subscriptions;

/// <summary>
/// Manages the topics that members follow: for themselves by direct message or, if they manage the community, for a channel.
/// </summary>
internal sealed class SubscriptionService(SubscriptionStore store, ArticleArchive archive, TimeProvider time)
{
    private const int MaxTopicLength = 100;
    private const int MaxPerMember = 10;
    private const int MaxPerCommunity = 50;

    /// <summary>How long a topic stays muted.</summary>
    public static readonly TimeSpan MuteDuration = TimeSpan.FromDays(1);

    /// <summary>Lists the subscriptions that the asker may see: their own, and those of the community's channels.</summary>
    public async Task<IReadOnlyList<Subscription>> ListVisibleAsync(Request request, CancellationToken cancellationToken) =>
        request is { Community: { } community, Asker.Member: var member }
            ? [.. (await store.ListAsync(community, cancellationToken))
                .Where(subscription => !subscription.IsDirect || subscription.Member == member)]
            : [];

    /// <summary>Follows a topic from now on. If it is followed there already, a pause or muting ends.</summary>
    /// <param name="request">The request; it names the member and the channel.</param>
    /// <param name="topic">The topic, in a few words.</param>
    /// <param name="forChannel">True to alert the channel; false to alert the asker by direct message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The subscription; or the reason why there is none, as a sentence.</returns>
    public async Task<(Subscription? Follow, string? Problem)> AddAsync(
        Request request, string topic, bool forChannel, CancellationToken cancellationToken)
    {
        var (community, member) = (request.Community!, request.Asker!.Member);
        if (topic.Length > MaxTopicLength) return (null, $"That topic is too long; {MaxTopicLength} characters are enough.");
        var address = forChannel && !request.IsDirect ? request.Address! : member;
        var all = await store.ListAsync(community, cancellationToken);
        var existing =
            all.FirstOrDefault(subscription => subscription.Place == address
                && string.Equals(subscription.Topic, topic, StringComparison.OrdinalIgnoreCase));
        var now = time.GetUtcNow();
        var sequence = await archive.GetLatestSequenceAsync(cancellationToken);
        if (existing is not null)
        {
            var resumed =
                existing with
                {
                    Paused = null,
                    IsMuted = false,
                    Due = now,
                    SearchedSequence = existing.Paused is null && !existing.IsMuted
                    ? existing.SearchedSequence : sequence
                };
            await store.SaveAsync(resumed, null, cancellationToken);
            return (resumed, null);
        }

        if (all.Count(subscription => subscription.Member == member) >= MaxPerMember)
            return (null, $"You follow {MaxPerMember} topics here, which is the most; /unfollow one first.");
        if (all.Count(subscription => !subscription.IsDirect) >= MaxPerCommunity && forChannel)
            return (null, $"{MaxPerCommunity} topics are followed in channels here, which is the most; /unfollow one first.");
        return (await store.AddAsync(
            new Subscription
            {
                Community = community,
                Member = member,
                Place = address,
                IsDirect = address == member,
                Topic = topic,
                Added = now,
                SearchedSequence = sequence,
                Due = now,
            },
            cancellationToken), null);
    }

    /// <summary>Stops following a topic.</summary>
    public Task RemoveAsync(Subscription subscription, CancellationToken cancellationToken) =>
        store.RemoveAsync(subscription.Key, cancellationToken);

    /// <summary>
    /// Returns true if a member may change a subscription: their own, or that of a channel if they manage the community.
    /// </summary>
    public static bool CanChange(Subscription subscription, Asker asker) =>
        subscription.Member == asker.Member || (!subscription.IsDirect && asker.CanManage);

    /// <summary>Carries out the action of a button below an alert.</summary>
    /// <returns>The reply to the member who pressed it, in Markdown.</returns>
    public async Task<string> HandleButtonAsync(
        SubscriptionButton button, Asker asker, string community, CancellationToken cancellationToken)
    {
        var subscription = await store.FindAsync(button.SubscriptionKey, cancellationToken);
        // In direct messages the community is the member's own, but the alert may belong to another community.
        if (subscription is null || (subscription.Community != community && subscription.Member != asker.Member))
            return "This is not followed any more.";
        if (!CanChange(subscription, asker))
            return "Only who set this up, or who manages the server, can change it. /follow gives you alerts of your own.";
        var topic = DiscordMarkdown.EscapeLine(subscription.Topic);
        if (button.Action == SubscriptionAction.Unfollow)
        {
            await store.RemoveAsync(subscription.Key, cancellationToken);
            return $"“{topic}” is not followed any more.";
        }

        var until = time.GetUtcNow() + MuteDuration;
        await store.SaveAsync(subscription with { Due = until, IsMuted = true }, null, cancellationToken);
        return $"You hear no more of “{topic}” until {DiscordMarkdown.FormatTime(until)}. "
            + "What comes meanwhile is not told later.";
    }
}
