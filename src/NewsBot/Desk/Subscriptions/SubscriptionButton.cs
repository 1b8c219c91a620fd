using System.Globalization;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Subscriptions;

/// <summary>What can be done with an alert.</summary>
internal enum SubscriptionAction
{
    /// <summary>Hear no more of it for a day.</summary>
    Mute,

    /// <summary>Follow it no more.</summary>
    Unfollow,
}

/// <summary>A button below an alert. Its id says all that is needed to know it after a restart.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Follow">The key of what is followed.</param>
internal readonly record struct SubscriptionButton(SubscriptionAction Action, long Follow)
{
    private string Id => string.Create(CultureInfo.InvariantCulture, $"{Action.ToString().ToLowerInvariant()}:{Follow}");

    public static IReadOnlyList<MessageButton> Of(long follow) =>
    [
        new MessageButton(new SubscriptionButton(SubscriptionAction.Mute, follow).Id, "Mute for a day"),
        new MessageButton(new SubscriptionButton(SubscriptionAction.Unfollow, follow).Id, "Unfollow"),
    ];

    /// <summary>Reads an id; null where it is none of these.</summary>
    public static SubscriptionButton? Read(string id) =>
        id.Split(':') is [var action, var key]
            && Enum.TryParse<SubscriptionAction>(action, ignoreCase: true, out var known) && Enum.IsDefined(known)
            && !char.IsAsciiDigit(action[0])
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var follow)
            ? new SubscriptionButton(known, follow) : null;
}
