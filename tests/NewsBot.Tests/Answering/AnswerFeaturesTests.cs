using CsCheck;
using NewsBot.Answering;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

public sealed class AnswerFeaturesTests
{
    private static readonly AnswerFeatures Plain = new()
    {
        Similarity = 0.8,
        Coverage = 0.5,
        ArticleCoverage = 0.5,
        LacksAnswerType = 0,
        NumbersMissing = 0,
        ArticleRank = 0,
        Earliness = 1,
        Freshness = 0,
        OutsidePeriod = 0,
        Staleness = 0,
    };

    [Fact]
    public void MoreThatSpeaksForASentenceNeverMakesItLessLikely() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1.5], Gen.Double[0, 0.5])
            .Sample((share, coverage, alike, more) =>
        {
            var one = Plain with { Similarity = alike, Coverage = coverage, NumbersMissing = share, Staleness = share };
            (one with { Similarity = alike + more }).Score.ShouldBeGreaterThanOrEqualTo(one.Score);
            (one with { Coverage = coverage + more }).Score.ShouldBeGreaterThanOrEqualTo(one.Score);
            (one with { Coverage = coverage + more }).WordScore.ShouldBeGreaterThanOrEqualTo(one.WordScore);
            (one with { LacksAnswerType = 1 }).Score.ShouldBeLessThan(one.Score);
            (one with { OutsidePeriod = 1 }).Score.ShouldBeLessThan(one.Score);
            (one with { Freshness = more }).Confidence.ShouldBeGreaterThanOrEqualTo(one.Confidence);
        });

    [Fact]
    public void AParaphraseWithEveryWordAnswersAndATextAboutSomethingElseDoesNot()
    {
        (Plain with { Similarity = 1.2, Coverage = 1 }).Score.ShouldBeGreaterThan(0);
        (Plain with { Similarity = 0, Coverage = 0.1 }).Score.ShouldBeLessThan(0);
    }

    [Fact]
    public void WhereTheMeaningIsNotKnownWordsDecide() =>
        (Plain with { Similarity = null }).Score.ShouldBe(Plain.WordScore);

    [Fact]
    public void FreshnessDoesNotTellWhichSentenceAnswers() => (Plain with { Freshness = 1 }).Score.ShouldBe(Plain.Score);
}
