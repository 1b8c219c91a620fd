using NewsBot.Answering;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Ingestion;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Ask;

public sealed class AskingTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CoverageHeldAnswersWithASource()
    {
        await host.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));

        var reply = await AskAsync("How long is the longest crack in the Merrow Dam?");

        reply.Answer!.Outcome.ShouldBe(Outcome.Answered);
        reply.Sources[0].Article.Id.ShouldBe("dam");
        reply.Notices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "Inspector Joss Hadrell noticed cracks in the Merrow Dam.[2] The longest crack in the dam is 14 metres long.[1][3]")]
    [InlineData(
        "Inspector Joss Hadrell noticed cracks in the Merrow Dam [2]. The longest crack in the dam is 14 metres long [ 3 ].")]
    [InlineData("Inspector Joss Hadrell noticed cracks in the Merrow Dam.【2】 The longest crack in the dam is 14 metres long.［１］")]
    [InlineData(
        "[1] The longest crack in the dam [3] is 14 metres long, said Inspector Joss Hadrell of the [2] cracks in the Merrow "
            + "Dam.")]
    public async Task FootnotesOfAnArticleAreNoMarkersOfAReply(string body)
    {
        await host.HoldingAsync(
            Some.Article("dam", title: "Three cracks found [2] in Merrow Dam", body: body, outlet: "The Post [3]"));

        var reply = await AskAsync("How long is the longest crack in the Merrow Dam?");

        var answer = reply.Answer.ShouldNotBeNull();
        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.Citations.ShouldAllBe(citation => citation.Quote == citation.Span.Cut(body));
        var shown = ReplyText.Format(reply);
        System.Text.RegularExpressions.Regex.Matches(shown, @"[\[【［]\s*(\d+)\s*[\]】］]").Select(marker => marker.Groups[1].Value)
            .ShouldAllBe(number => int.Parse(number, null) <= answer.Citations.Count);
        shown.ShouldContain("14 metres long");
    }

    [Fact]
    public async Task AnEmptyArchiveIsAnsweredFromTheSampleAndSaysSo()
    {
        var reply = await AskAsync("Who found the cracks in the Merrow Dam?");

        reply.Answer!.Outcome.ShouldBe(Outcome.Answered);
        reply.Notices[0].ShouldContain("sample coverage");
        (await host.Desk.Coverage.GetStatisticsAsync(Cancellation)).Articles.ShouldBe(
            Directory.GetFiles(SampleCoverage.Folder, "*.md").Length);
    }

    [Fact]
    public async Task TheSampleStillSaysSoWhenAskedAgain()
    {
        await AskAsync("Who found the cracks in the Merrow Dam?");

        (await AskAsync("How high is the Merrow Dam?")).Notices[0].ShouldContain("sample coverage");
    }

    [Fact]
    public async Task TheSampleIsNotSeenOnceOtherCoverageIsHeld()
    {
        await AskAsync("Who found the cracks in the Merrow Dam?");
        await host.IngestAsync(
            host.Folder.Write("ferry.jsonl", Some.Line(Some.Article("ferry", "Electric ferry sails", Some.FerryBody))));

        var about = await AskAsync("How many passengers did the ferry Ilmar carry?");
        var sample = await AskAsync("Who found the cracks in the Merrow Dam?");

        about.Sources.ShouldAllBe(source => source.Article.Id == "ferry");
        about.Notices.ShouldBeEmpty();
        sample.Sources.ShouldAllBe(source => source.Article.Id == "ferry");
    }

    [Fact]
    public async Task TheSampleTakenInOnPurposeIsCoverageLikeAnyOther()
    {
        await AskAsync("Who found the cracks in the Merrow Dam?");
        await host.IngestAsync(SampleCoverage.Folder);

        var reply = await AskAsync("How high is the Merrow Dam?");

        reply.Answer!.Outcome.ShouldBe(Outcome.Answered);
        reply.Notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task NothingPublishedLaterThanAsOfIsSeen()
    {
        await host.HoldingAsync(Some.Article("dam", published: "2025-10-03"));

        var before = await host.Desk.HandleAsync(Ask("How long is the longest crack?", "2025-10-02"), Cancellation);
        var sameDay = await host.Desk.HandleAsync(Ask("How long is the longest crack?", "2025-10-03"), Cancellation);

        before.Answer!.Outcome.ShouldBe(Outcome.NothingHeld);
        sameDay.Answer!.Outcome.ShouldBe(Outcome.Answered);
    }

    [Fact]
    public async Task ADateThatCannotBeReadIsToldWithARemedy()
    {
        var reply = await host.Desk.HandleAsync(Ask("What happened?", "yesterdayish"), Cancellation);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain("2025-10-03");
    }

    [Fact]
    public async Task AnEmptyQuestionIsNoQuestionButNoError()
    {
        await host.HoldingAsync(Some.Article());

        (await AskAsync("  ")).Answer!.Outcome.ShouldBe(Outcome.NotAQuestion);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Request Ask(string question, string asOf) =>
        new("ask", new Dictionary<string, string> { ["question"] = question, ["as_of"] = asOf });

    private Task<Reply> AskAsync(string question) => host.AskAsync(question, Cancellation);
}
