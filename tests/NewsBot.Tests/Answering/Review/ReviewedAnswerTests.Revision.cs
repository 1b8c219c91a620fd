using NewsBot.Answering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Review;

public sealed partial class ReviewedAnswerTests
{
    [Fact]
    public async Task ASentenceThatFellIsSaidInTheWordsOfItsSourceInItsPlace()
    {
        await StartAsync(
            ModelReplies.Says($"{Lie} [1.2]. Inspector Joss Hadrell noticed three cracks in the Merrow Dam [1.1]."),
            ModelReplies.Says("1: The longest crack is 14 metres long."));

        var json = await ExplainAsync();

        json.GetProperty("text").GetString().ShouldBe(
            "The longest crack is 14 metres long. [1] Inspector Joss Hadrell noticed three cracks in the Merrow Dam. [2]");
        json.GetProperty("outcome").GetString().ShouldBe("Answered");
        json.GetProperty("dropped").GetArrayLength().ShouldBe(0);
        var revised = json.GetProperty("explanation").GetProperty("revised")[0];
        revised.GetProperty("original").GetString().ShouldBe($"{Lie}.");
        revised.GetProperty("by").GetString().ShouldBe("rules");
        revised.GetProperty("why").GetString()!.ShouldContain("40");
        revised.GetProperty("text").GetString().ShouldBe("The longest crack is 14 metres long.");
        server!.Requests[1].Messages[1].Text.ShouldContain("The longest crack is 14 metres long.\n</source>");
    }

    [Theory]
    [InlineData("1: LEAVE OUT")]
    [InlineData("1: The longest crack is 41 metres long.")]
    [InlineData("1: It is the longest crack, and 14 metres long.")]
    [InlineData("1: Inspector Joss Hadrell noticed three cracks in the Merrow Dam.")]
    [InlineData("2: The longest crack is 14 metres long.")]
    [InlineData("I cannot correct that.")]
    public async Task WhatIsNotRevisedWellStaysOutWithItsFirstReason(string revision)
    {
        await StartAsync(
            ModelReplies.Says($"Inspector Joss Hadrell noticed three cracks in the Merrow Dam [1.1]. {Lie} [1.2]."),
            ModelReplies.Says(revision));

        var json = await ExplainAsync();

        json.GetProperty("text").GetString().ShouldBe("Inspector Joss Hadrell noticed three cracks in the Merrow Dam. [1]");
        var dropped = json.GetProperty("dropped")[0];
        dropped.GetProperty("text").GetString().ShouldBe($"{Lie}.");
        dropped.GetProperty("why").GetString()!.ShouldContain("40");
        dropped.GetProperty("by").GetString().ShouldBe("rules");
        server!.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ARevisionAddsNoSentence()
    {
        await StartAsync(
            ModelReplies.Says($"Inspector Joss Hadrell noticed three cracks in the Merrow Dam [1.1]. {Lie} [1.2]."),
            ModelReplies.Says(
                "1: The longest crack is 14 metres long. The operator says that the town below the dam is not in danger.\n"
                    + "2: The operator says that the town below the dam is not in danger."));

        (await AnswerAsync()).Text.ShouldBe(
            "Inspector Joss Hadrell noticed three cracks in the Merrow Dam. [1] The longest crack is 14 metres long. [2]");
    }

    [Fact]
    public async Task WhereTheRevisionFailsTheSentenceStaysOut()
    {
        await StartAsync(
            ModelReplies.Says($"Inspector Joss Hadrell noticed three cracks in the Merrow Dam [1.1]. {Lie} [1.2]."),
            ModelReplies.Fails(500));

        var answer = await AnswerAsync();

        answer.Outcome.ShouldBe(Outcome.Partly);
        answer.Dropped.ShouldHaveSingleItem().Text.ShouldBe($"{Lie}.");
    }

    [Theory]
    [InlineData(
        $"{Lie} [1.2]. Inspector Joss Hadrell noticed three cracks in the Merrow Dam [1.1].", UserMessages.FirstSentenceLost)]
    [InlineData("So it goes. The longest crack is 14 metres long [1.2].", UserMessages.FirstSentenceLost)]
    [InlineData(
        $"Inspector Joss Hadrell noticed three cracks in the Merrow Dam [1.1]. {Lie} [1.2]. "
            + "That is what the operator says: the town below the dam is not in danger [1.3].", UserMessages.SubjectLost)]
    public async Task WhatLostItsFirstSentenceOrItsSubjectIsQuotedInstead(string written, string why)
    {
        await StartAsync(ModelReplies.Says(written), ModelReplies.Says("1: SUPPORTED"));

        var answer = await AnswerAsync();

        answer.Writer.ShouldBe(WrittenBy.Quotes);
        answer.QuotedReason.ShouldBe(why);
        answer.Text.ShouldContain("The longest crack is 14 metres long.");
    }

    [Fact]
    public async Task ARevisedBeginningWithoutItsSubjectIsNotSaid()
    {
        const string body = "Captain Oda Brandt sailed the ferry Ilmar. She called the first trip of the ferry very quiet.";
        await StartAsync(
            body,
            ModelReplies.Says("Captain Oda Brandt called the first trip of the ferry 40 times quiet [1.2]."),
            ModelReplies.Says("1: She called the first trip of the ferry very quiet."));

        var answer = await AnswerAsync(question: "What did the captain call the first trip of the ferry?");

        answer.Writer.ShouldBe(WrittenBy.Quotes);
    }
}
