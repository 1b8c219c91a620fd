using NewsBot.Briefing;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Timelines;

public sealed class TimelineCommandTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task TheEventsOfTheDamAreToldInOrderEachOnItsDay()
    {
        var reply = await TellAsync("Merrow Dam");

        reply.IsUsageError.ShouldBeFalse();
        var lines = reply.Text.Split('\n');
        lines.Length.ShouldBe(12);
        lines.ShouldContain(line =>
            line.StartsWith("3 October 2025: Three cracks were found in the Merrow Dam", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("6 October 2025: ", StringComparison.Ordinal)
            && line.Contains("ordered a public inquiry"));
        lines.ShouldContain(line => line.StartsWith("10 October 2025: ", StringComparison.Ordinal)
            && line.Contains("Dorn Hallevik resigned on Friday"));
        lines.ShouldContain(line => line.StartsWith("14 October 2025: ", StringComparison.Ordinal)
            && line.Contains("approved a fund of 90 million crowns"));
        lines.ShouldContain(line => line.StartsWith("15 October 2025: ", StringComparison.Ordinal)
            && line.Contains("Court ruled on Wednesday"));
        lines.ShouldContain(line => line.StartsWith("17 October 2025: The last 554 evacuees", StringComparison.Ordinal));
        var events = reply.Timeline!.Events;
        events.Select(told => told.Date.First).ShouldBe(events.Select(told => told.Date.First).Order());
        events.Select(told => told.Date.First).Distinct().Count().ShouldBeGreaterThanOrEqualTo(9);
        reply.Notices.ShouldContain(notice => notice.Contains("sample coverage"));
    }

    [Fact]
    public async Task EveryEventIsAnExactSentenceOfTheArchive()
    {
        var reply = await TellAsync("Merrow Dam", ("length", "long"));

        var timeline = reply.Timeline!;
        timeline.Events.Count.ShouldBeInRange(18, 25);
        timeline.Events.Select(told => told.Citation).ShouldBe(Enumerable.Range(1, timeline.Events.Count));
        foreach (var citation in timeline.Citations)
        {
            var article =
                await host.Archive.ReadAsync(
                    citation.Article.Id, citation.Article.Version, TestContext.Current.CancellationToken);
            citation.Span.Cut(article!.Body).ShouldBe(citation.Quote);
            reply.Text.ShouldContain($"{citation.Quote} [{citation.Number}]");
        }

        timeline.Citations.Select(citation => citation.Quote).Distinct().Count().ShouldBe(timeline.Citations.Count);
    }

    [Fact]
    public async Task AWireReportIsToldOnceAndNamesItsOtherOutlets()
    {
        var timeline = (await TellAsync("Merrow Dam", ("length", "long"))).Timeline!;

        timeline.Citations.Where(citation => citation.Quote.Contains("were ordered to leave their homes")).ShouldHaveSingleItem()
            .AlsoIn.ShouldBe(["Calveth Courier", "The Ostrane Ledger"], ignoreOrder: true);
    }

    [Fact]
    public async Task WhatACorrectionTookBackIsNotTold() =>
        (await TellAsync("repair cost of the Merrow Dam", ("length", "long"))).Text.ShouldNotContain("48 million");

    [Fact]
    public async Task APlanSaysWhenItWasAnnounced() =>
        (await TellAsync("Hallevik resignation")).Text.ShouldContain(
            "27 October 2025 (announced 13 October 2025): Dorn Hallevik, who resigned last week");

    [Fact]
    public async Task DaysAndOutletLimitTheEvents()
    {
        var timeline =
            (await TellAsync(
                "Merrow Dam", ("since", "2025-10-03"), ("until", "2025-10-05"), ("outlet", "the harbour post"))).Timeline!;

        timeline.Events.ShouldNotBeEmpty();
        timeline.Events.ShouldAllBe(told => told.Date.Last >= new DateOnly(2025, 10, 3)
            && told.Date.First <= new DateOnly(2025, 10, 5));
        timeline.Citations.ShouldAllBe(citation => citation.Article.Outlet == "The Harbour Post");
    }

    [Theory]
    [InlineData("Taylor Swift", "Nothing in the coverage is about “Taylor Swift”.")]
    [InlineData("the 2029 election on the moon", "Nothing in the coverage is about")]
    public async Task ATopicThatIsNotCoveredIsSaidPlainly(string topic, string expected)
    {
        var reply = await TellAsync(topic);

        reply.IsUsageError.ShouldBeFalse();
        reply.Text.ShouldContain(expected);
        reply.Sources.ShouldBeEmpty();
        reply.Timeline!.Topic.Outcome.ShouldBe(TopicOutcome.NotCovered);
    }

    [Theory]
    [InlineData("news")]
    [InlineData("all the latest headlines")]
    [InlineData("everything")]
    [InlineData("?!")]
    public async Task ATopicThatIsEverythingIsNone(string topic)
    {
        var reply = await TellAsync(topic);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain("There is no topic in that");
    }

    [Theory]
    [InlineData("since", "soon", "is no date")]
    [InlineData("until", "never", "is no date")]
    [InlineData("since", "2030-01-01", "lies behind now")]
    [InlineData("length", "endless", "none of short, long")]
    [InlineData("outlet", "The Harbor Post", "The Harbour Post")]
    public async Task AnOptionThatIsWrongIsNamed(string option, string given, string expected)
    {
        await host.HoldingAsync(Some.Article());

        var reply = await TellAsync("Merrow Dam", (option, given));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(option);
        reply.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task SinceAfterUntilIsRefused()
    {
        var reply = await TellAsync("Merrow Dam", ("since", "2025-10-12"), ("until", "2025-10-06"));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain("since: 12 October 2025 lies behind until, 6 October 2025");
    }

    [Fact]
    public async Task OneArticleAloneIsToldAndSaid()
    {
        await host.HoldingAsync(Some.Article());

        var reply = await TellAsync("Merrow Dam");

        reply.Text.ShouldBe("3 October 2025: Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday. [1]");
        reply.Notices.ShouldBe(["Only one article bears on this."]);
    }

    [Fact]
    public async Task WhereNoDayIsKnownNoneIsGuessed()
    {
        await host.HoldingAsync(Some.Article(published: null));

        var reply = await TellAsync("Merrow Dam");

        reply.Timeline!.Events.ShouldBeEmpty();
        reply.Text.ShouldBe("1 article bears on “Merrow Dam”, but no event in it could be placed on a day.");
        reply.Notices.ShouldHaveSingleItem().ShouldContain("unknown date");
    }

    [Fact]
    public async Task AnArticleWithoutADateIsToldOnTheDayThatItGivesInFull()
    {
        await host.HoldingAsync(
            Some.Article(body: "The Merrow Dam was opened on 4 July 1976. It was repaired on Friday.", published: null));

        (await TellAsync("Merrow Dam")).Text.ShouldBe("4 July 1976: The Merrow Dam was opened on 4 July 1976. [1]");
    }

    [Fact]
    public async Task WithNoDateInItAnArticleIsToldOnTheDayOfItsPublication()
    {
        await host.HoldingAsync(Some.Article("ferry", "Ilmar ferry sets out", Some.FerryBody));

        (await TellAsync("Ilmar ferry")).Text.ShouldBe(
            "3 October 2025 (published): The electric ferry Ilmar carried 212 passengers on its first crossing. [1]");
    }

    [Fact]
    public async Task OnlyTheLatestVersionIsTold()
    {
        await host.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));
        await host.HoldingAsync(
            Some.Article("dam", body: Some.DamBody.Replace("three cracks", "four cracks", StringComparison.Ordinal),
                url: "https://post.example/dam"));

        (await TellAsync("Merrow Dam")).Text.ShouldBe(
            "3 October 2025: Inspector Joss Hadrell noticed four cracks in the Merrow Dam on Friday. [1]");
    }

    [Fact]
    public async Task NobodyIsToldOfWhatIsPrivateToOthers()
    {
        await using var shared = await SharedTestHost.StartAsync();

        foreach (var community in new[] { null, SharedTestHost.North, SharedTestHost.South })
        {
            var reply = await shared.HandleAsync("timeline", community, ("topic", "ferry Ilmar fire cable"), ("length", "long"));

            reply.Timeline!.Events.ShouldNotBeEmpty();
            SharedTestHost.LeaksTo(community, ReplyText.Format(reply)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task ALanguageThatNothingIsInLeavesNothing()
    {
        await host.HoldingAsync(Some.Article() with { Language = "en" });

        var reply = await TellAsync("Merrow Dam", ("language", "de"));

        reply.Timeline!.Topic.Outcome.ShouldBe(TopicOutcome.NothingHeld);
        reply.Text.ShouldContain("Ask without");
    }

    [Fact]
    public async Task TheSampleIsNotSeenBesideRealCoverage()
    {
        await TellAsync("Merrow Dam");
        await host.HoldingAsync(Some.Article("ferry", "Ilmar ferry sets out", Some.FerryBody));

        (await TellAsync("Merrow Dam")).Timeline!.Topic.Outcome.ShouldBe(TopicOutcome.NotCovered);
    }

    [Fact]
    public async Task ManyArticlesOnOneTopicMakeNoMoreEventsThanAskedFor()
    {
        foreach (var number in Enumerable.Range(1, 60))
        {
            await host.HoldingAsync(Some.Article(
                $"sheet-{number}", $"Harbour ledger of Teal Sound, sheet {number}",
                $"The harbour of Teal Sound took in {number * 37} crates on {new DateOnly(2025, 8, 1).AddDays(number):d MMMM}. "
                + $"Clerk number {number} wrote of herring, rope and {Some.Report(number).Body}",
                published: $"{new DateOnly(2025, 8, 2).AddDays(number):yyyy-MM-dd}"));
        }

        var timeline = (await TellAsync("Teal Sound harbour")).Timeline!;

        timeline.Events.Count.ShouldBe(TimelineBuilder.FewEvents);
        timeline.OmittedCount.ShouldBeGreaterThan(0);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Reply> TellAsync(string topic, params (string Name, string Value)[] options) =>
        host.HandleAsync(
            new Request("timeline", options.Prepend(("topic", topic))
                .ToDictionary(option => option.Item1, option => option.Item2)),
            TestContext.Current.CancellationToken);
}
