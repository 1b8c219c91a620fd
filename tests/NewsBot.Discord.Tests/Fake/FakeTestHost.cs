using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>A guild with a channel, a member and a command, no client, and a clock that the test turns.</summary>
internal sealed class FakeTestHost : IAsyncDisposable
{
    private const string Invalid = "50035";
    private const string Ask = """
        {"name":"ask","description":"d","options":[{"type":3,"name":"outlet","description":"d","autocomplete":true}]}
        """;

    private readonly HttpClient http = new();

    private FakeTestHost(FakeDiscord discord, FakeTimeProvider time)
    {
        (Discord, Time) = (discord, time);
        var guild = discord.AddGuild();
        (Channel, Ada) = (guild.AddChannel("general"), guild.AddMember("Ada"));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", FakeOptions.DefaultToken);
    }

    public FakeDiscord Discord { get; }

    public FakeTimeProvider Time { get; }

    public FakeChannel Channel { get; }

    public FakeUser Ada { get; }

    public string CommandsPath => $"applications/{Discord.Options.ApplicationId}/commands";

    public static async Task<FakeTestHost> StartAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        var host =
            new FakeTestHost(
                await FakeDiscord.StartAsync(new FakeOptions { Time = time, ResponseTime = FakeInteraction.ResponseTime }), time);
        var published = await host.SendAsync(
            HttpMethod.Put, host.CommandsPath, $"[{Ask}]");
        published.Status.ShouldBe(200);
        return host;
    }

    public Task<FakeInteraction> AskAsync() => Ada.SlashAsync(Channel, "ask");

    public Task<FakeInteraction> TypeAsync() => Ada.AutocompleteAsync(Channel, "ask", "outlet", "r");

    public Task<(int Status, JsonNode? Answer)> SendAsync(HttpMethod method, string path, string json) =>
        SendAsync(method, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<(int Status, JsonNode? Answer)> SendAsync(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, Discord.RestUrl + path) { Content = content };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <param name="error">The code, or the path of the field that the form is invalid in.</param>
    public async Task RefusedAsync(HttpMethod method, string path, string json, string error, string what)
    {
        var (status, answer) = await SendAsync(method, path, json);
        status.ShouldBeGreaterThanOrEqualTo(400, what);
        if (char.IsDigit(error[0]) && !error.Contains('.', StringComparison.Ordinal))
        {
            answer!["code"]!.ToString().ShouldBe(error, what);
            return;
        }

        answer!["code"]!.ToString().ShouldBe(Invalid, answer.ToJsonString());
        var at = answer["errors"];
        foreach (var part in error.Split('.')) at = at?[part];
        (error == "_errors" ? at : at?["_errors"]).ShouldNotBeNull($"{what}: {answer.ToJsonString()}");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Discord.DisposeAsync();
    }
}
