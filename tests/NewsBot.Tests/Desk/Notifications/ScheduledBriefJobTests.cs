using NewsBot.Articles;
using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.NotificationTestHost;

namespace NewsBot.Tests.Desk.Notifications;

public sealed class ScheduledBriefJobTests : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // It is 12:00 at the beginning.
    private readonly NotificationTestHost host = new();

    [Fact]
    public async Task ABriefComesAtItsTimeAndOnce()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        (await SetAsync("14:00")).Text.ShouldContain("gets a brief by itself, the first <t:1760968800:R>");

        await host.GoAsync(TimeSpan.FromMinutes(119));
        host.Places.At(News).ShouldBeEmpty();
        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        var brief = host.Places.At(News).ShouldHaveSingleItem();
        brief.ShouldContain("noticed three cracks in the Merrow Dam");
        brief.ShouldContain("https://post.example/dam");
        brief.ShouldNotContain("was due on");
    }

    [Fact]
    public async Task TheNextOneTellsWhatIsNewSinceTheLast()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await host.GoAsync(TimeSpan.FromHours(2));
        await host.PublishAsync(
            Some.Article("", "Ilmar ferry sets out", Some.FerryBody, url: "https://post.example/ferry",
                published: "2025-10-20T18:00:00Z"));

        await host.GoAsync(TimeSpan.FromDays(1));

        host.Places.At(News).Count.ShouldBe(2);
        host.Places.At(News)[1].ShouldContain("New: The electric ferry Ilmar carried 212 passengers");
        host.Places.At(News)[1].ShouldNotContain("Merrow");
    }

    [Fact]
    public async Task WhatWasPublishedBeforeTheLastBriefAndCameAfterItIsTold()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await host.GoAsync(TimeSpan.FromHours(2));
        await host.GoAsync(Minute);
        await host.PublishAsync(
            Some.Article("", "Ilmar ferry sets out", Some.FerryBody, url: "https://post.example/ferry",
                published: "2025-10-20T13:50:00Z"));

        await host.GoAsync(TimeSpan.FromDays(1));

        host.Places.At(News)[1].ShouldContain("New: The electric ferry Ilmar carried 212 passengers");
        host.Places.At(News)[1].ShouldNotContain("Merrow");
    }

    [Fact]
    public async Task ADayWithoutNewsHasNoBriefAndTheSettingsSaySo()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await host.GoAsync(TimeSpan.FromHours(2));

        await host.GoAsync(TimeSpan.FromDays(1));

        host.Places.At(News).ShouldHaveSingleItem();
        (await host.GiveAsync("settings", Ada, mayManage: true)).Text.ShouldContain(
            "- briefs: in <#1> at 14:00, the last left out on <t:1761055200:f> because nothing was new "
            + "(one without news is left out)");
    }

    [Fact]
    public async Task ABriefThatAMemberAsksForTakesNothingFromTheScheduledOne()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await host.GiveAsync("brief", Ben, mayManage: false);

        await host.GoAsync(TimeSpan.FromHours(2));

        host.Places.At(News).ShouldHaveSingleItem().ShouldContain("noticed three cracks in the Merrow Dam");
    }

    [Theory]
    [InlineData("2025-10-20T12:01:37Z", 23)]
    [InlineData("2025-10-20T12:01:59.5Z", 0.5)]
    [InlineData("2025-10-20T12:02:00Z", 60)]
    public void TheNextRoundIsAtTheBeginningOfAMinute(string now, double seconds) =>
        NewsBot.Desk.Notifications.NotificationScheduler.GetPause(
            DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).TotalSeconds.ShouldBe(seconds);

    [Fact]
    public async Task WhatWasMissedWhileTheProgramWasDownIsCaughtUpOnceAndSaidToBeLate()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        host.Restart();

        await host.GoAsync(TimeSpan.FromDays(3));
        await host.GoAsync(Minute);

        host.Places.At(News).ShouldHaveSingleItem()
            .ShouldContain("This was due on 20 October 2025 at 14:00 UTC; the bot was not running.");
        await host.GoAsync(TimeSpan.FromHours(2));
        host.Places.At(News).Count.ShouldBe(1);
    }

    [Fact]
    public async Task AClockThatIsPutBackBringsNoneTwice()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await host.GoAsync(TimeSpan.FromHours(2));
        host.Restart(TimeSpan.FromHours(-1));

        await host.GoAsync(Minute);
        await host.GoAsync(TimeSpan.FromHours(1));
        await host.GoAsync(Minute);

        host.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AProgramThatIsKilledInTheMiddleOfABriefTellsItOnce()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        host.Places.Crash(News);
        await Should.ThrowAsync<OperationCanceledException>(() => host.GoAsync(TimeSpan.FromHours(2)));

        host.Restart();
        await host.GoAsync(Minute);
        await host.GoAsync(Minute);

        host.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AChannelThatIsClosedPausesItAndWhoSetItIsTold()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        host.Places.Fail(News, PostFailure.Forbidden);

        await host.GoAsync(TimeSpan.FromHours(2));
        await host.GoAsync(Minute);
        await host.GoAsync(TimeSpan.FromDays(2));

        host.Places.At(News).ShouldBeEmpty();
        host.Places.At(Ada).ShouldHaveSingleItem()
            .ShouldContain(
            "The briefs in <#1> are paused: the bot may not write there any more. `/brief at:14:00` there starts them again.");
        (await host.GiveAsync("following", Ben, mayManage: false)).Text.ShouldContain(
            "a brief in <#1> at 14:00 (UTC); paused: the bot may not write there any more");

        await SetAsync("14:00");
        await host.PublishAsync(
            Some.Article("", "Ilmar ferry sets out", Some.FerryBody, url: "https://post.example/ferry",
                published: "2025-10-22T18:00:00Z"));
        await host.GoAsync(TimeSpan.FromDays(1));
        host.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ATimeOfDayIsTheCommunitysOwnAlsoWhereTheZoneIsSetLater()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("15:00");
        await host.GiveAsync("settings", Ada, mayManage: true, ("zone", "Europe/Oslo"));

        await host.GoAsync(TimeSpan.FromMinutes(61));

        host.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task OneThatIsEndedDoesNotCome()
    {
        await SetAsync("14:00");
        (await SetAsync("off")).Text.ShouldContain("no briefs by itself any more");
        (await SetAsync("off")).IsUsageError.ShouldBeTrue();

        await host.GoAsync(TimeSpan.FromHours(3));

        host.Places.At(News).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sometimes", "at: 'sometimes' is none; write a time of day as 08:00")]
    [InlineData("0 8 30 2 *", "never comes")]
    [InlineData("* * * * *", "more often than once an hour")]
    public async Task AWrongTimeIsNamed(string at, string expected)
    {
        var reply = await SetAsync(at);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task AWrongOutletIsNamedWhenItIsSetAndNotEveryMorning()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));

        (await host.GiveAsync("brief", Ada, mayManage: true, ("at", "14:00"), ("outlet", "The Harbor Post"))).Text.ShouldContain(
            "The Harbour Post");
    }

    [Fact]
    public async Task OnlyWhoManagesTheServerSetsThem() =>
        (await host.GiveAsync("brief", Ben, mayManage: false, ("at", "14:00"))).Text.ShouldContain(
            "only who manages the server");

    [Fact]
    public async Task ABriefThatIsAskedForCountsAsTheLast()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await host.GiveAsync("brief", Ben, mayManage: false);
        host.House.Clock.Advance(Minute);

        var again = await host.GiveAsync("brief", Ben, mayManage: false, ("period", "since last brief"));

        again.Text.ShouldContain("Nothing appeared");
    }

    [Fact]
    public async Task ASentenceThatABriefCitedAndThatIsCorrectedIsToldToo()
    {
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await host.GoAsync(TimeSpan.FromHours(2));
        await host.PublishAsync(Dam("2025-10-20T08:00:00Z") with
        {
            Body = Some.DamBody.Replace("three cracks", "seven cracks", StringComparison.Ordinal),
        });

        await host.GoAsync(Minute);

        host.Places.At(News).Count.ShouldBe(2);
        host.Places.At(News)[1].ShouldContain("seven cracks");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Article Dam(string published) => Some.Article(url: "https://post.example/dam", published: published);

    private Task<NewsBot.Desk.Reply> SetAsync(string at) => host.GiveAsync("brief", Ada, mayManage: true, ("at", at));
}
