using System.Net;
using Microsoft.Data.Sqlite;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>What whoever runs the bot sees.</summary>
public sealed class HostTests : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutATokenItSaysWhereOneIsHad()
    {
        using var bot = BotProcess.Start(folder.Path);

        (await bot.EndAsync()).ShouldBe(78);
        bot.Text.ShouldBe(
            "NewsBot:Discord:Token is missing; take the bot's token from "
            + "https://discord.com/developers/applications (Bot, Reset Token) "
            + "and set it in the environment as NewsBot__Discord__Token");
    }

    [Fact]
    public async Task AllMistakesInTheConfigurationAreToldAtOnce()
    {
        using var bot = BotProcess.Start(
            folder.Path, "--NewsBot:Discord:Shards=0", "--NewsBot:Discord:RestUrl=here", "--NewsBot:Discord:Token=a b",
            "--NewsBot:Health:Port=70000", "--NewsBot:Quota:QuestionsPerMember=0");

        (await bot.EndAsync()).ShouldBe(78);
        foreach (var key in
                new[] { "Discord:Shards", "Discord:RestUrl", "Discord:Token", "Health:Port", "Quota:QuestionsPerMember" })
            bot.Text.ShouldContain($"NewsBot:{key}");
        bot.Text.ShouldNotContain(" at ");
    }

    [Fact]
    public async Task AWrongTokenEndsItWithTheRemedyAndIsNotShown()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var bot = BotProcess.Start(
            folder.Path, $"--NewsBot:Discord:RestUrl={discord.RestUrl}", "--NewsBot:Discord:Token=MTI5.wrong.secret-secret");

        (await bot.EndAsync()).ShouldBe(78);
        bot.Text.ShouldContain("Discord does not take the token in NewsBot:Discord:Token.");
        bot.Text.ShouldNotContain("secret-secret");
    }

    [Fact]
    public async Task ATokenThatIsNotTakenAnyMoreEndsItToo()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.AddGuild();
        using var bot = Start(discord);
        await discord.ReadyAsync();

        discord.Gateway.Close(4004, "Authentication failed.");

        (await bot.EndAsync()).ShouldBe(78);
        bot.Text.ShouldContain("Discord does not take the token");
    }

    [Fact]
    public async Task AnIntentThatIsNotGrantedEndsItWithTheRemedy()
    {
        await using var discord = await FakeDiscord.StartAsync(new FakeOptions { Privileged = FakeIntents.None });
        using var bot = Start(discord, "--NewsBot:Discord:ReadThreads=true");

        (await bot.EndAsync()).ShouldBe(78);
        bot.Text.ShouldContain("Message Content Intent");
    }

    [Fact]
    public async Task WithoutPrivilegedIntentsItRuns()
    {
        await using var discord = await FakeDiscord.StartAsync(new FakeOptions { Privileged = FakeIntents.None });
        discord.AddGuild();
        using var bot = Start(discord);

        await discord.ReadyAsync();
    }

    [Fact]
    public async Task KilledInTheMiddleOfAnAnswerItAnswersNothingTwiceAndConversationsGoOn()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild();
        var (channel, ada) = (guild.AddChannel("news"), guild.AddMember("Ada"));
        await using var model = await ScriptedModel.StartAsync(
            ModelReplies.Stalls("Inspector Joss Hadrell noticed the cracks at 06:40 on Friday. [1] The longest"));
        FakeMessage answered, cut;
        using (var first = Start(discord))
        {
            await discord.ReadyAsync();
            answered = await AnsweredAsync(discord, ada, channel, "Who found the cracks in the Merrow Dam?");
            // That it was posted is noted before the next is.
            await AnsweredAsync(discord, ada, channel, "How high is the Merrow Dam?");
            await first.KillAsync();
            await discord.LeftAsync();
        }

        using (var second = Start(discord, AskingTests.Model(model)))
        {
            await discord.ReadyAsync();
            cut = await AnsweredAsync(discord, ada, channel, "How long is the longest crack?");
            await second.KillAsync();
            await discord.LeftAsync();
        }

        using var third = Start(discord);
        await discord.ReadyAsync();
        discord.DeliverAgain(answered);
        discord.DeliverAgain(cut);
        var reply = discord.BotMessages.First(message => message.RepliesTo == answered);
        var next = await ada.SaysAsync(channel, "And who took over from Hallevik?", replyTo: reply);
        await discord.BotSaysAsync(channel, message => message.RepliesTo == next);

        discord.BotMessages.Count(message => message.RepliesTo == answered).ShouldBe(1, discord.Seen());
        discord.BotMessages.Count(message => message.RepliesTo == cut).ShouldBe(1, discord.Seen() + third.Text);
    }

    [Fact]
    public async Task HealthIsToldOnTheLoopbackAddress()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.AddGuild();
        var port = FreePort();
        using var bot = Start(discord, $"--NewsBot:Health:Port={port}");
        using var web = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await discord.ReadyAsync();
        string ready = "";
        await discord.UntilAsync(
            () => (ready = Get(web, "/readyz").Text).StartsWith("ready", StringComparison.Ordinal), "it is ready");

        Get(web, "/healthz").ShouldBe((HttpStatusCode.OK, "alive"));
        ready.ShouldContain("1 shards");
        discord.Gateway.Refuses = true;
        discord.Gateway.Drop();
        await discord.UntilAsync(() => Get(web, "/readyz").Status == HttpStatusCode.ServiceUnavailable, "it is not ready");

        Get(web, "/readyz").Text.ShouldBe("not ready: 0 of 1 shards are connected");
        Get(web, "/healthz").Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task DiscordOutOfReachIsTriedAgain()
    {
        var port = FreePort();
        using var bot = BotProcess.Start(
            folder.Path,
            $"--NewsBot:Discord:RestUrl=http://127.0.0.1:{port}/api/",
            $"--NewsBot:Discord:Token={FakeOptions.DefaultToken}");

        await Poll(() => bot.Text.Split("Discord cannot be reached and is tried again").Length > 2);
    }

    public void Dispose() => folder.Dispose();

    private static (HttpStatusCode Status, string Text) Get(HttpClient web, string path)
    {
        try
        {
            using var response = web.GetAsync(new Uri(path, UriKind.Relative), Cancellation).GetAwaiter().GetResult();
            return (response.StatusCode, response.Content.ReadAsStringAsync(Cancellation).GetAwaiter().GetResult());
        }
        catch (HttpRequestException)
        {
            return (default, "");
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Poll(Func<bool> condition)
    {
        // Only a hang lasts this long.
        for (var tries = 0; !condition(); tries++)
        {
            tries.ShouldBeLessThan((int)(FakeDiscord.Hang / Pause));
            await Task.Delay(Pause, TimeProvider.System, Cancellation);
        }
    }

    // While the archive is locked a message is answered without a note, and may be answered again after a crash: then another
    // is asked.
    private async Task<FakeMessage> AnsweredAsync(FakeDiscord discord, FakeUser member, FakeChannel channel, string question)
    {
        while (true)
        {
            var asked = await member.SaysAsync(channel, $"{discord.Bot.Mention} {question}");
            await discord.BotSaysAsync(channel, message => message.RepliesTo == asked);
            if (IsNoted(asked)) return asked;
        }
    }

    private bool IsNoted(FakeMessage message)
    {
        using var archive =
            new SqliteConnection($"Data Source={Path.Combine(folder.Path, "data", "archive.db")};Mode=ReadOnly;Pooling=False");
        archive.Open();
        using var command = archive.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM taken_messages WHERE Id LIKE '%' || $id";
        command.Parameters.AddWithValue("$id", message.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return (long)command.ExecuteScalar()! > 0;
    }

    // With the embeddings that are the default: what is computed at the start must not keep messages waiting.
    private BotProcess Start(FakeDiscord discord, params IEnumerable<string> settings) => BotProcess.Start(
        folder.Path,
        [
            $"--NewsBot:Discord:Token={FakeOptions.DefaultToken}", $"--NewsBot:Discord:RestUrl={discord.RestUrl}",
            "--NewsBot:Embeddings:Provider=Local", .. settings,
        ]);
}
