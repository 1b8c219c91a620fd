using Discord;
using Discord.Net.Rest;
using Discord.Rest;
using Discord.WebSocket;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>A real client of Discord.Net, of one shard or of several, connected to the fake.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private TestClient(BaseSocketClient client) => Client = client;

    public BaseSocketClient Client { get; }

    public DiscordRestClient Rest => Client switch
    {
        DiscordSocketClient single => single.Rest,
        DiscordShardedClient sharded => sharded.Rest,
        _ => throw new InvalidOperationException(),
    };

    public static DiscordSocketConfig Config(FakeDiscord discord, GatewayIntents intents) => new()
    {
        RestClientProvider = _ => DefaultRestClientProvider.Create()(discord.RestUrl),
        GatewayIntents = intents,
        UseSystemClock = false,
        // What is too late, the fake says itself.
        UseInteractionSnowflakeDate = false,
        ResponseInternalTimeCheck = false,
    };

    /// <summary>Connected and ready.</summary>
    public static async Task<TestClient> StartAsync(
        FakeDiscord discord, GatewayIntents intents = GatewayIntents.AllUnprivileged, Action<BaseSocketClient>? set = null)
    {
        var client = new DiscordSocketClient(Config(discord, intents));
        var ready = Source.Of();
        client.Ready += () => Task.FromResult(ready.TrySetResult());
        set?.Invoke(client);
        await client.LoginAsync(TokenType.Bot, FakeOptions.DefaultToken);
        await client.StartAsync();
        await ready.Task.WaitAsync(FakeDiscord.Hang);
        return new TestClient(client);
    }

    /// <summary>Connected and ready, with as many shards as are recommended.</summary>
    public static async Task<TestClient> StartShardedAsync(FakeDiscord discord, Action<BaseSocketClient>? set = null)
    {
        var client = new DiscordShardedClient(Config(discord, GatewayIntents.AllUnprivileged));
        var ready = Source.Of();
        var left = discord.Options.Shards;
        client.ShardReady += _ => Task.FromResult(Interlocked.Decrement(ref left) == 0 && ready.TrySetResult());
        set?.Invoke(client);
        await client.LoginAsync(TokenType.Bot, FakeOptions.DefaultToken);
        await client.StartAsync();
        await ready.Task.WaitAsync(FakeDiscord.Hang);
        return new TestClient(client);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.StopAsync();
        await Client.DisposeAsync();
    }
}

/// <summary>What a handler tells a test.</summary>
internal static class Source
{
    // The test goes on elsewhere: on the thread of the gateway it would wait for itself when it stops the client.
    public static TaskCompletionSource<T> Of<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static TaskCompletionSource Of() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
