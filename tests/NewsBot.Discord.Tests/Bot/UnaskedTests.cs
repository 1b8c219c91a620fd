using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsBot.Desk.Notifications;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>What the bot says unasked, as members see it.</summary>
public sealed class UnaskedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewsOnAFollowedTopicComeToTheMemberAndTheirButtonsWork()
    {
        await using var house = await BotHouse.StartAsync();
        (await (await house.Ada.SlashAsync(house.Channel, "follow", ("topic", "Hallow Quay"))).MessageAsync())
            .Content.ShouldContain("is followed from now on");

        await PublishAsync(
            house, "quay", "Hallow Quay collapses", "The eastern wall of Hallow Quay collapsed at noon. Nobody stood on it.");
        var alert = await SaidAsync(house, house.Ada.Direct);

        alert.Content.ShouldContain("The eastern wall of Hallow Quay collapsed at noon.");
        alert.Pings.Anyone.ShouldBeFalse();
        (await (await house.Ada.ClickAsync(alert, "Unfollow")).MessageAsync()).Content.ShouldContain("is not followed any more");
    }

    [Fact]
    public async Task ACorrectionComesAsAReplyToTheAnswer()
    {
        await using var house = await BotHouse.StartAsync();
        var answer = await house.ReplyToAsync(await house.AskAsync());

        await PublishAsync(house, "dam", null, Some.DamBody.Replace("14 metres", "19 metres", StringComparison.Ordinal),
            "https://post.example/dam");
        var note = await SaidAsync(house, house.Channel, message => message.RepliesTo == answer);

        note.Content.ShouldContain("> The longest crack is 14 metres long.");
        note.Content.ShouldContain("> The longest crack is 19 metres long.");
        note.Pings.Anyone.ShouldBeFalse();
    }

    [Fact]
    public async Task WhatOnlyTheAskerSawIsCorrectedToThemAlone()
    {
        await using var house = await BotHouse.StartAsync();
        await (await house.Ada.SlashAsync(house.Channel, "ask", ("question", BotHouse.Question), ("private", true)))
            .MessageAsync();

        await PublishAsync(house, "dam", null, Some.DamBody.Replace("14 metres", "19 metres", StringComparison.Ordinal),
            "https://post.example/dam");

        (await SaidAsync(house, house.Ada.Direct)).Content.ShouldContain("> The longest crack is 19 metres long.");
        house.Channel.Messages.ShouldNotContain(message => !message.Ephemeral
            && message.Content.Contains("19 metres", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoHasLeftTheServerIsToldNothingMoreOfItsCoverage()
    {
        await using var house = await BotHouse.StartAsync();
        await (await house.Ada.SlashAsync(house.Channel, "follow", ("topic", "Hallow Quay"))).MessageAsync();
        await (await house.Mod.SlashAsync(house.Channel, "follow", ("topic", "Hallow Quay"))).MessageAsync();
        house.Guild.RemoveMember(house.Ada);

        await PublishAsync(
            house, "quay", "Hallow Quay collapses", "The eastern wall of Hallow Quay collapsed at noon. Nobody stood on it.");
        await SaidAsync(house, house.Mod.Direct);

        house.Discord.BotMessages.ShouldNotContain(message => message.Channel == house.Ada.Direct);
        house.Logs.Text.ShouldContain("Alert: it could not be posted (Gone) and is given up");
    }

    private static async Task PublishAsync(BotHouse house, string id, string? title, string body, string? url = null) =>
        await house.Services.GetRequiredService<ArticleArchive>().StoreFromFileAsync(
            Some.Article(id, title, body, url: url, published: TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O")),
                Cancellation);

    /// <summary>Makes rounds, which by themselves are a minute apart, until it is said.</summary>
    private static async Task<FakeMessage> SaidAsync(BotHouse house, FakeChannel channel, Func<FakeMessage, bool>? like = null)
    {
        var rounds = house.Services.GetServices<IHostedService>().OfType<NotificationScheduler>().Single();
        var said = house.Discord.BotSaysAsync(channel, like);
        while (!said.IsCompleted)
        {
            await rounds.RunOnceAsync(Cancellation);
            await Task.WhenAny(said, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancellation));
        }

        return await said;
    }
}
