using Discord;
using Discord.WebSocket;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Discord.Tests.Fake.Gateway;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests;

/// <summary>The real client and the fake understand each other: the gateway and its disturbances.</summary>
public sealed class FakeGatewayTests
{
    [Fact]
    public async Task EachShardHearsOfItsOwnGuildAndTheFirstOfDirectMessages()
    {
        await using var discord = await FakeDiscord.StartAsync(new FakeOptions { Shards = 2, MaxConcurrency = 2 });
        var (first, second) = (discord.AddGuild("First", shard: 0), discord.AddGuild("Second", shard: 1));
        var (one, two) = (first.AddChannel("one"), second.AddChannel("two"));
        var ada = first.AddMember("Ada");
        second.AddMember(ada);
        var heard = new Heard();
        await using var client = await TestClient.StartShardedAsync(discord, heard.Listen);

        await ada.SaysAsync(one, $"{discord.Bot.Mention} one");
        await ada.SaysAsync(two, $"{discord.Bot.Mention} two");
        await ada.DirectAsync("direct");
        await heard.UntilAsync(discord, 3);

        heard.Texts.Order().ShouldBe([$"{discord.Bot.Mention} one", $"{discord.Bot.Mention} two", "direct"]);
        var sharded = (DiscordShardedClient)client.Client;
        sharded.GetShardIdFor(sharded.GetGuild(second.Id)).ShouldBe(1);
        (first.Shard, second.Shard, discord.Gateway.ReadyShards).ShouldBe((0, 1, 2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatWasMissedWhileAwayIsToldAfterTheResume(bool asked)
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var (channel, ada) = (guild.AddChannel("general"), guild.AddMember("Ada"));
        var heard = new Heard();
        await using var client = await TestClient.StartAsync(discord, set: heard.Listen);

        discord.Gateway.Refuses = true;
        if (asked) discord.Gateway.Reconnect();
        else discord.Gateway.Drop();
        await discord.UntilAsync(() => discord.Gateway.ReadyShards == 0, "the client is away");
        await ada.SaysAsync(channel, $"{discord.Bot.Mention} missed?");
        discord.Gateway.Refuses = false;
        await heard.UntilAsync(discord, 1);

        heard.Texts.ShouldBe([$"{discord.Bot.Mention} missed?"]);
        discord.Gateway.Count(FakeGatewayEventKind.Resumed).ShouldBe(1);
        discord.Gateway.Count(FakeGatewayEventKind.Identified).ShouldBe(1);
    }

    [Fact]
    public async Task AfterAnInvalidSessionTheClientIdentifiesAgain()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var (channel, ada) = (guild.AddChannel("general"), guild.AddMember("Ada"));
        var heard = new Heard();
        await using var client = await TestClient.StartAsync(discord, set: heard.Listen);

        discord.Gateway.InvalidateSession();
        await discord.UntilAsync(() => discord.Gateway.Count(FakeGatewayEventKind.Identified) == 2, "a second identify");
        await ada.SaysAsync(channel, $"{discord.Bot.Mention} again");
        await heard.UntilAsync(discord, 1);

        heard.Texts.ShouldBe([$"{discord.Bot.Mention} again"]);
    }

    [Fact]
    public async Task SessionThatIsForgottenIsNotResumed()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var (channel, ada) = (guild.AddChannel("general"), guild.AddMember("Ada"));
        var heard = new Heard();
        await using var client = await TestClient.StartAsync(discord, set: heard.Listen);

        discord.Gateway.Refuses = true;
        discord.Gateway.Drop();
        await discord.UntilAsync(() => discord.Gateway.ReadyShards == 0, "the client is away");
        await ada.SaysAsync(channel, $"{discord.Bot.Mention} lost");
        discord.Gateway.ForgetSessions();
        discord.Gateway.Refuses = false;
        await discord.ReadyAsync();
        await ada.SaysAsync(channel, $"{discord.Bot.Mention} heard");
        await heard.UntilAsync(discord, 1);

        heard.Texts.ShouldBe([$"{discord.Bot.Mention} heard"]);
        discord.Gateway.Count(FakeGatewayEventKind.ResumeRefused).ShouldBe(1);
    }

    [Fact]
    public async Task MessageCanComeTwice()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var (channel, ada) = (guild.AddChannel("general"), guild.AddMember("Ada"));
        var heard = new Heard();
        await using var client = await TestClient.StartAsync(discord, set: heard.Listen);

