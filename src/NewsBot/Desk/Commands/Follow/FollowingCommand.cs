using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Commands.Follow;

/// <summary>Lists the followed topics and the scheduled briefs that the asker may see.</summary>
internal sealed class FollowingCommand(
    CommunitySettingsCache communities, SubscriptionService subscriptions, BriefStore briefs) : Command(Declared)
{
    public static CommandDeclaration Declared { get; } =
        new("following", "The topics that you follow, and the alerts and briefs of this server's channels")
        {
            Examples = ["/following"],
            IsPrivate = true,
            IsOnlyForMembers = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: { } community, Asker: not null })
            return Reply.UsageError("Topics are followed by members of a chat platform; here there are none.");
        var settings = await communities.FindAsync(community, cancellationToken);
        var lines = (await subscriptions.ListVisibleAsync(request, cancellationToken)).Select(subscription =>
                $"- “{DiscordMarkdown.EscapeLine(subscription.Topic)}”, "
                    + (subscription.IsDirect ? "to you" : $"in {DiscordMarkdown.FormatChannel(subscription.Place)}")
                    + FormatState(subscription))
            .Concat((await briefs.ListAsync(community, cancellationToken)).Select(brief =>
                $"- a brief in {DiscordMarkdown.FormatChannel(brief.Place)} at {DiscordMarkdown.EscapeLine(brief.Times!)} ("
                    + $"{TimeZones.GetZone(settings).Id})"
                + (brief.Paused is { } why ? $"; paused: {why}" : brief.Due is { } due
                ? $", next {DiscordMarkdown.FormatRelative(due)}" : "")))
            .ToList();
        return new Reply
        {
            Text = lines.Count == 0
                ? "Nothing is followed here. `/follow Merrow Dam` follows a topic, `/brief at:08:00` gives a channel a daily "
                    + "brief."
                : $"Followed here:\n{string.Join('\n', lines)}"
                    + (settings.Quiet is { } quiet ? $"\nNo alerts are sent from {quiet} ({TimeZones.GetZone(settings).Id})."
                    : ""),
            IsMarkdown = true,
            IsPrivate = true,
        };
    }

    private static string FormatState(Subscription subscription) =>
        subscription.Paused is { } why ? $"; paused: {why}" : subscription.IsMuted
            ? $"; muted until {DiscordMarkdown.FormatTime(subscription.Due)}" : "";
}
