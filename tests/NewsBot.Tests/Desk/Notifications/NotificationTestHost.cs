using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Notifications;

/// <summary>A bot on a chat platform that makes a round whenever it is told to.</summary>
internal sealed class NotificationTestHost : IAsyncDisposable
{
    public const string Club = "club";
    public const string News = "platform/channel/1";
    public const string Ada = "platform/member/ada";
    public const string Ben = "platform/member/ben";

    private NewsBot.Desk.Notifications.NotificationScheduler rounds;
    private int incoming;

    public NotificationTestHost() => rounds = House.CreateScheduler(Places);

    public TestHost House { get; private set; } = new();

    public RecordedPlaces Places { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Takes articles in as feeds bring them.</summary>
    public async Task PublishAsync(params IEnumerable<Article> articles)
    {
        foreach (var article in articles)
            await House.Archive.StorePublishedAsync(article with { Id = null }, null, null, Cancellation);
    }

    public async Task PublishAsync(Article article, string community) =>
        await House.Archive.StorePublishedAsync(article with { Id = null }, null, community, Cancellation);

    /// <summary>Makes a round, some time later.</summary>
    public async Task GoAsync(TimeSpan later = default)
    {
        House.Clock.Advance(later);
        await rounds.RunOnceAsync(Cancellation);
        House.Logs.Text.ShouldNotContain("could not be made");
    }

    /// <summary>Gives a command in the channel, as one who manages the server or not.</summary>
    public Task<Reply> GiveAsync(string command, string member, bool mayManage, params (string Name, string Value)[] options) =>
        House.Desk.HandleAsync(
            new Request(command, options.ToDictionary(option => option.Name, option => option.Value))
            {
                Community = Club,
                Asker = new Asker(member) { CanManage = mayManage },
                Address = News,
            },
            Cancellation);

    /// <summary>Asks in the channel; what is posted there stays with the asker.</summary>
    public async Task<NewsBot.Tests.Desk.Chat.RecordedReplies> AskAsync(string question)
    {
        var replies = new NewsBot.Tests.Desk.Chat.RecordedReplies { At = News };
        House.Dispatcher.Dispatch(
            new ChatMessage(question)
            {
                Id = $"message/{++incoming}",
                Asker = new Asker(Ada),
                Location = new ChatLocation(Club, "1") { Address = News }
            }, replies);
        await House.Dispatcher.WaitUntilIdleAsync();
        return replies;
    }

    /// <summary>Presses a button below the last message at a place.</summary>
    public async Task<string> PressAsync(string place, string label, string member, bool mayManage = false)
    {
        var replies = new NewsBot.Tests.Desk.Chat.RecordedReplies(canBePrivate: true);
        var button = Places.ButtonsAt(place).Single(button => button.Label == label);
        House.Dispatcher.Dispatch(
            new ButtonPress(button.Id)
            {
                Id = $"press/{++incoming}",
                Asker = new Asker(member) { CanManage = mayManage },
                Location = new ChatLocation(Club, "1") { Address = News },
            },
            replies);
        await House.Dispatcher.WaitUntilIdleAsync();
        return replies.Posts[^1].Text;
    }

    /// <summary>Ends the program, however far it has come, and starts it again at the same time of day.</summary>
    /// <param name="ahead">By how much the clock is put forward meanwhile, or back.</param>
    public void Restart(TimeSpan ahead = default)
    {
        var now = House.Clock.GetUtcNow() + ahead;
        stopped.Add(House);
        // The first has the folder.
        House = stopped[0].Restarted();
        House.Clock.AdjustTime(now);
        rounds = House.CreateScheduler(Places);
    }

    private readonly List<TestHost> stopped = [];

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        foreach (var host in stopped) await host.DisposeAsync();
    }
}
