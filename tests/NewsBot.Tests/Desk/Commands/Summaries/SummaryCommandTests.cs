using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing;
using NewsBot.Briefing.Summaries;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Summaries;

public sealed class SummaryCommandTests : IAsyncDisposable
{
    private readonly TestHost house = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("short", 3)]
    [InlineData("medium", 5)]
    [InlineData("long", 8)]
    public async Task AsManySentencesAsTheLengthHasTellBeginningAndEnd(string length, int sentences)
    {
        var summary = (await TellAsync("Merrow Dam", ("length", length))).Summary!;

        (summary.Citations.Count - summary.OpenCitations.Count).ShouldBe(sentences);
        var days = summary.Citations.Select(citation => citation.Article.Published!.Value.UtcDateTime.Day).ToList();
        days.ShouldBe(days.Order());
        days[0].ShouldBe(3);
        days[^1].ShouldBe(17);
        summary.Writer.ShouldBe(WrittenBy.Quotes);
    }

    [Theory]
    [InlineData("Merrow Dam", "short")]
    [InlineData("Merrow Dam", "medium")]
    [InlineData("Merrow Dam", "long")]
    [InlineData("evacuees Merrowhaven", "long")]
    [InlineData("Hallevik", "medium")]
    public async Task NothingIsSaidTwiceEverythingIsExactAndThreeOutletsSpeak(string topic, string length)
    {
        var reply = await TellAsync(topic, ("length", length));

        var summary = reply.Summary!;
        foreach (var citation in summary.Citations)
        {
            var article = await house.Archive.ReadAsync(citation.Article.Id, citation.Article.Version, Cancellation);
            citation.Span.Cut(article!.Body).ShouldBe(citation.Quote);
            reply.Text.ShouldContain($"{citation.Quote} [{citation.Number}]");
        }

        foreach (var one in summary.Citations)
            foreach (var other in summary.Citations.Where(other => other.Number > one.Number))
                Likeness(one.Quote, other.Quote).ShouldBeLessThan(0.6, $"{one.Quote}\n{other.Quote}");
        summary.Citations.Select(citation => citation.Article.Outlet).Distinct().Count().ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task TheDayStandsBeforeTheFirstSentenceOfEach()
    {
        var lines = (await TellAsync("Merrow Dam", ("length", "long"))).Text.Split('\n');

        lines[0].ShouldStartWith("3 October 2025: ");
        lines[^1].ShouldStartWith("17 October 2025: ");
        lines.ShouldBe(lines.DistinctBy(line => line.Split(':')[0]));
    }

    [Fact]
    public async Task AWireReportIsToldOnceAndNamesItsOtherOutlets()
    {
        var summary = (await TellAsync("evacuation Merrowhaven residents ordered leave homes", ("length", "long"))).Summary!;

        summary.Citations.Where(citation => citation.Quote.StartsWith("Residents of three districts", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .AlsoIn.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Merrow Dam")]
    [InlineData("repair cost")]
    [InlineData("repair cost of the Merrow Dam")]
    public async Task WhatACorrectionTookBackIsNotTold(string topic) =>
        (await TellAsync(topic, ("length", "long"))).Text.ShouldNotContain("48 million");

    [Fact]
    public async Task OnlyTheLatestVersionIsTold()
    {
        await house.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));
        await house.HoldingAsync(
            Some.Article("dam", body: Some.DamBody.Replace("three cracks", "four cracks", StringComparison.Ordinal),
                url: "https://post.example/dam"));

        var reply = await TellAsync("Merrow Dam");

        reply.Text.ShouldContain("noticed four cracks");
        reply.Summary!.Citations.ShouldAllBe(citation => citation.Article.Version == 2);
    }

    [Fact]
    public async Task OneArticleAloneIsSummedUpWithoutDaysAndSaid()
    {
        await house.HoldingAsync(Some.Article());

        var reply = await TellAsync("Merrow Dam");

        reply.Text.ShouldStartWith("Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday. [1]");
        reply.Notices.ShouldBe(["Only one article bears on this."]);
    }

    [Fact]
    public async Task AnOpenQuestionThatSomebodyAnsweredLaterIsNotAsked()
    {
        await house.HoldingAsync(Open("2025-10-06"));
        (await TellAsync("Merrow Dam", ("length", "short"))).Text.ShouldContain(
            "Open: Investigators of the Calveth Dam Board have not yet determined who blocked the drains. [");

        await house.HoldingAsync(Some.Article(
            "answer", "Merrow Dam: operator blocked drains",
                "The Calveth Dam Board determined on Thursday who blocked the drains: investigators of the Merrow Dam named "
                    + "the operator.",
            "Corvane Wire", published: "2025-10-09"));

        (await TellAsync("Merrow Dam", ("length", "short"))).Text.ShouldNotContain("Open:");
    }

    [Theory]
    [InlineData("Taylor Swift")]
    [InlineData("the 2029 election on the moon")]
    public async Task ATopicThatIsNotCoveredIsSaidPlainly(string topic)
    {
        var reply = await TellAsync(topic);

        reply.IsUsageError.ShouldBeFalse();
        reply.Text.ShouldContain("Nothing in the coverage is about");
        reply.Sources.ShouldBeEmpty();
        reply.AnswerKey.ShouldBeNull();
        reply.Summary!.Topic.Outcome.ShouldBe(TopicOutcome.NotCovered);
    }

    [Theory]
    [InlineData("news")]
    [InlineData("everything")]
    [InlineData("?!")]
    public async Task ATopicThatIsEverythingIsNone(string topic)
    {
        var reply = await TellAsync(topic);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain("There is no topic in that");
        reply.Text.ShouldContain("/summary Merrow Dam");
    }

    [Theory]
    [InlineData("since", "soon", "is no date")]
    [InlineData("until", "never", "is no date")]
    [InlineData("since", "2030-01-01", "lies behind now")]
    [InlineData("length", "endless", "none of short, medium, long")]
    [InlineData("outlet", "The Harbor Post", "The Harbour Post")]
    public async Task AnOptionThatIsWrongIsNamed(string option, string given, string expected)
    {
        await house.HoldingAsync(Some.Article());

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
    public async Task DaysAndOutletLimitWhatIsTold()
    {
        var summary =
            (await TellAsync("Merrow Dam", ("since", "2025-10-04"), ("until", "2025-10-10"), ("outlet", "the harbour post"),
                ("length", "long"))).Summary!;

        summary.Citations.ShouldNotBeEmpty();
        summary.Citations.ShouldAllBe(citation => citation.Article.Outlet == "The Harbour Post"
            && citation.Article.Published!.Value.Day >= 4 && citation.Article.Published.Value.Day <= 10);
    }

    [Fact]
    public async Task WhereNothingStandsByItselfThatIsSaid()
    {
        await house.HoldingAsync(
            Some.Article(body: "He noticed them at the Merrow Dam on Friday. They say that it is not in danger at all."));

        (await TellAsync("Merrow Dam")).Text.ShouldBe(
            "1 article bears on “Merrow Dam”, but no sentence in it can be told by itself.");
    }

    [Fact]
    public async Task NobodyIsToldOfWhatIsPrivateToOthers()
    {
        await using var shared = await SharedHouse.StartAsync();

        foreach (var community in new[] { null, SharedHouse.North, SharedHouse.South })
        {
            var reply = await shared.HandleAsync("summary", community, ("topic", "ferry Ilmar fire cable"), ("length", "long"));

            reply.Summary!.Citations.ShouldNotBeEmpty();
            SharedHouse.LeaksTo(community, ReplyText.Format(reply)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task ManyArticlesOnOneTopicMakeNoMoreSentencesAndTheSameEachTime()
    {
        foreach (var number in Enumerable.Range(1, 60))
        {
            await house.HoldingAsync(Some.Article(
                $"sheet-{number}", $"Harbour ledger of Teal Sound, sheet {number}",
                $"The harbour of Teal Sound took in {number * 37} crates on {new DateOnly(2025, 8, 1).AddDays(number):d MMMM}. "
                + $"Clerk number {number} wrote of herring, rope and {Some.Report(number).Body}",
                $"Outlet {number % 5}", published: $"{new DateOnly(2025, 8, 2).AddDays(number):yyyy-MM-dd}"));
        }

        var summary = (await TellAsync("Teal Sound harbour", ("length", "long"))).Summary!;

        summary.Citations.Count.ShouldBeInRange(3, Summarizer.ManySentences);
        (await TellAsync("Teal Sound harbour", ("length", "long"))).Text.ShouldBe(summary.Text);
    }

    [Fact]
    public async Task AQuestionThatFollowsFindsItsSubject()
    {
        await house.HoldingAsync(Some.Article());
        await house.HandleAsync(
            new Request("summary", new Dictionary<string, string> { ["topic"] = "Merrow Dam" }, "talk"), Cancellation);

        var reply =
            await house.Desk.AskInAsync("talk", "How long is its longest crack?", cancellationToken: Cancellation);

        reply.Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task ItIsKeptSoThatACorrectionFindsIt()
    {
        await house.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));

        var reply = await TellAsync("Merrow Dam");

        var kept = await house.Answers.FindAsync(reply.AnswerKey!.Value, Cancellation);
        kept!.Citations.Select(citation => citation.Quote).ShouldBe(reply.Summary!.Citations.Select(citation => citation.Quote));
    }

    [Fact]
    public async Task WhatOutletsDifferInIsToldBothWays()
    {
        await house.HoldingAsync(
            Some.Article(
                "post", "Merrow Dam evacuation",
                    "A total of 1,340 people left Merrowhaven below the Merrow Dam on Friday night, the rescue service said.",
                        published: "2025-10-04T08:00:00Z"),
            Some.Article(
                "ledger", "Merrow Dam empties town",
                    "The rescue service said that 1,600 people left Merrowhaven below the Merrow Dam on Friday night.",
                        "The Ostrane Ledger", published: "2025-10-04T09:00:00Z"));

        var reply = await TellAsync("Merrow Dam");

        reply.Text.ShouldContain("\nOutlets differ on ");
        reply.Text.ShouldContain(": 1,340 people (The Harbour Post) [1] / 1,600 people (The Ostrane Ledger) [2]");
        foreach (var value in reply.Summary!.DisputedValues)
            reply.Summary.Citations[value.Citation - 1].Quote.ShouldContain(value.Text);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private static Article Open(string published) => Some.Article(
        "open", "Merrow Dam: drains were blocked",
        "Somebody blocked the drains of the Merrow Dam with stones, the operator said on Monday. Repairs of the Merrow Dam "
            + "are to begin in November, says Yara Sollick. "
        + "The Merrow Dam holds back a lake of eleven square kilometres above the harbour. Investigators of the Calveth Dam "
        + "Board have not yet determined who blocked the drains.",
        published: published);

    private static double Likeness(string one, string other)
    {
        var (first, second) = (WordsOf(one), WordsOf(other));
        return (double)first.Count(second.Contains) / Math.Min(first.Count, second.Count);

        static HashSet<string> WordsOf(string text) =>
            [.. text.ToLowerInvariant().Split([' ', ',', '.', '“', '”'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length > 3)];
    }

    private Task<Reply> TellAsync(string topic, params (string Name, string Value)[] options) =>
        house.HandleAsync(
            new Request("summary", options.Prepend(("topic", topic))
                .ToDictionary(option => option.Item1, option => option.Item2)), Cancellation);
}
