using NewsBot.Answering.Review;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Review;

public sealed class NearVerbatimTests
{
    private const string Source =
        "Rain fell. The ministry may close the old Merrow Dam on Friday, 3 October 2025, and it cost $48 million.\n\n"
            + "OSTWICK (Corvane Wire) — The ferry Ilmar caught fire.\n\n"
            + "“The town is safe,” said Mayor Ida Holm. The board denied that the dam is old.";

    [Theory]
    [InlineData("The ministry may close the old Merrow Dam on Friday, 3 October 2025, and it cost $48 million.")]
    [InlineData("Ministry may close old Merrow Dam on Friday")]
    [InlineData("“The town is safe,” said Mayor Ida Holm")]
    [InlineData("The ministry may close the old Merrow Dam on Friday, 3 October, and it cost $48 million.")]
    [InlineData("The board denied that the dam is old.")]
    [InlineData("The ferry Ilmar caught fire.")]
    public void ACopyNeedsNoOpinion(string sentence) => NearVerbatim.IsCopy(sentence, ["Snow fell.", Source]).ShouldBeTrue();

    [Theory]
    [InlineData("The ministry will close the old Merrow Dam on Friday.")]
    [InlineData("The ministry close the old Merrow Dam on Friday, 3 October 2025, and it cost $48 million.")]
    [InlineData("The ministry may close the Merrow Dam on Friday.")]
    [InlineData("The ministry may not close the old Merrow Dam on Friday.")]
    [InlineData("The ministry may close the old Merrow Dam on Monday.")]
    [InlineData("The ministry may close the old Merrow Dam on Friday, 3 October 2025, and it cost €48 million.")]
    [InlineData("The Merrow Dam may close the old ministry on Friday.")]
    [InlineData("The dam is old.")]
    [InlineData("The town is safe.")]
    [InlineData("Rain fell.")]
    [InlineData("")]
    public void WhatDiffersInAWordThatMayMatterNeedsOne(string sentence) =>
        NearVerbatim.IsCopy(sentence, ["Snow fell.", Source]).ShouldBeFalse();

    [Fact]
    public void ASentenceIsNoCopyOfTwoThatSayItTogether() =>
        NearVerbatim.IsCopy("The dam was closed by the mayor.", ["The dam was closed.", "By the mayor."]).ShouldBeFalse();
}
