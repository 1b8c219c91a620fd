using NewsBot.Articles;
using NewsBot.Briefing.Briefs;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Schema;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Briefs;

/// <summary>It is noon of 20 October 2025.</summary>
public sealed class BriefCommandTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatMostOutletsTellOnTheirOwnWordComesFirst()
    {
        await host.HoldingAsync(
            Some.Article("ferry", "Electric ferry sails", Some.FerryBody, published: "2025-10-20T11:00:00Z"),
            SomeNews.FireReport("fire", "The Harbour Post", "2025-10-20T02:00:00Z"),
            SomeNews.FireByAnother(published: "2025-10-20T03:00:00Z"));
        await host.Stories.CatchUpAsync(null, Cancellation);

        var reply = await TellAsync();

        var lines = reply.Text.Split('\n');
        lines[0].ShouldBe("Top stories from 19 October 2025, 12:00 to 20 October 2025, 12:00 UTC:");
        lines.Length.ShouldBe(3);
        lines[1].ShouldEndWith("[1] (in 2 outlets)");
        lines[1].ShouldContain("Ilmar");
        lines[2].ShouldBe("The electric ferry Ilmar carried 212 passengers on its first crossing. [2] (in 1 outlet)");
        reply.Brief!.Citations[0].IndependentOutlets.ShouldBe(1);
    }

    [Fact]
    public async Task EveryLineIsAnExactSentenceOfTheArchive()
    {
        var reply = await TellAsync(("since", "2025-10-01"));

        reply.Brief!.Stories.Count.ShouldBe(BriefBuilder.MaxStories);
        foreach (var citation in reply.Brief.Citations)
        {
            var article = await host.Archive.ReadAsync(citation.Article.Id, citation.Article.Version, Cancellation);
            citation.Span.Cut(article!.Body).ShouldBe(citation.Quote);
            reply.Text.ShouldContain($"{citation.Quote} [{citation.Number}] (in ");
        }

        reply.Brief.Citations.Select(citation => citation.Article.Id).Distinct().Count().ShouldBe(reply.Brief.Citations.Count);
    }

    [Fact]
    public async Task WhereNothingIsNewTheDayUpToTheNewestArticleIsToldAndSaid()
    {
        var reply = await TellAsync();

        reply.Text.ShouldStartWith(
            "Top stories from 16 October 2025, 17:00 to 17 October 2025, 17:00 UTC:\nThe last 554 evacuees of Merrowhaven");
        reply.Brief!.UsesOlderPeriod.ShouldBeTrue();
        reply.Notices.ShouldContain("Nothing newer is held: the newest article is of 17 October 2025, 17:00 UTC.");
    }

    [Fact]
    public async Task AWireReportIsOneStory()
    {
        var reply = await TellAsync(("since", "2025-10-03"), ("until", "2025-10-03"));

        reply.Text.ShouldStartWith("Top stories on 3 October 2025:");
        reply.Text.Split('\n').Where(line => line.Contains("ordered to leave their homes")).ShouldHaveSingleItem()
            .ShouldEndWith("(in 3 outlets)");
    }

    [Fact]
    public async Task WhatBeganSinceTheLastBriefIsNewAndWhatOthersConfirmIsMore()
    {
        await ComeAsync(SomeNews.FireReport("fire", "The Harbour Post", "2025-10-20T02:00:00Z"));
        await ComeAsync(SomeNews.FireByAnother(published: "2025-10-20T09:00:00Z"));
        await ComeAsync(Some.Article("dam", published: "2025-10-20T10:00:00Z"));
        await ComeAsync(
            Some.Article(
                "court", "Court orders report",
                    "The Ostrane Administrative Court ordered the release of the report on Sunday night.",
                        published: "2025-10-20T01:00:00Z"));
        await host.Stories.CatchUpAsync(null, Cancellation);
        await LastBriefAsync(6);

        var lines = (await TellAsync()).Text.Split('\n');

        lines.ShouldContain(line => line.StartsWith("More on: ", StringComparison.Ordinal) && line.Contains("Ilmar"));
        lines.ShouldContain(line => line.StartsWith("New: Inspector Joss Hadrell", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("The Ostrane Administrative Court", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SinceTheLastBriefOnlyWhatCameSinceIsTold()
    {
        await ComeAsync(Some.Article("dam", published: "2025-10-20T10:00:00Z"));
        await LastBriefAsync(6);
        (await TellAsync(("period", "since last brief"))).Text.ShouldContain("New: Inspector Joss Hadrell");

        await LastBriefAsync(11);
        var reply = await TellAsync(("period", "since last brief"));

        reply.Text.ShouldBe("Nothing appeared from 20 October 2025, 11:00 to 20 October 2025, 12:00 UTC.");
        reply.Brief!.Outcome.ShouldBe(BriefOutcome.NothingNew);
    }

    [Fact]
    public async Task WhereNoBriefWasGivenBeforeTheLastDayIsToldAndSaid()
    {
        await ComeAsync(Some.Article("dam", published: "2025-10-20T10:00:00Z"));

        var reply = await TellAsync(("period", "since last brief"));

        reply.Text.ShouldContain("noticed three cracks");
        reply.Notices.ShouldContain("No brief was given here before, so this is the last day.");
    }

    [Fact]
    public async Task AClockThatWentBackGivesTheLastDay()
    {
        await ComeAsync(Some.Article("dam", published: "2025-10-20T10:00:00Z"));
        await LastBriefAsync(13);

        (await TellAsync(("period", "since last brief"))).Text.ShouldContain("noticed three cracks");
    }

    [Fact]
    public async Task OnlyTheLatestVersionIsToldEvenBeforeTheStoriesFollow()
    {
        await host.HoldingAsync(Some.Article("dam", published: "2025-10-20T10:00:00Z"));
        await host.Stories.CatchUpAsync(null, Cancellation);
        await host.HoldingAsync(
            Some.Article("dam", body: Some.DamBody.Replace("three cracks", "four cracks", StringComparison.Ordinal),
                published: "2025-10-20T10:00:00Z"));

        var reply = await TellAsync();

        reply.Text.ShouldContain("noticed four cracks");
        reply.Brief!.Stories.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AStoryOfWhichNoSentenceStandsIsToldByItsHeadline()
    {
        await host.HoldingAsync(
            Some.Article("dam", body: "He saw it there in the morning. They say it is fine.", published: "2025-10-20T10:00:00Z"));

        (await TellAsync()).Text.ShouldContain("“Three cracks found in Merrow Dam” [1] (in 1 outlet)");
    }

    [Fact]
    public async Task NobodyIsToldOfWhatIsPrivateToOthers()
    {
        await using var shared = await SharedTestHost.StartAsync();

        foreach (var community in new[] { null, SharedTestHost.North, SharedTestHost.South })
        {
            var reply = await shared.HandleAsync("brief", community, ("since", "2025-10-01"));

            reply.Brief!.Stories.ShouldNotBeEmpty();
            SharedTestHost.LeaksTo(community, ReplyText.Format(reply)).ShouldBeEmpty();
            reply.Brief.Stories[0].Outlets.ShouldBe(community is null ? 1 : 2);
        }
    }

    [Theory]
    [InlineData("period", "century", "none of today, day, week, since last brief")]
    [InlineData("since", "soon", "is no date")]
    [InlineData("until", "never", "is no date")]
    [InlineData("since", "2030-01-01", "lies behind now")]
    [InlineData("outlet", "The Harbor Post", "The Harbour Post")]
    public async Task AnOptionThatIsWrongIsNamed(string option, string given, string expected)
    {
        await host.HoldingAsync(Some.Article());

        var reply = await TellAsync((option, given));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task WithoutAnyDatedArticleThatIsSaid()
    {
        await host.HoldingAsync(Some.Article(published: null));

        (await TellAsync()).Text.ShouldBe("No coverage of known date is held that this could be told from.");
    }

    [Fact]
    public async Task AnOutletLimitsIt()
    {
        var reply = await TellAsync(("outlet", "the harbour post"), ("period", "week"));

        reply.Brief!.Citations.ShouldNotBeEmpty();
        reply.Brief.Citations.ShouldAllBe(citation => citation.Article.Outlet == "The Harbour Post");
    }

    [Fact]
    public async Task ManyStoriesMakeNoMoreThanSevenAndTheSameEachTime()
    {
        foreach (var number in Enumerable.Range(1, 60))
            await host.HoldingAsync(
                Some.Report(number) with { Published = new DateTimeOffset(2025, 10, 20, 1, number % 60, 0, TimeSpan.Zero) });

        var first = await TellAsync();

        first.Brief!.Stories.Count.ShouldBeInRange(1, BriefBuilder.MaxStories);
        (await TellAsync()).Text.ShouldBe(first.Text);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Reply> TellAsync(params (string Name, string Value)[] options) =>
        host.HandleAsync(
            new Request("brief", options.ToDictionary(option => option.Name, option => option.Value)) { Address = "here" },
                Cancellation);

    /// <summary>Takes an article in when it is published.</summary>
    private async Task ComeAsync(Article article)
    {
        var now = host.Clock.GetUtcNow();
        host.Clock.AdjustTime(article.Published!.Value);
        await host.HoldingAsync(article);
        host.Clock.AdjustTime(now);
    }

    private Task LastBriefAsync(int hour) => host.Briefs.SaveAsync(
        new ChannelBriefs
        {
            Place = "here",
            Community = "club",
            LastBriefAt = new DateTimeOffset(2025, 10, 20, hour, 0, 0, TimeSpan.Zero)
        }, null, Cancellation);
}
