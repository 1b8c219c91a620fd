using Microsoft.Extensions.Options;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>Decides who may ask, in which channels, and how often.</summary>
internal sealed class AccessPolicy(
    CommunitySettingsCache communities, RateLimiter rateLimiter, DeskMetrics metrics, IOptions<NewsBotOptions> options)
{
    /// <summary>Admits a question, or refuses it.</summary>
    /// <param name="incoming">The question.</param>
    /// <param name="channel">The channel for the reply; it knows the names that a refusal needs outside of the community.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The reason of a refusal, in Markdown, null if the question is admitted; and the buckets that it was counted in, for
    /// <see cref="Refund"/>.
    /// </returns>
    public async Task<(string? Refusal, IReadOnlyList<string> Charged)> AdmitAsync(
        ChatEvent incoming, ReplyChannel channel, CancellationToken cancellationToken)
    {
        var admission = await DecideAsync(incoming, channel, cancellationToken);
        if (admission.Refusal is not null) metrics.RecordRefusal();
        return admission;
    }

    /// <summary>Gives a question that failed or was not understood back to the buckets that it was counted in.</summary>
    public void Refund(IReadOnlyList<string> charged) => rateLimiter.Refund(charged);

    private async Task<(string? Refusal, IReadOnlyList<string> Charged)> DecideAsync(
        ChatEvent incoming, ReplyChannel channel, CancellationToken cancellationToken)
    {
        var place = incoming.Location;
        var community = channel.CommunityName is { } name ? $"**{DiscordMarkdown.EscapeLine(name)}**" : null;
        var here = community is null ? "here" : $"in {community}";
        var settings = await communities.FindAsync(place.Community, cancellationToken);
        if (!place.IsDirect && settings.Channels.Count > 0 && !settings.Channels.Contains(place.Channel)
            && !settings.Channels.Contains(place.ReplyStream))
            return ($"Questions {here} are answered in {string.Join(", ", settings.Channels.Select(id => $"<#{id}>"))}.", []);
        if (!place.IsDirect && settings.Roles.Count > 0 && !incoming.Asker.CanManage
            && !settings.Roles.Any(incoming.Asker.Roles.Contains))
        {
            var roles = string.Join(" or ", settings.Roles.Select(role => FormatRole(role, channel)));
            return ($"To ask {here}, you need the role {roles}.", []);
        }


        var member = $"{place.Community} {incoming.Asker.Member}";
        var limits = options.Value.Quota;
        if (rateLimiter.Acquire(
            (member, Math.Min(settings.QuestionsPerMember ?? int.MaxValue, limits.QuestionsPerMember)),
            (place.Community, Math.Min(settings.QuestionsPerCommunity ?? int.MaxValue, limits.QuestionsPerCommunity)))
                is not var (bucket, retryAt))
            return (null, [member, place.Community]);
        // Rounded up, so that a member who comes back at that time is admitted.
        var nextTry = DiscordMarkdown.FormatRelative(retryAt.AddSeconds(1));
        return (bucket == member
            ? $"You have asked as much as one member may ask {here} in an hour. Ask again {nextTry}."
            : $"{community ?? "This community"} has asked as much as it may in an hour. Ask again {nextTry}.", []);
    }

    // A direct message cannot mention a role, so it is named.
    private static string FormatRole(string role, ReplyChannel channel) =>
        channel.FindRoleName(role) is { } name ? $"“{DiscordMarkdown.EscapeLine(name)}”" : $"<@&{role}>";
}
