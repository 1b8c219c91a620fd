using NewsBot.Desk.Chat;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed class ReplyIntentsTests
{
    [Theory]
    [InlineData("is this true?")]
    [InlineData("Is that really true")]
    [InlineData("fact check this please")]
    [InlineData("Fact-check")]
    [InlineData("true?")]
    [InlineData("source?")]
    [InlineData("can you verify these claims")]
    [InlineData("is it fake news?")]
    public void AQuestionForTheTruthChecksTheMessage(string reply) =>
        ReplyIntents.Classify(reply).ShouldBe(ReplyIntent.Check);

    [Theory]
    [InlineData("")]
    [InlineData("what about this?")]
    [InlineData("what do you think of that")]
    [InlineData("thoughts?")]
    [InlineData("any news on this?")]
    [InlineData("context please")]
    [InlineData("What's this about?")]
    public void WordsThatOnlyPointAskAboutTheMessage(string reply) =>
        ReplyIntents.Classify(reply).ShouldBe(ReplyIntent.Ask);

    [Theory]
    [InlineData("Who noticed them first?")]
    [InlineData("How much did that cost the harbour?")]
    public void AQuestionWithWordsOfItsOwnMayNeedTheMessage(string reply) =>
        ReplyIntents.Classify(reply).ShouldBe(ReplyIntent.Context);

    [Theory]
    [InlineData("Who won the election in Corvane?")]
    [InlineData("any news this week?")]
    [InlineData("help")]
    [InlineData("thanks!")]
    [InlineData("you are right")]
    public void WordsThatDoNotPointLeaveTheMessageAlone(string reply) =>
        ReplyIntents.Classify(reply).ShouldBe(ReplyIntent.None);
}
