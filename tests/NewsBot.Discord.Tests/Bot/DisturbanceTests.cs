using NewsBot.Discord.Tests.Fake;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>What members see when Discord, the connection or the bot itself is disturbed.</summary>
public sealed class DisturbanceTests
{
    [Theory]
    [InlineData("reconnect")]
    [InlineData("drop")]
    [InlineData("invalid session")]
    [InlineData("invalid session, resumable")]
    public async Task AnAnswerUnderWayArrivesOnceWhateverBecomesOfTheConnection(string disturbance)
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(
            ModelReplies.SaysBehind(
                gate.Task, "Inspector Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest",
                " crack is 14 metres long. [1]"));
        await using var host = await BotTestHost.StartAsync(settings: AskingTests.Model(model));
        var question = await host.AskAsync();
        (await host.Discord.BotSaysAsync(host.Channel, reply => reply.RepliesTo == question)).Content.ShouldEndWith("…");

        switch (disturbance)
        {
            case "reconnect":
                host.Discord.Gateway.Reconnect();
                break;
            case "drop":
                host.Discord.Gateway.Drop();
                break;
            default:
                host.Discord.Gateway.InvalidateSession(resumable: disturbance.EndsWith("resumable", StringComparison.Ordinal));
                break;
        }

        gate.SetResult();
        var answer = await host.ReplyToAsync(question);
        // Of a new session, Discord.Net drops messages until it has heard of all servers.
        var isNew = disturbance.StartsWith("invalid", StringComparison.Ordinal);
        await host.Discord.UntilAsync(() => host.Logs.Text.Split("Gateway: Ready").Length > (isNew ? 2 : 1), "the bot is back");
        var next = await host.ReplyToAsync(await host.AskAsync());

