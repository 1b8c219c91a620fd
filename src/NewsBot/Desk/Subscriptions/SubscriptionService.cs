using NewsBot.Desk.Rendering;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Subscriptions;

/// <summary>
/// What members follow: for themselves by direct messages, and, set by who manages the community, for all in a channel.
/// </summary>
internal sealed class SubscriptionService(SubscriptionStore register, ArticleArchive archive, TimeProvider time)
{
    private const int LongestTopic = 100;
    private const int PerMember = 10;
    private const int PerCommunity = 50;

    /// <summary>For how long a topic is muted.</summary>
    public static readonly TimeSpan Muted = TimeSpan.FromDays(1);

    /// <summary>What the asker may see of what is followed: their own, and what is told in channels of the community.</summary>
    public async Task<IReadOnlyList<Subscription>> SeenAsync(Request request, CancellationToken cancellationToken) =>
        request is { Community: { } community, Asker.Member: var member }
            ? [.. (await register.ListAsync(community, cancellationToken))
                .Where(follow => !follow.IsDirect || follow.Member == member)]
            : [];

    /// <summary>Follows a topic from now on; one that is followed there already and paused goes on.</summary>
    /// <param name="request">Who, and where.</param>
    /// <param name="topic">A few words.</param>
    /// <param name="isHere">Whether in the channel, for all; else for the asker alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is followed; or why it is not.</returns>
    public async Task<(Subscription? Follow, string? Problem)> AddAsync(
        Request request, string topic, bool isHere, CancellationToken cancellationToken)
    {
        var (community, member) = (request.Community!, request.Asker!.Member);
        if (topic.Length > LongestTopic) return (null, $"That topic is too long; {LongestTopic} characters are enough.");
        var place = isHere && !request.IsDirect ? request.Place! : member;
        var all = await register.ListAsync(community, cancellationToken);
        var same =
            all.FirstOrDefault(follow => follow.Place == place
                && string.Equals(follow.Topic, topic, StringComparison.OrdinalIgnoreCase));
        var now = time.GetUtcNow();
        var sequence = await archive.SequenceAsync(cancellationToken);
        if (same is not null)
        {
            var again =
                same with
                {
                    Paused = null,
                    IsMuted = false,
                    Due = now,
                    Looked = same.Paused is null && !same.IsMuted
                    ? same.Looked : sequence
                };
            await register.SaveAsync(again, null, cancellationToken);
            return (again, null);
        }

        if (all.Count(follow => follow.Member == member) >= PerMember)
            return (null, $"You follow {PerMember} topics here, which is the most; /unfollow one first.");
        if (all.Count(follow => !follow.IsDirect) >= PerCommunity && isHere)
            return (null, $"{PerCommunity} topics are followed in channels here, which is the most; /unfollow one first.");
        return (await register.AddAsync(
            new Subscription
            {
                Community = community,
                Member = member,
                Place = place,
                IsDirect = place == member,
                Topic = topic,
                Added = now,
                Looked = sequence,
                Due = now,
            },
            cancellationToken), null);
    }

    /// <summary>Follows a topic no more.</summary>
    public Task RemoveAsync(Subscription follow, CancellationToken cancellationToken) =>
        register.RemoveAsync(follow.Key, cancellationToken);

    /// <summary>Whether somebody may change what is followed: their own, or anything where they manage the community.</summary>
    public static bool MayChange(Subscription follow, Asker asker) =>
        follow.Member == asker.Member || (!follow.IsDirect && asker.MayManage);

    /// <summary>Does what a button below an alert says.</summary>
    /// <returns>What whoever pressed it is told, in Markdown.</returns>
    public async Task<string> CarryOutAsync(
        SubscriptionButton button, Asker asker, string community, CancellationToken cancellationToken)
    {
        var follow = await register.FindAsync(button.Follow, cancellationToken);
        // In direct messages the community is the member's own, and what is told there may be of another.
        if (follow is null || (follow.Community != community && follow.Member != asker.Member))
            return "This is not followed any more.";
        if (!MayChange(follow, asker))
            return "Only who set this up, or who manages the server, can change it. /follow gives you alerts of your own.";
        var topic = DiscordMarkdown.Line(follow.Topic);
        if (button.Action == SubscriptionAction.Unfollow)
        {
            await register.RemoveAsync(follow.Key, cancellationToken);
            return $"“{topic}” is not followed any more.";
        }

        var until = time.GetUtcNow() + Muted;
        await register.SaveAsync(follow with { Due = until, IsMuted = true }, null, cancellationToken);
        return $"You hear no more of “{topic}” until {DiscordMarkdown.FromNow(until)}. What comes meanwhile is not told later.";
    }
}
