using NewsBot.Briefing.Changes;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Ingestion.Web;
using NewsBot.Storage.Answers;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

/// <summary>What was noted by a clock that was wrong once is no obstacle when it is right again.</summary>
public sealed class WrongClockTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Right = new(2025, 10, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wrong = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TokensThatWereSpentInAnotherYearAreNotOfToday()
    {
        host.Clock.AdjustTime(Wrong);
        await host.Answers.AddAsync(new StoredAnswer("Who?", null, []) { Tokens = 500, Community = "a" }, Cancellation);
        host.Clock.AdjustTime(Right);
        await host.Answers.AddAsync(new StoredAnswer("When?", null, []) { Tokens = 7, Community = "a" }, Cancellation);
        var midnight = new DateTimeOffset(Right.Date, TimeSpan.Zero);

        var spent = await host.Answers.GetTokensSpentAsync(midnight, "a", Cancellation);

        (spent.Total, spent.Community).ShouldBe((7, 7));
    }

    [Fact]
    public async Task TokensOfTheDayCountAlsoWhereTheClockIsPutBack()
    {
        await host.Answers.AddAsync(new StoredAnswer("Who?", null, []) { Tokens = 500 }, Cancellation);
        host.Clock.AdjustTime(Right.AddHours(-5));

        (await host.Answers.GetTokensSpentAsync(new DateTimeOffset(Right.Date, TimeSpan.Zero), "", Cancellation)).Total.ShouldBe(
            500);
    }

    [Fact]
    public async Task AnAnswerOfAnotherYearIsLetGoOfInTime()
    {
        host.Clock.AdjustTime(Wrong);
        var key = await host.Answers.AddAsync(new StoredAnswer("Who?", null, []), Cancellation);
        host.Clock.AdjustTime(Right);
        await host.Answers.AddAsync(new StoredAnswer("When?", null, []), Cancellation);
        (await host.Answers.FindAsync(key, Cancellation)).ShouldNotBeNull();
        host.Clock.AdjustTime(Right + AnswerLog.RetentionPeriod);

        await host.Answers.AddAsync(new StoredAnswer("Where?", null, []), Cancellation);

        (await host.Answers.FindAsync(key, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task WhatIsNewSinceTheLastTimeIsToldAgain()
    {
        await TellAsync();
        host.Clock.AdjustTime(Wrong);
        await TellAsync();
        host.Clock.AdjustTime(Right.AddHours(3));
        await host.Archive.StoreFromFileAsync(Some.Article(published: "2025-10-20T13:00:00Z"), Cancellation);
        await host.Desk.Index.CatchUpAsync(cancellationToken: Cancellation);

        var told = await TellAsync();

        told.News!.Items.ShouldHaveSingleItem();
        host.Clock.AdjustTime(Right.AddHours(4));
        (await TellAsync()).News!.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Merrow Dam")]
    public async Task WhatWasTakenInByAClockThatWasWrongIsNotNewForYears(string? topic)
    {
        host.Clock.AdjustTime(Wrong);
        await host.Archive.StoreFromFileAsync(Some.Article("dam", published: "2025-10-18T18:00:00Z"), Cancellation);
        await host.Archive.StoreFromFileAsync(
            Some.Article("dam", body: Some.DamBody.Replace("14 metres", "19 metres", StringComparison.Ordinal),
                published: "2025-10-18T18:00:00Z"), Cancellation);
        host.Clock.AdjustTime(Right.AddHours(-1));
        await host.Archive.StoreFromFileAsync(
            Some.Article("ferry", "Electric ferry sails", Some.FerryBody, published: "2025-10-19T11:00:00Z"), Cancellation);
        host.Clock.AdjustTime(Right.AddHours(6));

        (await TellAsync(topic, ("since", "2025-10-20T12:00:00Z"))).News!.Items.ShouldBeEmpty();

        // And what came before the clock was right is new to who asks since then.
        (await TellAsync(topic, ("since", "2025-10-20T10:00:00Z"))).News!.Items.OfType<ChangedText>().ShouldNotBeEmpty();
    }

    [Fact]
    public void AQuestionComesBackInItsTimeWhateverTheClockDoes()
    {
        var quota = new RateLimiter(host.Clock);
        host.Clock.AdjustTime(Wrong);
        for (var i = 0; i < 6; i++) quota.Acquire(("ada", 6)).ShouldBeNull();
        host.Clock.AdjustTime(Right);

        quota.Acquire(("ada", 6)).ShouldBe(("ada", Right.AddMinutes(10)));
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        quota.Acquire(("ada", 6)).ShouldBeNull();
        host.Clock.AdjustTime(Wrong);
        quota.Acquire(("ada", 6)).ShouldNotBeNull("a clock that is put forward gives nobody more");
    }

    [Fact]
    public async Task RobotsFilesAreReadAgainInTheirTimeWhateverTheClockDoes()
    {
        var asked = 0;
        var robots = new RobotsCache(
            (_, _) =>
            {
                asked++;
                return Task.FromResult(new Fetched { Outcome = FetchOutcome.Failed, Address = "", Status = 500 });
            },
            host.Clock);
        host.Clock.AdjustTime(Wrong);
        await robots.IsAllowedAsync(new Uri("https://post.example/a"), Cancellation);
        host.Clock.AdjustTime(Right);
        await robots.IsAllowedAsync(new Uri("https://post.example/a"), Cancellation);
        asked.ShouldBe(1);

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await robots.IsAllowedAsync(new Uri("https://post.example/a"), Cancellation);

        asked.ShouldBe(2);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Reply> TellAsync(string? topic = null, params (string Name, string Value)[] options)
    {
        var given = options.ToDictionary(option => option.Name, option => option.Value);
        if (topic is not null) given["topic"] = topic;
        return host.Desk.HandleAsync(
            new Request("whatsnew", given) { Community = "club", Asker = new Asker("ada") }, Cancellation);
    }
}
