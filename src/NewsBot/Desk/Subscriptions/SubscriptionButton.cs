using System.Globalization;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Subscriptions;

/// <summary>The actions that the buttons below an alert offer. The names are part of button ids and must not change.</summary>
internal enum SubscriptionAction
{
    /// <summary>Mutes the topic for a day.</summary>
    Mute,

    /// <summary>Stops following the topic.</summary>
    Unfollow,
}

/// <summary>
/// A button below an alert. Its id identifies action and subscription, so that it still works after a restart.
/// </summary>
/// <param name="Action">The action of the button.</param>
/// <param name="SubscriptionKey">The key of the subscription.</param>
internal readonly record struct SubscriptionButton(SubscriptionAction Action, long SubscriptionKey)
{
    private string Id => string.Create(CultureInfo.InvariantCulture, $"{Action.ToString().ToLowerInvariant()}:{SubscriptionKey}");

    /// <summary>Creates the buttons below an alert.</summary>
    public static IReadOnlyList<MessageButton> CreateButtons(long subscription) =>
    [
        new MessageButton(new SubscriptionButton(SubscriptionAction.Mute, subscription).Id, "Mute for a day"),
        new MessageButton(new SubscriptionButton(SubscriptionAction.Unfollow, subscription).Id, "Unfollow"),
    ];

    /// <summary>Parses the id of a button; null if it is not one of these.</summary>
    public static SubscriptionButton? Parse(string id) =>
        id.Split(':') is [var action, var key]
            && Enum.TryParse<SubscriptionAction>(action, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
            && !char.IsAsciiDigit(action[0])
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var subscription)
            ? new SubscriptionButton(parsed, subscription) : null;
}
