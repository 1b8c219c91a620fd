using NewsBot.Answering;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

/// <summary>What is quoted without a language model: as little as answers.</summary>
public sealed class QuotedAnswerTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task OneSentenceThatAnswersIsTheWholeReply()
    {
        await host.HoldingAsync(Some.Article("dam"));

        var answer = await AskAsync("How long is the longest crack in the Merrow Dam?");

        answer.Text.ShouldStartWith("The longest crack is 14 metres long. [1]");
        answer.Text.Length.ShouldBeLessThanOrEqualTo(310);
    }

    [Fact]
    public async Task ASentenceThatBeginsWithHeComesWithTheOneThatNamesHim()
    {
        await host.HoldingAsync(Some.Article("resigns", "Harbour chief leaves",
            "Dorn Hallevik, the chief of the harbour, wrote to the board. He resigned over the flooded quay on Friday."));

        var answer = await AskAsync("Who resigned over the flooded quay?");

        answer.Text.ShouldBe(
            "Dorn Hallevik, the chief of the harbour, wrote to the board. He resigned over the flooded quay on Friday. [1]");
        answer.Citations.ShouldHaveSingleItem().Quote.ShouldBe(answer.Text[..^4]);
    }

    [Fact]
    public async Task WhereNothingStandsBeforeItTheHeadlineSaysWhatItIsAbout()
    {
        await host.HoldingAsync(Some.Article("resigns", "Hallevik resigns over flooded quay",
            "He resigned on Friday, a week after the quay was flooded, the harbour authority said in the evening."));

        (await AskAsync("When did Hallevik resign?")).Text
            .ShouldStartWith("“Hallevik resigns over flooded quay”: He resigned on Friday, a week after");
    }

    [Theory]
    [InlineData("Ferry to Norrholm resumes after storm, harbour office says...")]
    [InlineData("Ferry to Norrholm resumes after storm…")]
    [InlineData("Will the ferry to Norrholm resume after the storm?")]
    public async Task AHeadlineThatIsCutOrAsksIsNoAnswer(string headline)
    {
        await host.HoldingAsync(
            Some.Article("ferry", headline, "Passengers cheered at the quay as the first boat left at noon."));

        (await host.Evidence.RankAsync(
            new AnswerRequest("When does the ferry to Norrholm resume?"), TestContext.Current.CancellationToken))
            .Sentences.ShouldAllBe(sentence => !sentence.IsHeadline);
    }

    [Fact]
    public async Task AFigureOfYesterdayDoesNotStandBesideTheNewerOne()
    {
        await host.HoldingAsync(
            Some.Article(
                "first", "Town counts evacuees", "Some 1,340 people were evacuated from Merrowhaven.", "The Harbour Post",
                published: "2025-10-03"),
            Some.Article(
                "second", "Town counts again", "In all, 1,472 people were evacuated from Merrowhaven.", "Calveth Courier",
                published: "2025-10-09"));

        var text = (await AskAsync("How many people were evacuated from Merrowhaven?")).Text;

        text.ShouldContain("1,472");
        text.ShouldNotContain("1,340");
    }

    [Fact]
    public async Task WithoutEmbeddingsTheExplanationSaysThatWordsDecided()
    {
        await host.HoldingAsync(Some.Article("dam"));

        var answer = await host.Pipeline.AnswerAsync(
            new AnswerRequest("How long is the longest crack?") { IncludeExplanation = true },
            TestContext.Current.CancellationToken);

        answer.Explanation!.IsByWordsAlone.ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Answer> AskAsync(string question) =>
        host.Pipeline.AnswerAsync(new AnswerRequest(question), TestContext.Current.CancellationToken);
}
