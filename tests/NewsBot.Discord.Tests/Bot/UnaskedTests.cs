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
        await using var host = await BotTestHost.StartAsync();
        (await (await host.Ada.SlashAsync(host.Channel, "follow", ("topic", "Hallow Quay"))).MessageAsync())
            .Content.ShouldContain("is followed from now on");

        await PublishAsync(
            host, "quay", "Hallow Quay collapses", "The eastern wall of Hallow Quay collapsed at noon. Nobody stood on it.");
        var alert = await SaidAsync(host, host.Ada.Direct);

        alert.Content.ShouldContain("The eastern wall of Hallow Quay collapsed at noon.");
        alert.Pings.Anyone.ShouldBeFalse();
        (await (await host.Ada.ClickAsync(alert, "Unfollow")).MessageAsync()).Content.ShouldContain("is not followed any more");
    }

    [Fact]
    public async Task ACorrectionComesAsAReplyToTheAnswer()
    {
        await using var host = await BotTestHost.StartAsync();
        var answer = await host.ReplyToAsync(await host.AskAsync());

        await PublishAsync(host, "dam", null, Some.DamBody.Replace("14 metres", "19 metres", StringComparison.Ordinal),
            "https://post.example/dam");
        var note = await SaidAsync(host, host.Channel, message => message.RepliesTo == answer);

        note.Content.ShouldContain("> The longest crack is 14 metres long.");
        note.Content.ShouldContain("> The longest crack is 19 metres long.");
        note.Pings.Anyone.ShouldBeFalse();
    }

    [Fact]
    public async Task WhatOnlyTheAskerSawIsCorrectedToThemAlone()
    {
        await using var host = await BotTestHost.StartAsync();
        await (await host.Ada.SlashAsync(host.Channel, "ask", ("question", BotTestHost.Question), ("private", true)))
            .MessageAsync();

        await PublishAsync(host, "dam", null, Some.DamBody.Replace("14 metres", "19 metres", StringComparison.Ordinal),
            "https://post.example/dam");

        (await SaidAsync(host, host.Ada.Direct)).Content.ShouldContain("> The longest crack is 19 metres long.");
        host.Channel.Messages.ShouldNotContain(message => !message.Ephemeral
            && message.Content.Contains("19 metres", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoHasLeftTheServerIsToldNothingMoreOfItsCoverage()
    {
        await using var host = await BotTestHost.StartAsync();
        await (await host.Ada.SlashAsync(host.Channel, "follow", ("topic", "Hallow Quay"))).MessageAsync();
        await (await host.Mod.SlashAsync(host.Channel, "follow", ("topic", "Hallow Quay"))).MessageAsync();
        host.Guild.RemoveMember(host.Ada);

        await PublishAsync(
            host, "quay", "Hallow Quay collapses", "The eastern wall of Hallow Quay collapsed at noon. Nobody stood on it.");
        await SaidAsync(host, host.Mod.Direct);

        host.Discord.BotMessages.ShouldNotContain(message => message.Channel == host.Ada.Direct);
        host.Logs.Text.ShouldContain("Alert: it could not be posted (Gone) and is given up");
    }

    private static async Task PublishAsync(BotTestHost host, string id, string? title, string body, string? url = null) =>
        await host.Services.GetRequiredService<ArticleArchive>().StoreFromFileAsync(
            Some.Article(id, title, body, url: url, published: TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O")),
                Cancellation);

    /// <summary>Makes rounds, which by themselves are a minute apart, until it is said.</summary>
    private static async Task<FakeMessage> SaidAsync(BotTestHost host, FakeChannel channel, Func<FakeMessage, bool>? like = null)
    {
        var rounds = host.Services.GetServices<IHostedService>().OfType<NotificationScheduler>().Single();
        var said = host.Discord.BotSaysAsync(channel, like);
        while (!said.IsCompleted)
        {
            await rounds.RunOnceAsync(Cancellation);
            await Task.WhenAny(said, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancellation));
        }

        return await said;
    }
}
