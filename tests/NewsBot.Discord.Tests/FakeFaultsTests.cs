using System.Net;
using Discord;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Discord.Tests.Fake.Rest;
using Shouldly;
using Xunit;
using HttpException = Discord.Net.HttpException;

namespace NewsBot.Discord.Tests;

/// <summary>What goes wrong on demand goes wrong as the real client knows it.</summary>
public sealed class FakeFaultsTests
{
    private const string Path = "channels/*/messages";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RateLimitIsWaitedOut(bool global)
    {
        await using var host = await FaultHost.StartAsync();
        host.Discord.Faults.On("POST", Path, FakeFault.RateLimited(TimeSpan.FromSeconds(1), global));

        await host.Channel.SendMessageAsync("Hello");

        var requests = host.Discord.RequestsTo("POST", Path);
        requests.Select(request => request.Status).ShouldBe([429, 200]);
        (requests[1].At - requests[0].At).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        host.Posted.ShouldBe(["Hello"]);
    }

    [Fact]
    public async Task BadGatewayIsTriedAgain()
    {
        await using var host = await FaultHost.StartAsync();
        host.Discord.Faults.On("POST", Path, FakeFault.Broken(502), times: 2);

        await host.Channel.SendMessageAsync("Hello");

        host.Discord.RequestsTo("POST", Path).Select(request => request.Status).ShouldBe([502, 502, 200]);
        host.Posted.ShouldBe(["Hello"]);
    }

    [Fact]
    public async Task ServerErrorIsAnErrorAndTheNextIsServed()
    {
        await using var host = await FaultHost.StartAsync();
        host.Discord.Faults.On("POST", Path, FakeFault.Broken(500));

        var error = await Should.ThrowAsync<HttpException>(() => host.Channel.SendMessageAsync("Hello"));
        await host.Channel.SendMessageAsync("Hello again");

        error.HttpCode.ShouldBe(HttpStatusCode.InternalServerError);
        host.Posted.ShouldBe(["Hello again"]);
    }

    [Theory]
    [InlineData(50013, HttpStatusCode.Forbidden)]
    [InlineData(50001, HttpStatusCode.Forbidden)]
    [InlineData(10003, HttpStatusCode.NotFound)]
    public async Task RefusalHasDiscordsCode(int code, HttpStatusCode status)
    {
        await using var host = await FaultHost.StartAsync();
        host.Discord.Faults.On("POST", Path, code switch
        {
            50013 => FakeFault.MissingPermissions,
            50001 => FakeFault.MissingAccess,
            _ => FakeFault.UnknownChannel,
        });

        var error = await Should.ThrowAsync<HttpException>(() => host.Channel.SendMessageAsync("Hello"));

        ((int)error.DiscordCode!.Value, error.HttpCode).ShouldBe((code, status));
        host.Posted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ConnectionIsCutBeforeOrAfterItIsDone(bool done)
    {
        await using var host = await FaultHost.StartAsync();
        host.Discord.Faults.On("POST", Path, done ? FakeFault.CutAnswer : FakeFault.Cut);

        await Should.ThrowAsync<HttpRequestException>(() => host.Channel.SendMessageAsync("Hello"));

        host.Posted.Count.ShouldBe(done ? 1 : 0);
        host.Discord.RequestsTo("POST", Path).ShouldHaveSingleItem().Answered.ShouldBeFalse();
    }

    [Fact]
    public async Task RequestHangsUntilTheGateOpens()
    {
        await using var host = await FaultHost.StartAsync();
        var gate = new TaskCompletionSource();
        host.Discord.Faults.On("POST", Path, FakeFault.Held(gate.Task));

        var sending = host.Channel.SendMessageAsync("Hello");
        await host.Discord.UntilAsync(() => host.Discord.RequestsTo("POST", Path).Count == 1, "the request is there");
        var before = host.Posted.Count;
        gate.SetResult();
        await sending;

        (before, host.Posted.Count).ShouldBe((0, 1));
    }

    /// <summary>A channel as a connected client has it.</summary>
    private sealed class FaultHost(FakeDiscord discord, TestClient client, FakeChannel channel) : IAsyncDisposable
    {
        public FakeDiscord Discord => discord;

        public ITextChannel Channel => (ITextChannel)client.Client.GetChannel(channel.Id);

        public IReadOnlyList<string> Posted => [.. channel.Messages.Select(message => message.Content)];

        public static async Task<FaultHost> StartAsync()
        {
            var discord = await FakeDiscord.StartAsync();
            var channel = discord.AddGuild().AddChannel("general");
            return new FaultHost(discord, await TestClient.StartAsync(discord), channel);
        }

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await discord.DisposeAsync();
        }
    }
}
