using NewsBot.Retrieval.Embeddings;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class CosineScaleTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 1)]
    [InlineData(0.25, -1)]
    public void ACosineIsReadBetweenUnrelatedAndCloselyRelated(double cosine, double alike) =>
        new CosineScale(0.5, 0.25).Compute(cosine).ShouldBe(alike, 1e-9);

    [Fact]
    public void AnUnknownModelIsReadByHowItsCosinesSpread()
    {
        var scale = CosineScale.Estimate(mean: 0.1, deviation: 0.1, passages: 1_000).ShouldNotBeNull();

        scale.Compute(0.1).ShouldBeLessThan(0);
        scale.Compute(0.8).ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(0.1, 49)]
    [InlineData(0, 1_000)]
    public void FewOrEqualCosinesTellNothing(double deviation, long passages) =>
        CosineScale.Estimate(0.5, deviation, passages).ShouldBeNull();
}
