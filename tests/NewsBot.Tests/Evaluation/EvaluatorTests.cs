using NewsBot.Answering;
using NewsBot.Evaluation;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Evaluation;

public sealed class EvaluatorTests : IAsyncDisposable
{
    private const string DamQuestion =
        "\"question\":\"How long is the longest crack in the Merrow Dam?\",\"as_of\":\"2025-10-20\",\"answers\":[\"14 metres\"]";

    private readonly TestHost host = new();

    [Fact]
    public async Task ARightAnswerCountsInEveryMeasure()
    {
        var report = await EvaluateAsync($$"""{"id":"q",{{DamQuestion}},"gold":["dam"],"answerable":true}""");

        report.Articles.ShouldBe(2);
        report.HitAt(1).ShouldBe(1);
        report.MeanReciprocalRankAt10.ShouldBe(1);
        report.AnswerAt(1).ShouldBe(1);
        report.ReplyAnswer.ShouldBe(1);
        report.ReplyCitesGold.ShouldBe(1);
        report.QuotesExact.ShouldBe(1);
        report.FalseAbstain.ShouldBe(0);
        report.NullAbstain.ShouldBeNull();
        report.Results[0].IsCorrect.ShouldBeTrue();
    }

    [Fact]
    public async Task GoldThatWasMergedIntoAnotherArticleCounts()
    {
        var copy =
            Some.Article("copy", body: Some.DamBody + " It was first seen in May.", url: "https://post.example/dam?utm_source=x");

        var report = await EvaluateAsync([Some.Article("dam", url: "https://post.example/dam"), copy],
            $$"""{"id":"q",{{DamQuestion}},"gold":["copy"],"answerable":true}""");

        report.Articles.ShouldBe(1);
        report.HitAt(1).ShouldBe(1);
        report.ReplyCitesGold.ShouldBe(1);
        report.QuotesExact.ShouldBe(1);
    }

    [Fact]
    public async Task ExcludedArticlesCountAsNotHeld()
    {
        var report = await EvaluateAsync($$"""{"id":"q",{{DamQuestion}},"gold":["dam"],"answerable":true,"exclude":["dam"]}""");

        report.HitAt(10).ShouldBe(0);
        report.Results[0].CitedArticles.ShouldNotContain("dam");
    }

    [Fact]
    public async Task ArticlesPublishedAfterThePoolCountAsNotHeld()
    {
        var report =
            await EvaluateAsync(
                """{"id":"q","question":"How long is the crack?","answerable":false,"pool_until":"2025-10-02"}""");

        report.Results[0].Outcome.ShouldBe(Outcome.NothingHeld);
    }

    [Fact]
    public async Task AMeasureWithoutRowsIsNullAndNoCitationIsNoWrongOne()
    {
        var report = await EvaluateAsync("""{"id":"q","question":"?","answerable":false}""");

        report.HitAt(1).ShouldBeNull();
        report.ReplyAnswer.ShouldBeNull();
        report.FalseAbstain.ShouldBeNull();
        report.NullAbstain.ShouldBe(1);
        report.QuotesExact.ShouldBe(1);
    }

    [Theory]
    [InlineData("{\"question\":\"x\"}", "2: \"answerable\" is missing")]
    [InlineData("{\"answerable\":true}", "2: \"question\" is missing")]
    [InlineData("{\"question\":\"x\",\"answerable\":\"yes\"}", "2: \"answerable\" must be true or false")]
    [InlineData("{\"question\":\"x\",\"answerable\":true,\"gold\":\"a\"}", "2: \"gold\" must be a list of strings")]
    [InlineData("{\"question\":\"x\",\"answerable\":true,\"as_of\":\"soon\"}", "2: \"as_of\" is no ISO date or instant")]
    [InlineData("{\"question\":", "2: this is no JSON")]
    [InlineData("[]", "2: a question is a JSON object")]
    public async Task ABadRowFailsTheRunAndSaysWhere(string row, string problem)
    {
        var exception = await Should.ThrowAsync<RowFileException>(
            () => EvaluateAsync("{\"question\":\"fine\",\"answerable\":false}\n" + row));

        exception.Message.ShouldContain("questions.jsonl:" + problem);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<EvaluationReport> EvaluateAsync(string questions) =>
        EvaluateAsync([Some.Article("dam"), Some.Article("ferry", "Electric ferry sails", Some.FerryBody)], questions);

    private Task<EvaluationReport> EvaluateAsync(NewsBot.Articles.Article[] articles, string questions) =>
        host.Desk.Evaluator.EvaluateAsync(
        host.Folder.Write("articles.jsonl", string.Join('\n', articles.Select(Some.Line))),
        [host.Folder.Write("questions.jsonl", questions)],
        null,
        TestContext.Current.CancellationToken);
}
