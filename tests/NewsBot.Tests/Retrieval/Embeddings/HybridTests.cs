using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class HybridTests : EmbeddingTest
{
    // Not a word of it stands in the article: it says captain, called, crossing, ferry.
    private const string InOtherWords = "How was the journey of the boat described by its skipper?";

    [Theory]
    [InlineData("OpenAI")]
    [InlineData("Ollama")]
    public async Task AQuestionWithoutASharedWordFindsThePassageAndTheSentence(string provider)
    {
        var host = await HouseWithVectorsAsync(provider);

        var ranked = await host.Evidence.RankAsync(new AnswerRequest(InOtherWords), Cancellation);

        ranked.Evidence.Passages[0].Passage.Article.Id.ShouldBe("ferry");
        ranked.Evidence.Passages[0].Features.Coverage.ShouldBe(0);
        ranked.Sentences[0].Text.ShouldBe("Captain Oda Brandt called the trip quiet.");
    }

    [Fact]
    public async Task WithoutEmbeddingsThatQuestionHasNoEvidence()
    {
        var host = await PlainHouse().HoldingAsync(News);

        (await host.Pipeline.AnswerAsync(new AnswerRequest(InOtherWords), Cancellation)).Outcome.ShouldBe(Outcome.NoEvidence);
    }

    [Fact]
    public async Task WhatWordsFindStaysFirstAmongWhatVectorsAdd()
    {
        var host = await HouseWithVectorsAsync();

        var evidence =
            await host.Evidence.GatherAsync(new AnswerRequest("Who noticed three cracks in the Merrow Dam?"), Cancellation);

        evidence.Passages[0].Passage.Article.Id.ShouldBe("dam");
        evidence.Passages[0].Features.Fusion.ShouldBe(1, 1e-9);
    }

    [Fact]
    public async Task NeitherLaterNorExcludedArticlesComeInByVectors()
    {
        var host = await HouseWithVectorsAsync();
        var ferry = new Scope { Excluded = new HashSet<string> { "ferry" } };
        var early = new Scope { PublishedUntil = new DateTimeOffset(2025, 10, 4, 0, 0, 0, TimeSpan.Zero) };

        (await FoundAsync(host, null, ferry)).ShouldNotContain("ferry");
        (await FoundAsync(host, null, early)).ShouldNotContain("ferry");
        (await FoundAsync(host, new DateTimeOffset(2025, 10, 4, 0, 0, 0, TimeSpan.Zero), Scope.All)).ShouldNotContain("ferry");
        (await FoundAsync(host, null, Scope.All)).ShouldContain("ferry");
    }

    [Fact]
    public async Task WhatIsPrivateToAnotherCommunityDoesNotComeInByVectors()
    {
        var host = await House().HoldingAsync([.. News.Where(article => article.Id != "ferry")]);
        var own =
            (await host.Archive.StorePublishedAsync(
                News[1] with { Id = null, Url = "https://north.example/ferry" }, null, "north", Cancellation)).Id;
        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();

        (await FoundAsync(host, null, new Scope { Community = "north" })).ShouldContain(own);
        (await FoundAsync(host, null, new Scope { Community = "south" })).ShouldNotContain(own);
        (await FoundAsync(host, null, Scope.All)).ShouldNotContain(own);
        (await FoundAsync(host, null, new Scope { Community = "north", Outlets = ["Another"] })).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatIsInAnotherLanguageDoesNotComeInByVectors()
    {
        var host = await House()
            .HoldingAsync([.. News.Select(article => article.Id == "ferry" ? article with { Language = "de-at" } : article)]);
        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();

        (await FoundAsync(host, null, new Scope { Language = "de" })).ShouldContain("ferry");
        (await FoundAsync(host, null, new Scope { Language = "en" })).ShouldNotContain("ferry");
        (await FoundAsync(host, null, Scope.All)).ShouldContain("ferry");
    }

    [Fact]
    public async Task AReplacedVersionIsNotFoundByTheVectorThatItLeft()
    {
        var host = await HouseWithVectorsAsync();
        await FoundAsync(host, null, Scope.All);
        await host.HoldingAsync(
            Some.Article(
                "ferry", "Sailing cancelled", "There was no sailing on Sunday because of the storm.", published: "2025-10-05"));
        await host.Index.CatchUpAsync(null, Cancellation);

        (await host.Evidence.GatherAsync(new AnswerRequest(InOtherWords), Cancellation)).Passages
            .ShouldAllBe(passage => passage.Passage.Article.Id != "ferry" || passage.Passage.Article.Version == 2);
    }

    [Fact]
    public async Task VectorsThatComeLaterAreFoundWithoutARestart()
    {
        var host = await HouseWithVectorsAsync();
        await FoundAsync(host, null, Scope.All);
        await host.HoldingAsync(
            Some.Article(
                "second", "Another vessel",
                    "A second vessel had a stormy voyage, its captain said, and described it as the worst of her life.",
                        published: "2025-10-06"));
        await host.Index.CatchUpAsync(null, Cancellation);
        await host.Vectors.CatchUpAsync(null, Cancellation);

        (await FoundAsync(host, null, Scope.All)).ShouldContain("second");
    }

    [Fact]
    public async Task VectorsDoNotVouchForANameOrANumber()
    {
        var host = await HouseWithVectorsAsync();

        (await host.Pipeline.AnswerAsync(
            new AnswerRequest("How did skipper Tamsin Orrel of Vardholm depict the boat's journey in 1987?"), Cancellation))
            .Outcome.ShouldBe(Outcome.NoEvidence);
    }

    [Fact]
    public async Task AFollowUpIsLookedForWithTheWordsThatItLeavesUnsaid()
    {
        var host = await HouseWithVectorsAsync();
        var before = Asked.Count;

        await host.Evidence.GatherAsync(
            new AnswerRequest("And who?") { History = [new Turn("How many passengers did the ferry Ilmar carry?", "")] },
                Cancellation);

        Asked.Skip(before).ShouldHaveSingleItem().ShouldContain("Ilmar");
    }

    [Fact]
    public async Task WhereNoVectorComesScoresAreWhatTheyAreWithoutEmbeddings()
    {
        var (plain, host) = (await PlainHouse().HoldingAsync(News), await HouseWithVectorsAsync());
        Server.Instead = call => call.FailAsync(401);
        foreach (
            var question in new[] { "Who noticed three cracks in the Merrow Dam?",
                "How many passengers did the ferry carry?", InOtherWords })
        {
            var (expected, actual) =
                (await plain.Evidence.GatherAsync(new AnswerRequest(question), Cancellation),
                    await host.Evidence.GatherAsync(new AnswerRequest(question), Cancellation));

            actual.Passages.Select(passage => (passage.Passage.Article.Id, passage.Score))
                .ShouldBe(expected.Passages.Select(passage => (passage.Passage.Article.Id, passage.Score)));
        }
    }

    [Fact]
    public async Task AnOutageIsLoggedOnceAndNoQuestionWaitsForItMeanwhile()
    {
        var host = await HouseWithVectorsAsync();
        Server.Instead = call => call.FailAsync(500);
        var before = Server.Calls.Count;

        for (var i = 0; i < 3; i++)
            (await host.Pipeline.AnswerAsync(
                new AnswerRequest("Who noticed the cracks in the Merrow Dam?"), Cancellation)).Outcome.ShouldBe(Outcome.Answered);
        Server.Calls.Count.ShouldBe(before + 2); // the one attempt, and its repetition
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await FoundAsync(host, null, Scope.All);
        Server.Instead = null;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await FoundAsync(host, null, Scope.All)).ShouldContain("ferry");

        host.Logs.Text.Split("Questions are answered without embeddings").Length.ShouldBe(2);
        host.Logs.Text.Split("Questions are answered with embeddings again").Length.ShouldBe(2);
    }

    [Fact]
    public async Task AServerThatHangsIsWaitedForNoLongerThanTwoSeconds()
    {
        var host = await HouseWithVectorsAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Instead = call =>
        {
            asked.SetResult();
            return call.HangAsync();
        };

        var answering = host.Pipeline.AnswerAsync(new AnswerRequest("Who noticed the cracks in the Merrow Dam?"), Cancellation);
        await Task.WhenAny(asked.Task, answering).WaitAsync(Cancellation);
        asked.Task.IsCompleted.ShouldBeTrue();
        // The request can arrive before its limit is set: the clock goes on until that has passed.
        while (!answering.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(2));
            await Task.WhenAny(answering, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation));
        }

        (await answering).Outcome.ShouldBe(Outcome.Answered);
        host.Logs.Text.ShouldContain("did not answer within 2 seconds");
    }

    [Fact]
    public async Task AQuestionIsNotAskedAboutWhileNothingHasAVector()
    {
        var host = await House().HoldingAsync(News);

        await host.Pipeline.AnswerAsync(new AnswerRequest(InOtherWords), Cancellation);

        Server.Calls.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> FoundAsync(TestHost host, DateTimeOffset? asOf, Scope scope) =>
        (await host.Evidence.GatherAsync(new AnswerRequest(InOtherWords) { AsOf = asOf, Scope = scope ?? Scope.All },
            Cancellation)).Passages.Select(passage => passage.Passage.Article.Id);

    private async Task<TestHost> HouseWithVectorsAsync(string provider = "OpenAI")
    {
        var host = await House(provider: provider).HoldingAsync(News);
        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();
        return host;
    }
}
