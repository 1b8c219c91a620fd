using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Commands;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Support;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>The bot as it is hosted, over a folder of its own, connected to a fake Discord in which Ada and others ask.</summary>
internal sealed class BotTestHost : IAsyncDisposable
{
    public const string Question = "How long is the longest crack in the Merrow Dam?";

    public const string Answered = "The longest crack is 14 metres long.";

    private readonly string[] settings;
    private readonly Action<HostApplicationBuilder>? adjust;
    private IHost? host;

    private BotTestHost(FakeDiscord discord, Action<HostApplicationBuilder>? adjust, string[] settings)
    {
        (Discord, this.adjust, this.settings) = (discord, adjust, settings);
        Guild = discord.AddGuild();
        Channel = Guild.AddChannel("news");
        Ada = Guild.AddMember("Ada");
        Mod = Guild.AddMember("Mod", Guild.AddRole("moderators", FakePermissions.ManageGuild));
    }

    public FakeDiscord Discord { get; }

    public FakeGuild Guild { get; }

    public FakeChannel Channel { get; }

    public FakeUser Ada { get; }

    /// <summary>May manage the server.</summary>
    public FakeUser Mod { get; }

    public TempFolder Folder { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public IServiceProvider Services => host!.Services;

    public string Mention => Discord.Bot.Mention;

    /// <summary>Starts it and waits until it is ready and holds an article.</summary>
    /// <param name="options">Of Discord; null for the usual.</param>
    /// <param name="adjust">Changes what is built; null for nothing.</param>
    /// <param name="settings">Configuration, as on a command line.</param>
    public static async Task<BotTestHost> StartAsync(
        FakeOptions? options = null, Action<HostApplicationBuilder>? adjust = null, params string[] settings)
    {
        var host = new BotTestHost(await FakeDiscord.StartAsync(options), adjust, settings);
        await host.StartBotAsync();
        return host;
    }

    public async Task StartBotAsync()
    {
        host = BotHost.Build(Arguments(), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(new UnhurriedTime());
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(Logs);
            adjust?.Invoke(builder);
        });
        var archive = host.Services.GetRequiredService<ArticleArchive>();
        await HoldAsync(archive, Some.Article("dam", url: "https://post.example/dam"));
        await HoldAsync(
            archive,
            Some.Article("ferry", "Electric ferry sails", Some.FerryBody, "Calveth Courier", "https://courier.example/ferry"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Discord.ReadyAsync();
        await Discord.UntilAsync(() => Discord.Commands.Count > 0, "the commands are published");
    }

    public async Task StopBotAsync()
    {
        if (host is null) return;
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Dispose();
        host = null;
        await Discord.LeftAsync();
    }

    /// <summary>What the bot is configured with, as on its command line.</summary>
    public string[] Arguments() =>
    [
        $"--NewsBot:Discord:Token={FakeOptions.DefaultToken}",
        $"--NewsBot:Discord:RestUrl={Discord.RestUrl}",
        $"--NewsBot:DataDirectory={Folder.PathOf("data")}",
        "--NewsBot:Embeddings:Provider=None",
        .. settings,
    ];

    /// <summary>Ada asks by mention.</summary>
    public Task<FakeMessage> AskAsync(string question = Question) => Ada.SaysAsync(Channel, $"{Mention} {question}");

    /// <summary>The reply to a message, when it is as long as it gets.</summary>
    public Task<FakeMessage> ReplyToAsync(FakeMessage question) =>
        Discord.BotSaysAsync(question.Channel, reply => reply.RepliesTo == question && !reply.Content.EndsWith('…'));

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopBotAsync();
        }
        finally
        {
            await Discord.DisposeAsync();
            Folder.Dispose();
        }
    }

    private static async Task HoldAsync(ArticleArchive archive, Article article) =>
        await archive.StoreFromFileAsync(article, TestContext.Current.CancellationToken);
}

/// <summary>A command that only tests have.</summary>
internal sealed class ScriptedCommand(string name, Reply reply)
    : Command(new CommandDeclaration(name, "as scripted") { Examples = [$"/{name}"] })
{
    public override Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken) => Task.FromResult(reply);
}
