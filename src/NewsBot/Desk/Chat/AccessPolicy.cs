using Microsoft.Extensions.Options;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>Who may ask where, and how much.</summary>
internal sealed class AccessPolicy(
    CommunitySettingsCache communities, RateLimiter quota, DeskMetrics metrics, IOptions<NewsBotOptions> options)
{
    /// <summary>Lets a question in.</summary>
    /// <returns>Why not, in Markdown, or what was taken for it; and what the community has set.</returns>
    public async Task<(string? Refusal, IReadOnlyList<string> Taken)> AdmitAsync(
        ChatEvent incoming, CancellationToken cancellationToken)
    {
        var admission = await DecideAsync(incoming, cancellationToken);
        if (admission.Refusal is not null) metrics.Refused();
        return admission;
    }

    /// <summary>Gives back what was taken for a question that came to nothing.</summary>
    public void GiveBack(IReadOnlyList<string> taken) => quota.GiveBack(taken);

    private async Task<(string? Refusal, IReadOnlyList<string> Taken)> DecideAsync(
        ChatEvent incoming, CancellationToken cancellationToken)
    {
        var place = incoming.Place;
        var settings = await communities.FindAsync(place.Community, cancellationToken);
        if (!place.IsDirect && settings.Channels.Count > 0 && !settings.Channels.Contains(place.Channel)
            && !settings.Channels.Contains(place.Stream))
            return (
                $"Questions are answered in {string.Join(", ", settings.Channels.Select(channel => $"<#{channel}>"))} here.", []);
        if (!place.IsDirect && settings.Roles.Count > 0 && !incoming.Asker.MayManage
            && !settings.Roles.Any(incoming.Asker.Roles.Contains))
            return ($"To ask here, you need the role {string.Join(" or ", settings.Roles.Select(role => $"<@&{role}>"))}.", []);

        var member = $"{place.Community} {incoming.Asker.Member}";
        var most = options.Value.Quota;
        if (quota.Take(
            (member, Math.Min(settings.QuestionsPerMember ?? int.MaxValue, most.QuestionsPerMember)),
            (place.Community, Math.Min(settings.QuestionsPerCommunity ?? int.MaxValue, most.QuestionsPerCommunity)))
                is not var (who, again))
            return (null, [member, place.Community]);
        // Rounded up, so that who comes back then is let in.
        var then = again.AddSeconds(1);
        return (who == member
            ? $"You have asked as much as one member may in an hour. Ask again {DiscordMarkdown.FromNow(then)}."
            : $"This community has asked as much as it may in an hour. Ask again {DiscordMarkdown.FromNow(then)}.", []);
    }
}
