using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Questions;

/// <summary>A question with one form of a name finds what is said of the other.</summary>
public sealed class AbbreviationExpanderTests : IAsyncDisposable
{
    private static readonly Article[] News =
    [
        Some.Article("definition", "Grain board gets a new seat",
            "The Calveth Grain Board (CGB) moved to Hexley in March. Its staff of 40 took the ferry."),
        Some.Article("short", "Storage fees go up", "The CGB raised the fee for storing barley to 14 crowns a tonne on Monday."),
        Some.Article("long", "Weevils at the depot",
            "The Calveth Grain Board found weevils in the Ostwick depot and destroyed 900 tonnes of oats."),
        Some.Article("apart", "A calm week", "A board of grain lies on the quay of Calveth, where nobody raised any fee."),
        Some.Article("labour", "Children at the looms",
            "The International Labour Organisation counted 312 children in the weaving mills of Corvane."),
        Some.Article("party", "A vote on the bridge", "The GOP voted against the toll on the Merrow bridge, 19 to 4."),
        Some.Article("who", "A question of names", "Who named the bridge, and who paid, nobody in the mills of Corvane knows."),
    ];

    private readonly TestHost host = new(("NewsBot:Embeddings:Provider", "None"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("What did the Calveth Grain Board raise to 14 crowns?", "short")]
    [InlineData("Where did the CGB find weevils?", "long")]
    [InlineData("How many children did the ILO count?", "labour")]
    [InlineData("How many children did the International Labor Organization count?", "labour")]
    [InlineData("What did the Republican Party vote against?", "party")]
    [InlineData("What did Republicans vote against?", "party")]
    public async Task EitherFormFindsTheOtherAndCoversIt(string question, string id)
    {
        var first = (await GatherAsync(question)).Passages[0];

        first.Passage.Article.Id.ShouldBe(id);
        first.Features.Coverage.ShouldBe(1, 1e-9);
    }

    [Fact]
    public async Task WordsOfTheNameThatStandApartAreNotIt()
    {
        var found = (await GatherAsync("What did the CGB raise?")).Passages;

        found[0].Passage.Article.Id.ShouldBe("short");
        found.Where(passage => passage.Passage.Article.Id == "apart").ShouldAllBe(passage => passage.Features.Coverage < 0.7);
    }

    [Fact]
    public async Task APronounIsNotTheWho()
    {
        var question = (await GatherAsync("What did the World Health Organization say of the mills?")).Question;

        question.ShortNames.ShouldBeEmpty();
    }

    [Fact]
    public async Task InitialsOfTwoThingsStandForNeither()
    {
        await host.HoldingAsync(
            Some.Article("bar", "Lawyers meet", "The Calveth Bar Association (CBA) met on Friday in Hexley."),
            Some.Article("bank", "Bankers meet", "The Calveth Bankers Association (CBA) met on Monday in Ostwick."));

        var evidence = await host.Evidence.GatherAsync(new AnswerRequest("When did the CBA meet?"), Cancellation);

        evidence.Question.Terms.ShouldAllBe(term => term.OtherName.Count == 0);
        evidence.Passages.Count.ShouldBe(2);
    }

    private async Task<Evidence> GatherAsync(string question)
    {
        await host.HoldingAsync(News);
        return await host.Evidence.GatherAsync(new AnswerRequest(question), Cancellation);
    }
}
