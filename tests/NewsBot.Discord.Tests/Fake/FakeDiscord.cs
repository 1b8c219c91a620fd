using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>
/// A Discord on this machine: its REST interface and its gateway, people who use it, and a record of all that came. It refuses
/// what Discord refuses, in Discord's words. Everything may be called from any thread, while clients are connected too.
/// </summary>
public sealed partial class FakeDiscord : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly RestServer rest;

    private FakeDiscord(FakeOptions options)
    {
        Options = options;
        snowflakes = new Snowflakes(options.Time);
        Bot = users[options.BotId] = new FakeUser(this, options.BotId, options.BotName, isBot: true);
        Gateway = new FakeGateway(this);
        rest = new RestServer(this);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            // Discord itself says that a file is too large, in JSON.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        application = builder.Build();
        application.UseWebSockets();
        application.Map("/gateway", Gateway.ServeAsync);
        application.Map("/api/v10/{**path}", rest.ServeAsync);
    }

    public FakeOptions Options { get; }

    /// <summary>What a client takes instead of https://discord.com/api/v10/, with the slash at the end.</summary>
    public string RestUrl { get; private set; } = "";

    /// <summary>What GET gateway/bot answers.</summary>
    public string GatewayUrl { get; private set; } = "";

    /// <summary>The bot as others see it.</summary>
    public FakeUser Bot { get; }

    public FakeGateway Gateway { get; }

    /// <summary>What is to go wrong from now on.</summary>
    public FakeFaults Faults { get; } = new();

    /// <summary>In the order in which they came, the refused ones too.</summary>
    public IReadOnlyList<FakeRequest> Requests => rest.Requests;

    public DateTimeOffset Now => Options.Time.GetUtcNow();

    public static async Task<FakeDiscord> StartAsync(FakeOptions? options = null)
    {
        var discord = new FakeDiscord(options ?? new FakeOptions());
        await discord.application.StartAsync();
        var features = discord.application.Services.GetRequiredService<IServer>().Features;
        var address = new Uri(features.Get<IServerAddressesFeature>()!.Addresses.First());
        discord.RestUrl = $"http://127.0.0.1:{address.Port}/api/v10/";
        discord.GatewayUrl = $"ws://127.0.0.1:{address.Port}/gateway";
        return discord;
    }

    /// <summary>The requests of a method to a path, which may have <c>*</c> for one of its parts.</summary>
    public IReadOnlyList<FakeRequest> RequestsTo(string method, string path) =>
        [.. Requests.Where(request => request.Is(method, path))];

    /// <summary>The commands that the bot published, as it sent them, with their ids.</summary>
    public IReadOnlyList<JsonObject> Commands => Locked(() => PublishedCommands.ToList());

    internal List<JsonObject> PublishedCommands { get; } = [];

    public async ValueTask DisposeAsync()
    {
        Gateway.DropAll();
        // Answers that never end are cut at once instead of waited for.
        await application.StopAsync(new CancellationToken(canceled: true));
        await application.DisposeAsync();
    }
}
