using NewsBot.Answering.Writing;
using NewsBot.Tests.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Writing;

/// <summary>What a model says of its passages and of its answer is no news, and costs no sentence.</summary>
public sealed class PreambleStripperTests
{
    private const string Fact = "The Bank of Ostrane raised its key rate to 4.5 percent on Thursday.";

    [Theory]
    [InlineData("Based on the provided passages, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Based on the passages provided, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Based solely on the passages, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Based on the information provided, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData(
        "Based on the information in the provided passages, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Based on the sources you provided, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("According to the passages provided, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("According to the provided news passages, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("According to the provided context: The Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("According to passage 1, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("According to Passages 1 and 2, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("As reported in the coverage above, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("As stated in the excerpts, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("As mentioned in the given articles, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Per the supplied sources, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("From the passages above, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData(
        "In the provided excerpts, it is reported that the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("The passages state that the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("The provided passage clearly states that the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Passage 1 reports that the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Both passages confirm that the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("The coverage says that the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("It is stated in the passages that the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Answer: The Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("The answer to your question is: the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("To answer your question, the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Sure! Here is the answer: The Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData("Sure, here's what the passages say: the Bank of Ostrane raised its key rate to 4.5 percent on Thursday.")]
    [InlineData(
        "Certainly! Based on the provided passages, I can confirm that the Bank of Ostrane raised its key rate to 4.5 percent "
            + "on Thursday.")]
    [InlineData("The Bank of Ostrane raised its key rate to 4.5 percent on Thursday, according to the provided passages.")]
    [InlineData("The Bank of Ostrane raised its key rate to 4.5 percent on Thursday (as stated in the passages).")]
    [InlineData("The Bank of Ostrane, according to the passages, raised its key rate to 4.5 percent on Thursday.")]
    public void ItIsTakenOff(string written) => PreambleStripper.Strip(written, out _).ShouldBe(Fact);

    [Theory]
    [InlineData("Sure!")]
    [InlineData("Here is the answer:")]
    [InlineData("Here's a summary of what the passages say.")]
    [InlineData("Answer")]
    [InlineData("Key points")]
    [InlineData("Summary:")]
    public void NothingElseIsNoSentence(string written) => PreambleStripper.Strip(written, out _).ShouldBeEmpty();

    [Theory]
    [InlineData("According to the ministry, the bank raised its key rate.")]
    [InlineData("According to The Ostrane Ledger, the bank raised its key rate.")]
    [InlineData("According to sources, the governor wants to resign.")]
    [InlineData("According to the report, 90 cows were moved.")]
    [InlineData("According to the documents, the ministry knew of it.")]
    [InlineData("According to court documents, the ministry knew of it.")]
    [InlineData("According to the information that police gave, two men fled.")]
    [InlineData("Based on the report of the inspector, the dam was closed.")]
    [InlineData("Sources said that the governor wants to resign.")]
    [InlineData("The report states that the dam was closed.")]
    [InlineData("The article in Nature says that the drug works.")]
    [InlineData("In the passage of the law, two votes were missing.")]
    [InlineData("From the passage the ship entered the bay.")]
    [InlineData("According to passages from the diary, he knew.")]
    [InlineData("The text of the treaty says that both states disarm.")]
    [InlineData("Here in Ostwick the ferry was cheered.")]
    [InlineData("The Answer is a newspaper of Corvane.")]
    [InlineData("The passage through the strait was closed on Friday.")]
    [InlineData("Passages were read aloud in court.")]
    public void WhatTheNewsSayStays(string written) => PreambleStripper.Strip(written, out _).ShouldBe(written);

    [Theory]
    [InlineData("Based on the provided passages, the longest crack is 14 metres long [1].")]
    [InlineData("Sure! Here is the answer:\n\nThe longest crack is 14 metres long [1].")]
    [InlineData("## Answer\n\n**The longest crack** is 14 metres long [1].")]
    [InlineData("**Answer:** The longest crack is 14 metres long [1].")]
    [InlineData("### Key points\n- The longest crack is 14 metres long [1].")]
    [InlineData("Passage [1] states that the longest crack is 14 metres long.")]
    [InlineData("According to passage 1, the longest crack is 14 metres long.")]
    [InlineData("Passage 1 states that the longest crack is 14 metres long.")]
    [InlineData("According to passage [1], the longest crack is 14 metres long.")]
    [InlineData("As reported in the coverage above, the longest crack is 14 metres long. [1]")]
    public async Task AnAnswerIsTheSentenceAlone(string written)
    {
        await using var harness = await ModelHarness.StartAsync(ModelReplies.Says(written));

        var draft = await harness.WriteAsync();

        draft.Sentences.ShouldHaveSingleItem().Text.ShouldBe("The longest crack is 14 metres long.");
        draft.Dropped.ShouldBeEmpty();
    }
}
