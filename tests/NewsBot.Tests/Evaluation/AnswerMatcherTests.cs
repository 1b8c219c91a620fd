using NewsBot.Evaluation;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Evaluation;

public sealed class AnswerMatcherTests
{
    [Theory]
    [InlineData("They saw “Squid  Game”!", "squid game")]
    [InlineData("A drop of 3.5% was seen", "3.5 %")]
    [InlineData("ÉTÉ à Paris", "été")]
    [InlineData("Idaho", "Idaho")]
    public void AnAnswerOccursWhateverTheSignsAndCase(string text, string answer) =>
        AnswerMatcher.ContainsAny(text, [answer]).ShouldBeTrue();

    [Theory]
    [InlineData("the Idahoans", "Idaho")]
    [InlineData("in 2019", "19")]
    [InlineData("anything", "—")]
    [InlineData("anything", "")]
    public void PartOfAWordOrNothingIsNoAnswer(string text, string answer) =>
        AnswerMatcher.ContainsAny(text, [answer]).ShouldBeFalse();

    [Fact]
    public void AMarkerIsNoAnswer() =>
        AnswerMatcher.ContainsAny(AnswerMatcher.WithoutMarkers("So it was. [3]"), ["3"]).ShouldBeFalse();
}
