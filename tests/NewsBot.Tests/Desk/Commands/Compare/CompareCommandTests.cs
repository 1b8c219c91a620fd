using NewsBot.Briefing;
using NewsBot.Briefing.Differences;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Compare;

public sealed class CompareCommandTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task TwoCountsOfTheEvacueesAreToldSideBySide()
    {
        var reply = await CompareAsync("Merrow Dam evacuees");

        var fact = reply.Comparison!.Differences.ShouldHaveSingleItem();
        fact.Kind.ShouldBe(DifferenceKind.Disagreement);
        fact.Values.Select(value => value.Text).Take(2).ShouldBe(["1,340 people", "About 1,600 people"]);
        reply.Text.ShouldContain("1,340 people (The Harbour Post");
    }

    [Fact]
    public async Task ACorrectionIsNoDisagreement() =>
        (await CompareAsync("Merrow Dam repair cost")).Comparison!.Differences
            .ShouldContain(fact => fact.Kind == DifferenceKind.Correction && fact.Values[0].Text == "48 million crowns"
            && fact.Values[1].Text == "84 million crowns");

    [Fact]
    public async Task WhatHallevikSaidIsToldInBothWordings() =>
        (await CompareAsync("Hallevik")).Comparison!.Quotes.ShouldHaveSingleItem().Versions.Count.ShouldBe(2);

    [Fact]
    public async Task EveryQuoteIsExactlyOfTheArchive()
    {
        foreach (var citation in (await CompareAsync("Merrow Dam")).Comparison!.Citations)
        {
            var article =
                await host.Archive.ReadAsync(
                    citation.Article.Id, citation.Article.Version, TestContext.Current.CancellationToken);
            citation.Span.Cut(article!.Body).ShouldBe(citation.Quote);
        }
    }

    [Fact]
    public async Task OneArticleHasNothingToBeComparedWith()
    {
        await host.HoldingAsync(Some.Article());

        (await CompareAsync("Merrow Dam")).Notices.ShouldHaveSingleItem().ShouldContain("Only one article");
    }

    [Theory]
    [InlineData("news", "There is no topic in that")]
    [InlineData("?!", "There is no topic in that")]
    public async Task ATopicThatIsEverythingIsNone(string topic, string expected)
    {
        var reply = await CompareAsync(topic);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task ATopicThatIsNotCoveredIsSaidPlainly() =>
        (await CompareAsync("Taylor Swift")).Comparison!.Topic.Outcome.ShouldBe(TopicOutcome.NotCovered);

    [Theory]
    [InlineData("2025-10-12", "The Harbour Post", "lies behind until")]
    [InlineData("2025-10-01", "The Harbor Post", "The Harbour Post")]
    public async Task AnOptionThatIsWrongIsNamed(string since, string outlet, string expected)
    {
        await host.HoldingAsync(Some.Article());

        var reply = await CompareAsync("Merrow Dam", ("since", since), ("until", "2025-10-06"), ("outlet", outlet));

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task AnOutletThatHadArticlesInThoseDaysButNoneAboutItIsNamed()
    {
        await host.HoldingAsync(
            Some.Article("post"),
                Some.Article("wire", "Cracks in Merrow Dam", "The Merrow Dam has three cracks, the operator said.",
                    "Corvane Wire", published: "2025-10-05"),
            Some.Article("silent", "Ilmar ferry sets out", Some.FerryBody, "Ostwick Radio", published: "2025-10-04"),
            Some.Article("early", "A second ferry", "A second ferry is to follow the Ilmar in spring, said Northing Lines.",
                "Teal Times", published: "2025-10-02"));
        await host.Archive.StorePublishedAsync(
            Some.Article(null, "A third ferry", "A third ferry was ordered, said Northing Lines.", "Northern Insider",
                "https://north.example/third", "2025-10-04"), null, "north",
            TestContext.Current.CancellationToken);
        await host.Stories.CatchUpAsync(null, TestContext.Current.CancellationToken);

        var reply = await CompareAsync("Merrow Dam");

        reply.Comparison!.SilentOutlets.ShouldBe(["Ostwick Radio"]);
        reply.Text.ShouldEndWith("\nNot in: Ostwick Radio.");
        reply.Notices.ShouldContain(notice => notice.StartsWith("“Not in” are outlets", StringComparison.Ordinal));
        (await CompareAsync("Merrow Dam", ("outlet", "The Harbour Post, Corvane Wire"))).Comparison!.SilentOutlets.ShouldBeEmpty(
            );
    }

    [Theory]
    [InlineData("compare")]
    [InlineData("whatsnew")]
    public async Task NobodyIsToldOfWhatIsPrivateToOthers(string command)
    {
        await using var shared = await SharedTestHost.StartAsync();

        foreach (var community in new[] { null, SharedTestHost.North, SharedTestHost.South })
        {
            (string, string)[] since = command == "whatsnew" ? [("since", "2025-10-01")] : [];
            var reply = await shared.HandleAsync(command, community, [("topic", "ferry Ilmar fire"), .. since]);

            reply.Sources.ShouldNotBeEmpty();
            SharedTestHost.LeaksTo(community, ReplyText.Format(reply)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task WhatIsNewBeginsWhereTheAskerLastAsked()
    {
        await host.HoldingAsync(Some.Article(published: "2025-10-20T10:00:00Z"));

        (await NewAsync()).News!.Items.ShouldHaveSingleItem();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        // Neither a question nor another topic counts.
        await host.HandleAsync(
            new Request("ask", new Dictionary<string, string> { ["question"] = "How long is the longest crack?" })
            { Asker = new Asker("ann"), Conversation = "7" },
            TestContext.Current.CancellationToken);
        await host.HandleAsync(
            new Request("whatsnew", new Dictionary<string, string>()) { Asker = new Asker("ann") },
            TestContext.Current.CancellationToken);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await NewAsync();

        again.News!.IsSinceLastRequest.ShouldBeTrue();
        again.Text.ShouldBe("Nothing new on “Merrow Dam” since you last asked here, 20 October 2025, 12:00 UTC.");
    }

    [Fact]
    public async Task AChangedSentenceIsToldWithBeforeAndAfter()
    {
        await host.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));
        await host.HoldingAsync(
            Some.Article("dam", body: Some.DamBody.Replace("three cracks", "four cracks", StringComparison.Ordinal),
                url: "https://post.example/dam"));

        var reply = await NewAsync();

        reply.Text.ShouldContain("three cracks");
        reply.Text.ShouldContain("four cracks");
        reply.Text.ShouldContain("Changed by The Harbour Post");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Reply> NewAsync() => host.HandleAsync(
        new Request("whatsnew", new Dictionary<string, string> { ["topic"] = "Merrow Dam" }) { Asker = new Asker("ann") },
            TestContext.Current.CancellationToken);

    private Task<Reply> CompareAsync(string topic, params (string Name, string Value)[] options) =>
        host.HandleAsync(
            new Request("compare", options.Prepend(("topic", topic))
                .ToDictionary(option => option.Item1, option => option.Item2)),
            TestContext.Current.CancellationToken);
}
