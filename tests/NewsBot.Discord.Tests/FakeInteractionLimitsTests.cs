using NewsBot.Discord.Tests.Fake;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests;

/// <summary>When an interaction can be answered, how often, and who sees the answer.</summary>
public sealed class FakeInteractionLimitsTests
{
    [Fact]
    public async Task InteractionIsAnsweredOnce()
    {
        await using var host = await FakeTestHost.StartAsync();
        var asked = await host.AskAsync();
        var path = $"interactions/{asked.Id}/{asked.Token}/callback";

        (await host.SendAsync(HttpMethod.Post, path, """{"type":5}""")).Status.ShouldBe(204);
        await host.RefusedAsync(HttpMethod.Post, path, """{"type":5}""", "40060", "second");
    }

    [Fact]
    public async Task ResponseAfterThreeSecondsIsToAnUnknownInteraction()
    {
        await using var host = await FakeTestHost.StartAsync();
        var asked = await host.AskAsync();
        host.Time.Advance(TimeSpan.FromMilliseconds(3001));

        await host.RefusedAsync(
            HttpMethod.Post, $"interactions/{asked.Id}/{asked.Token}/callback", """{"type":5}""", "10062", "late");
    }

    [Fact]
    public async Task TokenWorksForFifteenMinutesAndNotBeforeTheFirstResponse()
    {
        await using var host = await FakeTestHost.StartAsync();
        var asked = await host.AskAsync();
        var path = $"webhooks/{host.Discord.Options.ApplicationId}/{asked.Token}";
        await host.RefusedAsync(HttpMethod.Post, path, """{"content":"a"}""", "10015", "early");
        await host.SendAsync(HttpMethod.Post, $"interactions/{asked.Id}/{asked.Token}/callback", """{"type":5}""");

        host.Time.Advance(TimeSpan.FromMinutes(15));
        (await host.SendAsync(HttpMethod.Patch, $"{path}/messages/@original", """{"content":"a"}""")).Status.ShouldBe(200);
        host.Time.Advance(TimeSpan.FromSeconds(1));

        await host.RefusedAsync(HttpMethod.Patch, $"{path}/messages/@original", """{"content":"b"}""", "50027", "late");
        asked.Original!.Content.ShouldBe("a");
    }

    [Fact]
    public async Task PrivateMessageIsNotInTheChannelForTheBot()
    {
        await using var host = await FakeTestHost.StartAsync();
        var asked = await host.AskAsync();
        await host.SendAsync(HttpMethod.Post, $"interactions/{asked.Id}/{asked.Token}/callback",
            """{"type":4,"data":{"content":"a","flags":64}}""");

        await host.RefusedAsync(
            HttpMethod.Patch, $"channels/{host.Channel.Id}/messages/{asked.Original!.Id}", """{"content":"b"}""",
                "10008", "private");
        Should.Throw<InvalidOperationException>(() => host.Channel.Guild!.Owner.ClickAsync(asked.Original, "a"));
    }

    [Fact]
    public async Task WithoutATokenNothingIsTold()
    {
        await using var host = await FakeTestHost.StartAsync();
        using var http = new HttpClient();

        using var answer =
            await http.GetAsync(new Uri($"{host.Discord.RestUrl}users/@me"), TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(401);
    }
}
