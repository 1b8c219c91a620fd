using NewsBot.Articles;
using NewsBot.Desk.Chat;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;
using static NewsBot.Tests.Desk.Notifications.RoundsHouse;

namespace NewsBot.Tests.Desk.Notifications;

public sealed class ScheduledBriefJobTests : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // It is 12:00 at the beginning.
    private readonly RoundsHouse house = new();

    [Fact]
    public async Task ABriefComesAtItsTimeAndOnce()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        (await SetAsync("14:00")).Text.ShouldContain("gets a brief by itself, the first <t:1760968800:R>");

        await house.GoAsync(TimeSpan.FromMinutes(119));
        house.Places.At(News).ShouldBeEmpty();
        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        var brief = house.Places.At(News).ShouldHaveSingleItem();
        brief.ShouldContain("noticed three cracks in the Merrow Dam");
        brief.ShouldContain("https://post.example/dam");
        brief.ShouldNotContain("was due on");
    }

    [Fact]
    public async Task TheNextOneTellsWhatIsNewSinceTheLast()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await house.GoAsync(TimeSpan.FromHours(2));
        await house.PublishAsync(
            Some.Article("", "Ilmar ferry sets out", Some.FerryBody, url: "https://post.example/ferry",
                published: "2025-10-20T18:00:00Z"));

        await house.GoAsync(TimeSpan.FromDays(1));

        house.Places.At(News).Count.ShouldBe(2);
        house.Places.At(News)[1].ShouldContain("New: The electric ferry Ilmar carried 212 passengers");
        house.Places.At(News)[1].ShouldNotContain("Merrow");
    }

    [Fact]
    public async Task WhatWasPublishedBeforeTheLastBriefAndCameAfterItIsTold()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await house.GoAsync(TimeSpan.FromHours(2));
        await house.GoAsync(Minute);
        await house.PublishAsync(
            Some.Article("", "Ilmar ferry sets out", Some.FerryBody, url: "https://post.example/ferry",
                published: "2025-10-20T13:50:00Z"));

        await house.GoAsync(TimeSpan.FromDays(1));

        house.Places.At(News)[1].ShouldContain("New: The electric ferry Ilmar carried 212 passengers");
        house.Places.At(News)[1].ShouldNotContain("Merrow");
    }

    [Fact]
    public async Task ADayWithoutNewsIsSaidAndTheOldIsNotToldAgain()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await house.GoAsync(TimeSpan.FromHours(2));

        await house.GoAsync(TimeSpan.FromDays(1));

        house.Places.At(News)[1].ShouldContain("Nothing appeared from 20 October 2025");
    }

    [Fact]
    public async Task WhatWasMissedWhileTheProgramWasDownIsCaughtUpOnceAndSaidToBeLate()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        house.Restart();

        await house.GoAsync(TimeSpan.FromDays(3));
        await house.GoAsync(Minute);

        house.Places.At(News).ShouldHaveSingleItem()
            .ShouldContain("This was due on 20 October 2025 at 14:00 UTC; the bot was not running.");
        await house.GoAsync(TimeSpan.FromHours(1));
        house.Places.At(News).Count.ShouldBe(1);
        await house.GoAsync(TimeSpan.FromHours(1));
        house.Places.At(News).Count.ShouldBe(2);
    }

    [Fact]
    public async Task AClockThatIsPutBackBringsNoneTwice()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await house.GoAsync(TimeSpan.FromHours(2));
        house.Restart(TimeSpan.FromHours(-1));

        await house.GoAsync(Minute);
        await house.GoAsync(TimeSpan.FromHours(1));
        await house.GoAsync(Minute);

        house.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AProgramThatIsKilledInTheMiddleOfABriefTellsItOnce()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        house.Places.Crash(News);
        await Should.ThrowAsync<OperationCanceledException>(() => house.GoAsync(TimeSpan.FromHours(2)));

        house.Restart();
        await house.GoAsync(Minute);
        await house.GoAsync(Minute);

        house.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AChannelThatIsClosedPausesItAndWhoSetItIsTold()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        house.Places.Fail(News, PostFailure.Forbidden);

        await house.GoAsync(TimeSpan.FromHours(2));
        await house.GoAsync(Minute);
        await house.GoAsync(TimeSpan.FromDays(2));

        house.Places.At(News).ShouldBeEmpty();
        house.Places.At(Ada).ShouldHaveSingleItem()
            .ShouldContain(
            "The briefs in <#1> are paused: the bot may not write there any more. `/brief at:14:00` there starts them again.");
        (await house.GiveAsync("following", Ben, mayManage: false)).Text.ShouldContain(
            "a brief in <#1> at 14:00 (UTC); paused: the bot may not write there any more");

        await SetAsync("14:00");
        await house.GoAsync(TimeSpan.FromDays(1));
        house.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ATimeOfDayIsTheCommunitysOwnAlsoWhereTheZoneIsSetLater()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("15:00");
        await house.GiveAsync("settings", Ada, mayManage: true, ("zone", "Europe/Oslo"));

        await house.GoAsync(TimeSpan.FromMinutes(61));

        house.Places.At(News).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task OneThatIsEndedDoesNotCome()
    {
        await SetAsync("14:00");
        (await SetAsync("off")).Text.ShouldContain("no briefs by itself any more");
        (await SetAsync("off")).IsUsageError.ShouldBeTrue();

        await house.GoAsync(TimeSpan.FromHours(3));

        house.Places.At(News).ShouldBeEmpty();
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
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));

        (await house.GiveAsync("brief", Ada, mayManage: true, ("at", "14:00"), ("outlet", "The Harbor Post"))).Text.ShouldContain(
            "The Harbour Post");
    }

    [Fact]
    public async Task OnlyWhoManagesTheServerSetsThem() =>
        (await house.GiveAsync("brief", Ben, mayManage: false, ("at", "14:00"))).Text.ShouldContain(
            "only who manages the server");

    [Fact]
    public async Task ABriefThatIsAskedForCountsAsTheLast()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await house.GiveAsync("brief", Ben, mayManage: false);
        house.House.Clock.Advance(Minute);

        var again = await house.GiveAsync("brief", Ben, mayManage: false, ("period", "since last brief"));

        again.Text.ShouldContain("Nothing appeared");
    }

    [Fact]
    public async Task ASentenceThatABriefCitedAndThatIsCorrectedIsToldToo()
    {
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z"));
        await SetAsync("14:00");
        await house.GoAsync(TimeSpan.FromHours(2));
        await house.PublishAsync(Dam("2025-10-20T08:00:00Z") with
        {
            Body = Some.DamBody.Replace("three cracks", "seven cracks", StringComparison.Ordinal),
        });

        await house.GoAsync(Minute);

        house.Places.At(News).Count.ShouldBe(2);
        house.Places.At(News)[1].ShouldContain("seven cracks");
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private static Article Dam(string published) => Some.Article(url: "https://post.example/dam", published: published);

    private Task<NewsBot.Desk.Reply> SetAsync(string at) => house.GiveAsync("brief", Ada, mayManage: true, ("at", at));
}
