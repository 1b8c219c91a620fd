using System.Globalization;
using NewsBot.Articles;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.NotificationTestHost;

namespace NewsBot.Tests.Desk.Notifications;

/// <summary>
/// Two days of a community in Oslo (two hours before UTC), a round every five minutes. What is said, where and when, is
/// written into the file that the environment variable <c>NEWSBOT_TRANSCRIPT</c> names, if any.
/// </summary>
public sealed class TwoDaysTests : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    private readonly NotificationTestHost host = new();
    private readonly List<(string At, string Place, string Text)> said = [];

    [Fact]
    public async Task BriefsAlertsAndCorrectionsComeAtTheRightMomentsAndOnce()
    {
        await host.PublishAsync([Dam(), .. SomeNews.Unrelated(30, "2025-10-18T09:00:00Z")]);
        await host.GiveAsync("settings", Ada, mayManage: true, ("zone", "Europe/Oslo"), ("quiet", "22:00-07:00"));
        await host.GiveAsync("brief", Ada, mayManage: true, ("at", "08:00 18:00"));
        await host.GiveAsync("follow", Ada, mayManage: true, ("topic", "ferry Ilmar"), ("where", "here"));
        await host.GiveAsync("follow", Ben, mayManage: false, ("topic", "Merrow Dam"));
        await host.AskAsync("How long is the longest crack in the Merrow Dam?");

        // Monday, 14:00 in Oslo.
        await UntilAsync("15:00");
        await host.PublishAsync(SomeNews.FireReport("", "The Harbour Post", "2025-10-20T12:58:00Z"));
        await UntilAsync("15:20");
        await host.PublishAsync(SomeNews.FireReport("", "The Ostrane Ledger", "2025-10-20T13:15:00Z"));
        await UntilAsync("15:30");
        await host.PublishAsync(SomeNews.FireByAnother(published: "2025-10-20T13:28:00Z"));
        await UntilAsync("19:00");
        await host.PublishAsync(Dam("19 metres"));
        await UntilAsync("23:00");
        await host.PublishAsync(Some.Article(
            "", "Merrow Dam gate opened",
                "The sluice gate of the Merrow Dam was opened on Monday night to lower the lake by two metres.",
                    url: "https://post.example/gate",
            published: "2025-10-20T20:58:00Z"));
        // It is down from three to half past nine.
        await UntilAsync("03:00");
        host.Restart(TimeSpan.FromHours(6.5));
        await UntilAsync("12:00");
        await host.PublishAsync(Dam("19 metres", " Two of the cracks are new."));
        await UntilAsync("17:00");
        // Its clock is put back by an hour, and forward again.
        host.Restart(TimeSpan.FromHours(-1));
        await UntilAsync("18:30");
        host.Restart(TimeSpan.FromHours(1));
        await UntilAsync("14:00");

        await WriteAsync();
        said.Select(one => $"{one.At} {one.Place[(one.Place.LastIndexOf('/') + 1)..]} {FirstWords(one.Text)}").ShouldBe(
        [
            "Mon 15:05 1 News on “ferry Ilmar”:",
            "Mon 16:05 1 News on “ferry Ilmar”:",
            "Mon 18:00 1 Top stories from",
            "Mon 19:05 1 **What this answer",
            "Tue 09:35 1 Top stories from",
            "Tue 09:35 ben News on “Merrow Dam”:",
        ]);
        said[1].Text.ShouldContain("Now also Calveth Courier");
        said[4].Text.ShouldContain("the bot was not running");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Article Dam(string length = "14 metres", string more = "") => Some.Article(
        url: "https://post.example/dam", published: "2025-10-20T08:00:00Z",
            body: Some.DamBody.Replace("14 metres", length, StringComparison.Ordinal) + more);

    private DateTimeOffset Now => host.House.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(2));

    /// <summary>Makes rounds until it is so late in Oslo, that one included.</summary>
    private async Task UntilAsync(string time)
    {
        do
        {
            var before = new[] { News, Ada, Ben }.ToDictionary(place => place, place => host.Places.At(place).Count);
            await host.GoAsync(Step);
            foreach (var (place, count) in before)
                said.AddRange(host.Places.At(place).Skip(count)
                    .Select(text => (Now.ToString("ddd HH:mm", CultureInfo.InvariantCulture), place, text)));
        }
        while (Now.ToString("HH:mm", CultureInfo.InvariantCulture) != time);
    }

    private static string FirstWords(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Take(text.StartsWith("News", StringComparison.Ordinal) ? 4 : 3));

    private async Task WriteAsync()
    {
        if (Environment.GetEnvironmentVariable("NEWSBOT_TRANSCRIPT") is not { Length: > 0 } file) return;
        await File.WriteAllLinesAsync(
            file, said.Select(one => $"{one.At}  {one.Place}\n{one.Text}\n"), TestContext.Current.CancellationToken);
    }
}
