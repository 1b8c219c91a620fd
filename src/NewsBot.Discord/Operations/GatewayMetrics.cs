using System.Diagnostics.Metrics;
using Discord;
using Discord.WebSocket;
using NewsBot.Desk.Chat;

namespace NewsBot.Discord.Operations;

/// <summary>Publishes metrics of the connection to Discord. The values are read when they are collected.</summary>
internal sealed class GatewayMetrics
{
    public const string Name = "NewsBot.Discord";

    private readonly DiscordShardedClient client;

    /// <param name="meters">Creates the meter.</param>
    /// <param name="client">The connection.</param>
    /// <param name="dispatcher">Knows how many replies are being worked on.</param>
    public GatewayMetrics(IMeterFactory meters, DiscordShardedClient client, ChatDispatcher dispatcher)
    {
        this.client = client;
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("newsbot.gateway.shards", () => ConnectedCount, "{shard}", "Shards that are connected");
        meter.CreateObservableGauge(
            "newsbot.gateway.latency", () => client.Shards is null ? 0 : client.Latency / 1000.0,
            "s", "The mean round trip of a heartbeat");
        meter.CreateObservableGauge(
            "newsbot.gateway.servers", () => client.Shards is null ? 0 : client.Guilds.Count,
            "{server}", "Servers that the bot is in");
        meter.CreateObservableGauge(
            "newsbot.replies.under_way", () => dispatcher.ActiveReplies, "{reply}", "Replies that are being worked on");
    }

    /// <summary>How many shards are served; 0 before the first connection.</summary>
    public int ShardCount => client.Shards?.Count ?? 0;

    /// <summary>How many shards are connected.</summary>
    public int ConnectedCount => client.Shards?.Count(shard => shard.ConnectionState == ConnectionState.Connected) ?? 0;
}