        answer.Content.ShouldContain(BotTestHost.Answered);
        next.Content.ShouldNotBeEmpty();
        host.Discord.BotMessages.Count(message => message.RepliesTo == question).ShouldBe(1);
    }

    [Fact]
    public async Task WhatIsAskedWhileTheConnectionIsDownIsAnsweredWhenItIsBack()
    {
        await using var host = await BotTestHost.StartAsync();
        host.Discord.Gateway.Drop();

        var reply = await host.ReplyToAsync(await host.AskAsync());

        reply.Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task AMessageThatIsDeliveredTwiceIsAnsweredOnce()
    {
        await using var host = await BotTestHost.StartAsync();
        var question = await host.AskAsync();
        host.Discord.DeliverAgain(question);
        await host.ReplyToAsync(question);
        host.Discord.DeliverAgain(question);

        await host.ReplyToAsync(await host.AskAsync());

        host.Discord.BotMessages.Count(message => message.RepliesTo == question).ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(429)]
    public async Task WhatDiscordDoesNotTakeNowIsPostedLater(int status)
    {
        await using var host = await BotTestHost.StartAsync();
        host.Discord.Faults.On(
            "POST", "channels/*/messages",
            status == 429 ? FakeFault.RateLimited(TimeSpan.FromSeconds(1)) : FakeFault.Broken(status),
            times: 2);

        var reply = await host.ReplyToAsync(await host.AskAsync());

        reply.Content.ShouldContain(BotTestHost.Answered);
        host.Discord.BotMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhatWasPostedIsNotPostedAgainWhereOnlyTheAnswerToThatWasLost()
    {
        await using var host = await BotTestHost.StartAsync();
        host.Discord.Faults.On("POST", "channels/*/messages", FakeFault.CutAnswer);

        var question = await host.AskAsync();
        await host.ReplyToAsync(question);
        await host.StopBotAsync();

        host.Discord.BotMessages.ShouldHaveSingleItem().RepliesTo.ShouldBe(question);
    }

    [Fact]
    public async Task WhereItMayNotWriteTheAskerIsToldDirectly()
    {
        await using var host = await BotTestHost.StartAsync();
        host.Channel.Deny(FakePermissions.SendMessages, host.Discord.Bot);

        await host.AskAsync();

        (await host.Discord.BotSaysAsync(host.Ada.Direct)).Content.ShouldContain($"I may not write in {host.Channel.Mention}");
    }

    [Fact]
    public async Task AMessageInAThreadThatTheBotWasNeverToldOfDisturbsNothing()
    {
        await using var host = await BotTestHost.StartAsync();
        host.Discord.Gateway.Deliver(
            "MESSAGE_CREATE",
            new System.Text.Json.Nodes.JsonObject
            {
                ["id"] = "1400000000000000001",
                ["channel_id"] = "1400000000000000002",
                ["guild_id"] = host.Guild.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["content"] = host.Mention,
                ["author"] = new System.Text.Json.Nodes.JsonObject
                {
                    ["id"] = "1400000000000000003",
                    ["username"] = "Eve",
                    ["discriminator"] = "0",
                },
                ["timestamp"] = "2026-01-01T00:00:00+00:00",
                ["type"] = 0,
            },
            host.Guild);

        (await host.ReplyToAsync(await host.AskAsync())).Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task ACommandThatIsAnsweredTooLateIsAnsweredInTheChannel()
    {
        await using var host = await BotTestHost.StartAsync();
        host.Discord.Faults.On("POST", "interactions/*/*/callback", FakeFault.Refused(404, 10062, "Unknown interaction"));

        await host.Ada.SlashAsync(host.Channel, "ask", ("question", BotTestHost.Question));

        (await host.Discord.BotSaysAsync(host.Channel)).Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task TwoShardsServeTheirServers()
    {
        await using var host = await BotTestHost.StartAsync(new FakeOptions { Shards = 2, MaxConcurrency = 2 });
        var first = host.Discord.AddGuild("First", shard: 0);
        var second = host.Discord.AddGuild("Second", shard: 1);
        foreach (var guild in new[] { first, second })
        {
            var asked = await guild.AddMember($"Member of {guild.Name}").SaysAsync(
                guild.AddChannel("talk"), $"{host.Mention} {BotTestHost.Question}");

            (await host.ReplyToAsync(asked)).Content.ShouldContain(BotTestHost.Answered);
        }
    }

    [Fact]
    public async Task StoppingFinishesTheRepliesUnderWay()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(
            ModelReplies.SaysBehind(
                gate.Task, "Inspector Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest",
                " crack is 14 metres long. [1]"));
        await using var host = await BotTestHost.StartAsync(settings: AskingTests.Model(model));
        var question = await host.AskAsync();
        (await host.Discord.BotSaysAsync(host.Channel, reply => reply.RepliesTo == question)).Content.ShouldEndWith("…");

        var stopping = host.StopBotAsync();
        gate.SetResult();
        await stopping;

        (await host.ReplyToAsync(question)).Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task WhoAsksWhileItStopsIsToldSo()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(
            ModelReplies.SaysBehind(
                gate.Task, "Inspector Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest",
                " crack is 14 metres long. [1]"));
        await using var host = await BotTestHost.StartAsync(settings: AskingTests.Model(model));
        var question = await host.AskAsync();
        await host.Discord.BotSaysAsync(host.Channel, reply => reply.RepliesTo == question);
        var stopping = host.StopBotAsync();
        await host.Discord.UntilAsync(
            () => host.Logs.Text.Contains("are finished first", StringComparison.Ordinal), "it is stopping");

        var asked = await host.Mod.SlashAsync(host.Channel, "ask", ("question", BotTestHost.Question));
        var told = await asked.MessageAsync();
        gate.SetResult();
        await stopping;

        (told.Reader, told.Content).ShouldBe((host.Mod, "The bot is being restarted. Please ask again in a minute."));
    }

    [Fact]
    public async Task AnAcknowledgementWhoseAnswerWasLostIsNoLoss()
    {
        await using var host = await BotTestHost.StartAsync();
        host.Discord.Faults.On("POST", "interactions/*/*/callback", FakeFault.CutAnswer);

        var asked = await host.Ada.SlashAsync(host.Channel, "ask", ("question", BotTestHost.Question));

        (await asked.MessageAsync()).Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task AGrowingReplyWhosePostWasLostIsFoundAndGoesOn()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(
            ModelReplies.SaysBehind(
                gate.Task, "Inspector Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest",
                " crack is 14 metres long. [1]"));
        await using var host = await BotTestHost.StartAsync(settings: AskingTests.Model(model));
        host.Discord.Faults.On("POST", "channels/*/messages", FakeFault.CutAnswer);
        var question = await host.AskAsync();
        await host.Discord.BotSaysAsync(host.Channel, reply => reply.RepliesTo == question);
        gate.SetResult();

        (await host.ReplyToAsync(question)).Content.ShouldContain(BotTestHost.Answered);
        host.Discord.BotMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ADeletedThinkingIsNoLoss()
    {
        await using var host = await BotTestHost.StartAsync();
        host.Discord.Faults.On("PATCH", "webhooks/*/*/messages/@original", FakeFault.Refused(404, 10008, "Unknown Message"));

        var asked = await host.Ada.SlashAsync(host.Channel, "ask", ("question", BotTestHost.Question));
        await host.Discord.UntilAsync(
            () => asked.Original?.Content.Contains(BotTestHost.Answered, StringComparison.Ordinal) == true
                || asked.FollowUps.Count > 0,
            "an answer");
    }

    [Fact]
    public async Task AfterARestartNothingIsAnsweredTwiceAndConversationsGoOn()
    {
        await using var host = await BotTestHost.StartAsync();
        var question = await host.AskAsync("Who noticed the cracks in the Merrow Dam?");
        var reply = await host.ReplyToAsync(question);
        await host.StopBotAsync();
        await host.StartBotAsync();

        host.Discord.DeliverAgain(question);
        var second = await host.ReplyToAsync(
            await host.Ada.SaysAsync(host.Channel, "And how long is the longest?", replyTo: reply));
        var shown = await (await host.Ada.ClickAsync(reply, "Sources & quotes")).MessageAsync();

        second.Content.ShouldContain(BotTestHost.Answered);
        shown.Content.ShouldContain("Hadrell");
        host.Discord.BotMessages.Count(message => message.RepliesTo == question).ShouldBe(1);
    }
}