        var message = await ada.SaysAsync(channel, $"{discord.Bot.Mention} twice");
        discord.DeliverAgain(message);
        await heard.UntilAsync(discord, 2);

        heard.Ids.ShouldBe([message.Id, message.Id]);
    }

    [Fact]
    public async Task HeartbeatsAreRecorded()
    {
        await using var discord =
            await FakeDiscord.StartAsync(new FakeOptions { HeartbeatInterval = TimeSpan.FromMilliseconds(50) });
        await using var client = await TestClient.StartAsync(discord);

        await discord.UntilAsync(() => discord.Gateway.Heartbeats.Count >= 3, "three heartbeats");

        discord.Gateway.Heartbeats.ShouldAllBe(beat => beat.Shard == 0 && beat.Since >= TimeSpan.Zero);
    }

    [Fact]
    public async Task WrongTokenIsRefusedByRestAndGateway()
    {
        await using var discord = await FakeDiscord.StartAsync(new FakeOptions { Tokens = [FakeOptions.TokenOf(1)] });
        var config = TestClient.Config(discord, GatewayIntents.AllUnprivileged);
        // Without asking REST first, so that the gateway itself sees the token.
        config.GatewayHost = discord.GatewayUrl;
        await using var client = new DiscordSocketClient(config);

        await client.LoginAsync(TokenType.Bot, FakeOptions.DefaultToken);
        await client.StartAsync();
        await discord.UntilAsync(() => discord.Gateway.History.Any(each => each.Code == 4004), "a refusal");
        var refused = await Should.ThrowAsync<global::Discord.Net.HttpException>(() => client.Rest.GetCurrentBotInfoAsync());
        await client.StopAsync();

        refused.HttpCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        discord.Gateway.ReadyShards.ShouldBe(0);
    }

    [Fact]
    public async Task PrivilegedIntentThatIsSwitchedOffIsRefused()
    {
        await using var discord = await FakeDiscord.StartAsync(new FakeOptions { Privileged = FakeIntents.None });
        var intents = GatewayIntents.AllUnprivileged | GatewayIntents.MessageContent;
        await using var client = new DiscordSocketClient(TestClient.Config(discord, intents));

        await client.LoginAsync(TokenType.Bot, FakeOptions.DefaultToken);
        await client.StartAsync();
        await discord.UntilAsync(
            () => discord.Gateway.History.Any(each => each is { Kind: FakeGatewayEventKind.Refused, Code: 4014 }), "a refusal");
        await client.StopAsync();

        discord.Gateway.Count(FakeGatewayEventKind.Identified).ShouldBe(0);
    }

    [Fact]
    public async Task WhatIsAddedLaterIsTold()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var joined = Source.Of<SocketGuild>();
        var role = Source.Of<SocketRole>();
        await using var client = await TestClient.StartAsync(discord, set: set =>
        {
            set.JoinedGuild += guild => Task.FromResult(joined.TrySetResult(guild));
            set.RoleCreated += created => Task.FromResult(role.TrySetResult(created));
        });

        var guild = discord.AddGuild("Late");
        // Of a server that it does not know whole, the client drops what it is told.
        await discord.UntilAsync(() => client.Client.GetGuild(guild.Id)?.IsSynced == true, "the client knows the guild");
        var editors = guild.AddRole("Editors", FakePermissions.ManageGuild);
        var channel = guild.AddChannel("late");
        var told = await role.Task.WaitAsync(FakeDiscord.Hang, TestContext.Current.CancellationToken);
        await discord.UntilAsync(() => client.Client.GetChannel(channel.Id) is not null, "the client knows the channel");

        (await joined.Task).Id.ShouldBe(guild.Id);
        (told.Name, told.Permissions.ManageGuild).ShouldBe(("Editors", true));
        editors.Id.ShouldBe(told.Id);
    }

    /// <summary>What a client hears from people.</summary>
    private sealed class Heard
    {
        private readonly List<SocketMessage> messages = [];

        public IReadOnlyList<string> Texts
        {
            get { lock (messages) return [.. messages.Select(message => message.Content)]; }
        }

        public IReadOnlyList<ulong> Ids
        {
            get { lock (messages) return [.. messages.Select(message => message.Id)]; }
        }

        public void Listen(BaseSocketClient client) => client.MessageReceived += message =>
        {
            if (!message.Author.IsBot)
            {
                lock (messages) messages.Add(message);
            }

            return Task.CompletedTask;
        };

        public Task UntilAsync(FakeDiscord discord, int count) =>
            discord.UntilAsync(() => Texts.Count >= count, $"{count} messages arrive");
    }
}
