using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing.Summaries;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Summaries;

public sealed partial class SummaryCommandTests : IAsyncDisposable
{
    private readonly TestHost host = new();

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
            var article = await host.Archive.ReadAsync(citation.Article.Id, citation.Article.Version, Cancellation);
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
    public async Task OneArticleAloneIsSummedUpWithoutDaysAndSaid()
    {
        await host.HoldingAsync(Some.Article());

        var reply = await TellAsync("Merrow Dam");

        reply.Text.ShouldStartWith("Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday. [1]");
        reply.Notices.ShouldBe(["Only one article bears on this."]);
    }

    [Fact]
    public async Task AnOpenQuestionThatSomebodyAnsweredLaterIsNotAsked()
    {
        await host.HoldingAsync(Open("2025-10-06"));
        (await TellAsync("Merrow Dam", ("length", "short"))).Text.ShouldContain(
            "Open: Investigators of the Calveth Dam Board have not yet determined who blocked the drains. [");

        await host.HoldingAsync(Some.Article(
            "answer", "Merrow Dam: operator blocked drains",
                "The Calveth Dam Board determined on Thursday who blocked the drains: investigators of the Merrow Dam named "
                    + "the operator.",
            "Corvane Wire", published: "2025-10-09"));

        (await TellAsync("Merrow Dam", ("length", "short"))).Text.ShouldNotContain("Open:");
    }

    [Fact]
    public async Task WhereNothingStandsByItselfThatIsSaid()
    {
        await host.HoldingAsync(
            Some.Article(body: "He noticed them at the Merrow Dam on Friday. They say that it is not in danger at all."));

        (await TellAsync("Merrow Dam")).Text.ShouldBe(
            "1 article bears on “Merrow Dam”, but no sentence in it can be told by itself.");
    }

    [Fact]
    public async Task ManyArticlesOnOneTopicMakeNoMoreSentencesAndTheSameEachTime()
    {
        foreach (var number in Enumerable.Range(1, 60))
        {
            await host.HoldingAsync(Some.Article(
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
        await host.HoldingAsync(Some.Article());
        await host.HandleAsync(
            new Request("summary", new Dictionary<string, string> { ["topic"] = "Merrow Dam" }, "talk"), Cancellation);

        var reply =
            await host.Desk.AskInAsync("talk", "How long is its longest crack?", cancellationToken: Cancellation);

        reply.Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task ItIsKeptSoThatACorrectionFindsIt()
    {
        await host.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));

        var reply = await TellAsync("Merrow Dam");

        var kept = await host.Answers.FindAsync(reply.AnswerKey!.Value, Cancellation);
        kept!.Citations.Select(citation => citation.Quote).ShouldBe(reply.Summary!.Citations.Select(citation => citation.Quote));
    }

    [Fact]
    public async Task WhatOutletsDifferInIsToldBothWays()
    {
        await host.HoldingAsync(
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

    public ValueTask DisposeAsync() => host.DisposeAsync();

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
        host.HandleAsync(
            new Request("summary", options.Prepend(("topic", topic))
                .ToDictionary(option => option.Item1, option => option.Item2)), Cancellation);
}
