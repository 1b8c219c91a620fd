using Microsoft.Extensions.Options;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>Decides who may ask, in which channels, and how often.</summary>
internal sealed class AccessPolicy(
    CommunitySettingsCache communities, RateLimiter rateLimiter, DeskMetrics metrics, IOptions<NewsBotOptions> options)
{
    /// <summary>Admits a question, or refuses it.</summary>
    /// <returns>
    /// The reason of a refusal, in Markdown, null if the question is admitted; and the buckets that it was counted in, for
    /// <see cref="Refund"/>.
    /// </returns>
    public async Task<(string? Refusal, IReadOnlyList<string> Charged)> AdmitAsync(
        ChatEvent incoming, CancellationToken cancellationToken)
    {
        var admission = await DecideAsync(incoming, cancellationToken);
        if (admission.Refusal is not null) metrics.RecordRefusal();
        return admission;
    }

    /// <summary>Gives a question that failed or was not understood back to the buckets that it was counted in.</summary>
    public void Refund(IReadOnlyList<string> charged) => rateLimiter.Refund(charged);

    private async Task<(string? Refusal, IReadOnlyList<string> Charged)> DecideAsync(
        ChatEvent incoming, CancellationToken cancellationToken)
    {
        var place = incoming.Location;
        var settings = await communities.FindAsync(place.Community, cancellationToken);
        if (!place.IsDirect && settings.Channels.Count > 0 && !settings.Channels.Contains(place.Channel)
            && !settings.Channels.Contains(place.ReplyStream))
            return (
                $"Questions are answered in {string.Join(", ", settings.Channels.Select(channel => $"<#{channel}>"))} here.", []);
        if (!place.IsDirect && settings.Roles.Count > 0 && !incoming.Asker.CanManage
            && !settings.Roles.Any(incoming.Asker.Roles.Contains))
            return ($"To ask here, you need the role {string.Join(" or ", settings.Roles.Select(role => $"<@&{role}>"))}.", []);

        var member = $"{place.Community} {incoming.Asker.Member}";
        var limits = options.Value.Quota;
        if (rateLimiter.Acquire(
            (member, Math.Min(settings.QuestionsPerMember ?? int.MaxValue, limits.QuestionsPerMember)),
            (place.Community, Math.Min(settings.QuestionsPerCommunity ?? int.MaxValue, limits.QuestionsPerCommunity)))
                is not var (bucket, retryAt))
            return (null, [member, place.Community]);
        // Rounded up, so that a member who comes back at that time is admitted.
        var nextTry = retryAt.AddSeconds(1);
        return (bucket == member
            ? $"You have asked as much as one member may in an hour. Ask again {DiscordMarkdown.FormatRelative(nextTry)}."
            : $"This community has asked as much as it may in an hour. Ask again {DiscordMarkdown.FormatRelative(nextTry)}.", []);
    }
}
