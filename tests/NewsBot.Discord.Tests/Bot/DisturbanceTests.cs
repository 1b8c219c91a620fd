using NewsBot.Discord.Tests.Fake;
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
                gate.Task, "Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest",
                " crack is 14 metres long. [1]"));
        await using var house = await BotHouse.StartAsync(settings: AskingTests.Model(model));
        var question = await house.AskAsync();
        (await house.Discord.BotSaysAsync(house.Channel, reply => reply.RepliesTo == question)).Content.ShouldEndWith("…");

        switch (disturbance)
        {
            case "reconnect":
                house.Discord.Gateway.Reconnect();
                break;
            case "drop":
                house.Discord.Gateway.Drop();
                break;
            default:
                house.Discord.Gateway.InvalidateSession(resumable: disturbance.EndsWith("resumable", StringComparison.Ordinal));
                break;
        }

        gate.SetResult();
        var answer = await house.ReplyToAsync(question);
        // Of a new session, Discord.Net drops messages until it has heard of all servers.
        var isNew = disturbance.StartsWith("invalid", StringComparison.Ordinal);
        await house.Discord.UntilAsync(() => house.Logs.Text.Split("Gateway: Ready").Length > (isNew ? 2 : 1), "the bot is back");
        var next = await house.ReplyToAsync(await house.AskAsync());

        answer.Content.ShouldContain(BotHouse.Answered);
        next.Content.ShouldNotBeEmpty();
        house.Discord.BotMessages.Count(message => message.RepliesTo == question).ShouldBe(1);
    }

    [Fact]
    public async Task WhatIsAskedWhileTheConnectionIsDownIsAnsweredWhenItIsBack()
    {
        await using var house = await BotHouse.StartAsync();
        house.Discord.Gateway.Drop();

        var reply = await house.ReplyToAsync(await house.AskAsync());

        reply.Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task AMessageThatIsDeliveredTwiceIsAnsweredOnce()
    {
        await using var house = await BotHouse.StartAsync();
        var question = await house.AskAsync();
        house.Discord.DeliverAgain(question);
        await house.ReplyToAsync(question);
        house.Discord.DeliverAgain(question);

        await house.ReplyToAsync(await house.AskAsync());

        house.Discord.BotMessages.Count(message => message.RepliesTo == question).ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(429)]
    public async Task WhatDiscordDoesNotTakeNowIsPostedLater(int status)
    {
        await using var house = await BotHouse.StartAsync();
        house.Discord.Faults.On(
            "POST", "channels/*/messages",
            status == 429 ? FakeFault.RateLimited(TimeSpan.FromSeconds(1)) : FakeFault.Broken(status),
            times: 2);

        var reply = await house.ReplyToAsync(await house.AskAsync());

        reply.Content.ShouldContain(BotHouse.Answered);
        house.Discord.BotMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhatWasPostedIsNotPostedAgainWhereOnlyTheAnswerToThatWasLost()
    {
        await using var house = await BotHouse.StartAsync();
        house.Discord.Faults.On("POST", "channels/*/messages", FakeFault.CutAnswer);

        var question = await house.AskAsync();
        await house.ReplyToAsync(question);
        await house.StopBotAsync();

        house.Discord.BotMessages.ShouldHaveSingleItem().RepliesTo.ShouldBe(question);
    }

    [Fact]
    public async Task WhereItMayNotWriteTheAskerIsToldDirectly()
    {
        await using var house = await BotHouse.StartAsync();
        house.Channel.Deny(FakePermissions.SendMessages, house.Discord.Bot);

        await house.AskAsync();

        (await house.Discord.BotSaysAsync(house.Ada.Direct)).Content.ShouldContain($"I may not write in {house.Channel.Mention}");
    }

    [Fact]
    public async Task AMessageInAThreadThatTheBotWasNeverToldOfDisturbsNothing()
    {
        await using var house = await BotHouse.StartAsync();
        house.Discord.Gateway.Deliver(
            "MESSAGE_CREATE",
            new System.Text.Json.Nodes.JsonObject
            {
                ["id"] = "1400000000000000001",
                ["channel_id"] = "1400000000000000002",
                ["guild_id"] = house.Guild.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["content"] = house.Mention,
                ["author"] = new System.Text.Json.Nodes.JsonObject
                {
                    ["id"] = "1400000000000000003",
                    ["username"] = "Eve",
                    ["discriminator"] = "0",
                },
                ["timestamp"] = "2026-01-01T00:00:00+00:00",
                ["type"] = 0,
            },
            house.Guild);

        (await house.ReplyToAsync(await house.AskAsync())).Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task ACommandThatIsAnsweredTooLateIsAnsweredInTheChannel()
    {
        await using var house = await BotHouse.StartAsync();
        house.Discord.Faults.On("POST", "interactions/*/*/callback", FakeFault.Refused(404, 10062, "Unknown interaction"));

        await house.Ada.SlashAsync(house.Channel, "ask", ("question", BotHouse.Question));

        (await house.Discord.BotSaysAsync(house.Channel)).Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task TwoShardsServeTheirServers()
    {
        await using var house = await BotHouse.StartAsync(new FakeOptions { Shards = 2, MaxConcurrency = 2 });
        var first = house.Discord.AddGuild("First", shard: 0);
        var second = house.Discord.AddGuild("Second", shard: 1);
        foreach (var guild in new[] { first, second })
        {
            var asked = await guild.AddMember($"Member of {guild.Name}").SaysAsync(
                guild.AddChannel("talk"), $"{house.Mention} {BotHouse.Question}");

            (await house.ReplyToAsync(asked)).Content.ShouldContain(BotHouse.Answered);
        }
    }

    [Fact]
    public async Task StoppingFinishesTheRepliesUnderWay()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(
            ModelReplies.SaysBehind(
                gate.Task, "Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest",
                " crack is 14 metres long. [1]"));
        await using var house = await BotHouse.StartAsync(settings: AskingTests.Model(model));
        var question = await house.AskAsync();
        (await house.Discord.BotSaysAsync(house.Channel, reply => reply.RepliesTo == question)).Content.ShouldEndWith("…");

        var stopping = house.StopBotAsync();
        gate.SetResult();
        await stopping;

        (await house.ReplyToAsync(question)).Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task WhoAsksWhileItStopsIsToldSo()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(
            ModelReplies.SaysBehind(
                gate.Task, "Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest",
                " crack is 14 metres long. [1]"));
        await using var house = await BotHouse.StartAsync(settings: AskingTests.Model(model));
        var question = await house.AskAsync();
        await house.Discord.BotSaysAsync(house.Channel, reply => reply.RepliesTo == question);
        var stopping = house.StopBotAsync();
        await house.Discord.UntilAsync(
            () => house.Logs.Text.Contains("are finished first", StringComparison.Ordinal), "it is stopping");

        var asked = await house.Mod.SlashAsync(house.Channel, "ask", ("question", BotHouse.Question));
        var told = await asked.MessageAsync();
        gate.SetResult();
        await stopping;

        (told.Reader, told.Content).ShouldBe((house.Mod, "The bot is being restarted. Please ask again in a minute."));
    }

    [Fact]
    public async Task AnAcknowledgementWhoseAnswerWasLostIsNoLoss()
    {
        await using var house = await BotHouse.StartAsync();
        house.Discord.Faults.On("POST", "interactions/*/*/callback", FakeFault.CutAnswer);

        var asked = await house.Ada.SlashAsync(house.Channel, "ask", ("question", BotHouse.Question));

        (await asked.MessageAsync()).Content.ShouldContain(BotHouse.Answered);
    }

    [Fact]
    public async Task AGrowingReplyWhosePostWasLostIsFoundAndGoesOn()
    {
        var gate = new TaskCompletionSource();
        await using var model = await ScriptedModel.StartAsync(
            ModelReplies.SaysBehind(
                gate.Task, "Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest",
                " crack is 14 metres long. [1]"));
        await using var house = await BotHouse.StartAsync(settings: AskingTests.Model(model));
        house.Discord.Faults.On("POST", "channels/*/messages", FakeFault.CutAnswer);
        var question = await house.AskAsync();
        await house.Discord.BotSaysAsync(house.Channel, reply => reply.RepliesTo == question);
        gate.SetResult();

        (await house.ReplyToAsync(question)).Content.ShouldContain(BotHouse.Answered);
        house.Discord.BotMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ADeletedThinkingIsNoLoss()
    {
        await using var house = await BotHouse.StartAsync();
        house.Discord.Faults.On("PATCH", "webhooks/*/*/messages/@original", FakeFault.Refused(404, 10008, "Unknown Message"));

        var asked = await house.Ada.SlashAsync(house.Channel, "ask", ("question", BotHouse.Question));
        await house.Discord.UntilAsync(
            () => asked.Original?.Content.Contains(BotHouse.Answered, StringComparison.Ordinal) == true
                || asked.FollowUps.Count > 0,
            "an answer");
    }

    [Fact]
    public async Task AfterARestartNothingIsAnsweredTwiceAndConversationsGoOn()
    {
        await using var house = await BotHouse.StartAsync();
        var question = await house.AskAsync("Who noticed the cracks in the Merrow Dam?");
        var reply = await house.ReplyToAsync(question);
        await house.StopBotAsync();
        await house.StartBotAsync();

        house.Discord.DeliverAgain(question);
        var second = await house.ReplyToAsync(
            await house.Ada.SaysAsync(house.Channel, "And how long is the longest?", replyTo: reply));
        var shown = await (await house.Ada.ClickAsync(reply, "Sources & quotes")).MessageAsync();

        second.Content.ShouldContain(BotHouse.Answered);
        shown.Content.ShouldContain("Hadrell");
        house.Discord.BotMessages.Count(message => message.RepliesTo == question).ShouldBe(1);
    }
}
