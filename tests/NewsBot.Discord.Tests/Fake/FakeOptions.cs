using System.Globalization;
using System.Text;
using NewsBot.Discord.Tests.Fake.Gateway;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>What the fake Discord is like. Everything has a default that suits a bot with one shard.</summary>
public sealed record FakeOptions
{
    private const ulong DefaultBotId = 1_290_000_000_000_000_200;

    /// <summary>Of the shape that a client checks: the first part is the bot's id.</summary>
    public const string DefaultToken = "MTI5MDAwMDAwMDAwMDAwMDIwMA.GfAkEt.not-a-secret-but-as-long-as-a-real-one-is";

    /// <summary>Those that are let in. Another gets 401 and, on the gateway, the close code 4004.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [DefaultToken];

    /// <summary>How many shards are recommended; a guild goes to shard <c>(id >> 22) % shards</c>.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>How many shards may identify within five seconds. It is told, not enforced.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Discord's own, by default.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41250);

    /// <summary>
    /// Those of the privileged intents that are switched on for the application; a client that asks for another is closed
    /// with 4014. Default: all. Without <see cref="FakeIntents.MessageContent"/> the REST answers leave content out too.
    /// </summary>
    public FakeIntents Privileged { get; init; } = FakeIntents.AllPrivileged;

    /// <summary>Not the bot's own id, as old applications have it, so that a mix-up is seen.</summary>
    public ulong ApplicationId { get; init; } = 1_290_000_000_000_000_100;

    public ulong BotId { get; init; } = DefaultBotId;

    public string BotName { get; init; } = "NewsBot";

    /// <summary>
    /// How long an interaction waits for its first response. Discord's own is <see cref="FakeInteraction.ResponseTime"/>,
    /// which a busy machine may take for anything; default: so long that only a hang exceeds it.
    /// </summary>
    public TimeSpan ResponseTime { get; init; } = FakeDiscord.Hang;

    /// <summary>
    /// What ids, times and the limits of interactions go by. The client has its own clock: start a fake one at the present.
    /// </summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A token that a client takes for one of this bot.</summary>
    public static string TokenOf(ulong botId, string secret = "not-a-secret-but-as-long-as-a-real-one-is")
    {
        var id = Encoding.UTF8.GetBytes(botId.ToString(CultureInfo.InvariantCulture));
        return $"{Convert.ToBase64String(id).TrimEnd('=')}.GfAkEt.{secret}";
    }
}
