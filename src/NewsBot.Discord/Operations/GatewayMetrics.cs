using System.Diagnostics.Metrics;
using Discord;
using Discord.WebSocket;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord.Operations;

/// <summary>The connection to Discord in numbers, read when they are collected.</summary>
internal sealed class GatewayMetrics
{
    public const string Name = "NewsBot.Discord";

    public GatewayMetrics(IMeterFactory meters, DiscordShardedClient client, Clerk clerk)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("newsbot.gateway.shards", () => Connected(client), "{shard}", "Shards that are connected");
        meter.CreateObservableGauge(
            "newsbot.gateway.latency", () => client.Shards is null ? 0 : client.Latency / 1000.0,
            "s", "The mean round trip of a heartbeat");
        meter.CreateObservableGauge(
            "newsbot.gateway.servers", () => client.Shards is null ? 0 : client.Guilds.Count,
            "{server}", "Servers that the bot is in");
        meter.CreateObservableGauge(
            "newsbot.replies.under_way", () => clerk.UnderWay, "{reply}", "Replies that are being worked on");
    }

    /// <summary>How many shards are connected.</summary>
    public static int Connected(DiscordShardedClient client) =>
        client.Shards?.Count(shard => shard.ConnectionState == ConnectionState.Connected) ?? 0;
}
