using NewsBot.Desk;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

public sealed class ConversationsTests
{
    private readonly Conversations conversations = new();

    [Fact]
    public void TheLastQuestionsAreKeptTheOldestFirst()
    {
        for (var i = 1; i <= 8; i++) conversations.Add("here", $"question {i}");

        conversations.QuestionsOf("here").ShouldBe(["question 3", "question 4", "question 5", "question 6", "question 7", "question 8"]);
    }

    [Fact]
    public void ConversationsDoNotMix()
    {
        conversations.Add("here", "one");
        conversations.Add("there", "two");
        conversations.Add(null, "three");

        conversations.QuestionsOf("here").ShouldBe(["one"]);
        conversations.QuestionsOf(null).ShouldBeEmpty();
    }

    [Fact]
    public void TheConversationSilentForLongestIsForgottenFirst()
    {
        for (var i = 0; i < 1_000; i++) conversations.Add($"c{i}", "a question");
        conversations.Add("c0", "another");
        conversations.Add("one more", "a question");

        conversations.QuestionsOf("c0").Count.ShouldBe(2);
        conversations.QuestionsOf("c1").ShouldBeEmpty();
    }
}
