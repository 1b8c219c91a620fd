using CsCheck;
using NewsBot.Retrieval.Embeddings;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class RankFusionTests
{
    private static readonly Gen<int[]> Ranking = Gen.Int[0, 40].Array[0, 30].Select(items => items.Distinct().ToArray());
    private static readonly Gen<int[][]> Rankings = Ranking.Array[1, 4];

    [Fact]
    public void EveryItemComesOutOnceWithAScoreAboveNothingAndAtMostOne() => Rankings.Sample(rankings =>
    {
        var fused = RankFusion.Fuse<int>(rankings);

        fused.Select(item => item.Item).Order().ShouldBe(rankings.SelectMany(ranking => ranking).Distinct().Order());
        fused.ShouldAllBe(item => item.Score > 0 && item.Score <= 1.0000001);
        fused.Select(item => item.Score).ShouldBe(fused.Select(item => item.Score).OrderDescending());
    });

    [Fact]
    public void OneRankingAloneKeepsItsOrder() => Ranking.Sample(ranking =>
        RankFusion.Fuse<int>(ranking).Select(item => item.Item).ShouldBe(ranking));

    [Fact]
    public void TheOrderOfTheRankingsChangesNoScore() => Rankings.Sample(rankings =>
    {
        var (there, back) = (Scores(rankings), Scores([.. rankings.Reverse()]));

        foreach (var item in there.Keys) there[item].ShouldBe(back[item], 1e-12);
    });

    [Fact]
    public void AnItemThatRisesInOneRankingNeverLoses() => Gen.Select(Rankings, Gen.Int[1, 29]).Sample((rankings, at) =>
    {
        if (at >= rankings[0].Length) return;
        int[] risen = [.. rankings[0]];
        (risen[at - 1], risen[at]) = (risen[at], risen[at - 1]);

        Scores([risen, .. rankings[1..]])[rankings[0][at]].ShouldBeGreaterThan(Scores(rankings)[rankings[0][at]]);
    });

    [Fact]
    public void TheFirstOfAllRankingsHasOne() => Rankings.Sample(rankings =>
    {
        int[][] led = [.. rankings.Select(ranking => (int[])[-1, .. ranking])];

        RankFusion.Fuse<int>(led)[0].Item.ShouldBe(-1);
        RankFusion.Fuse<int>(led)[0].Score.ShouldBe(1, 1e-9);
    });

    [Fact]
    public void WhatBothFindGoesBeforeWhatOneFindsHigher() =>
        RankFusion.Fuse<string>(["words", "both"], ["vectors", "both"]).Select(item => item.Item)
            .ShouldBe(["both", "words", "vectors"]);

    private static Dictionary<int, double> Scores(int[][] rankings) =>
        RankFusion.Fuse<int>(rankings).ToDictionary(item => item.Item, item => item.Score);
}
