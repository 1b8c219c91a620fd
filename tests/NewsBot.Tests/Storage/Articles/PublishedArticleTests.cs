using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Support;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage.Articles;

/// <summary>What an article that a feed or page shows again does to the one held.</summary>
public sealed class PublishedArticleTests : IAsyncDisposable
{
    private const string Url = "https://post.example/dam";
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Article Dam => Some.Article(url: Url);

    [Theory]
    [InlineData("2025-10-04", Url, "The Harbour Post")]
    [InlineData(null, Url, "The Harbour Post")]
    [InlineData("2025-10-03", "https://post.example/2025/dam", "The Harbour Post")]
    [InlineData("2025-10-03", Url, "Harbour Post: Latest")]
    public async Task AnotherDateAddressOrOutletAloneIsNothingNew(string? published, string url, string outlet)
    {
        var first = await StoreAsync(Dam);

        (await StoreAsync(Some.Article(url: url, published: published, outlet: outlet), first.Id)).Outcome.ShouldBe(
            StoreOutcome.Unchanged);

        (await host.Archive.GetStatisticsAsync(null, Cancellation)).Versions.ShouldBe(1);
        (await StoreAsync(Some.Article(url: url)))
            .ShouldBe(new StoredArticle(first.Id, 1, StoreOutcome.Unchanged), "the other address is known now");
    }

    [Fact]
    public async Task OtherWordsAreANewVersionUnderTheFirstDate()
    {
        var first = await StoreAsync(Dam);

        (await StoreAsync(
            Some.Article(url: Url, body: Some.DamBody + " The gates stay shut.", published: "2025-10-09", outlet: null)))
            .ShouldBe(new StoredArticle(first.Id, 2, StoreOutcome.Updated));

        var held = (await host.Archive.ReadAsync(first.Id, null, Cancellation)).ShouldNotBeNull();
        held.Published.ShouldBe(Dam.Published);
        held.Outlet.ShouldBe("The Harbour Post");
    }

    [Fact]
    public async Task ANewNoteOfCorrectionMakesItACorrectionOnce()
    {
        const string note = "\n\nCorrection: An earlier version of this article said that the crack was 14 metres long.";
        await StoreAsync(Dam);

        (await StoreAsync(Dam with { Body = Some.DamBody.Replace("14", "4") + note })).Outcome.ShouldBe(StoreOutcome.Corrected);
        (await StoreAsync(Dam with { Body = Some.DamBody.Replace("14", "4") + " More follows." + note })).Outcome.ShouldBe(
            StoreOutcome.Updated);
        (await StoreAsync(Some.Article(url: "https://post.example/other", body: Some.FerryBody + note))).Outcome.ShouldBe(
            StoreOutcome.New);
    }

    [Fact]
    public async Task AStubDoesNotTakeTheFullerVersionsPlace()
    {
        var first = await StoreAsync(Dam);

        (await StoreAsync(Dam with { Body = "Subscribe to read what the inspector found." }))
            .ShouldBe(new StoredArticle(first.Id, 1, StoreOutcome.Unchanged) { IsStubIgnored = true });

        (await host.Archive.ReadAsync(first.Id, null, Cancellation))!.Body.ShouldBe(Some.DamBody);
    }

    [Fact]
    public async Task AShortNoteThatTakesItAllBackIsNoStub() =>
        (await StoreTwiceAsync(Dam with { Body = "This article has been corrected: there is no crack." })).Outcome.ShouldBe(
            StoreOutcome.Corrected);

    [Fact]
    public async Task AHeadlineThatGoesToAndFroIsOneChange()
    {
        await StoreAsync(Dam);
        (await StoreAsync(Dam with { Title = "Dam cracks" })).Outcome.ShouldBe(StoreOutcome.Updated);

        (await StoreAsync(Dam)).Outcome.ShouldBe(StoreOutcome.Unchanged);
        (await StoreAsync(Dam with { Title = "Dam cracks" })).Outcome.ShouldBe(StoreOutcome.Unchanged);
    }

    [Fact]
    public async Task AnIdThatIsNotHeldIsNoHindrance() => (await StoreAsync(Dam, "gone")).Outcome.ShouldBe(StoreOutcome.New);

    [Fact]
    public async Task HistoryShowsEachChangeWithTheSentencesBeforeAndAfter()
    {
        await StoreAsync(Dam);
        await StoreAsync(Dam with
        {
            Title = "Crack in Merrow Dam is 4 metres long",
            Body = Some.DamBody.Replace("14 metres", "4 metres") + "\n\nCorrection: the length of the crack was misstated.",
        });

        var update = (await host.History.ListUpdatesAsync(null, 10, null, Cancellation)).ShouldHaveSingleItem();

        update.PreviousTitle.ShouldBe(Dam.Title);
        update.Article.Version.ShouldBe(2);
        update.Correction.ShouldBe("Correction: the length of the crack was misstated.");
        update.ChangedSentences.ShouldBe(
        [
            new ChangedSentence("The longest crack is 14 metres long.", "The longest crack is 4 metres long."),
            new ChangedSentence(null, "Correction: the length of the crack was misstated."),
        ]);
        (await host.History.ListUpdatesAsync(host.Clock.GetUtcNow().AddSeconds(1), 10, null, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnAnswerIsFoundAgainWhenTheSentenceItCitedChanges()
    {
        var dam = await StoreAsync(Dam);
        await AnswerAsync(
            "How long is the crack?", new StoredCitation(1, dam.Id, 1, Span("The longest crack is 14 metres long.")));
        await AnswerAsync(
            "Who found it?",
                new StoredCitation(
                    1, dam.Id, 1, Span("Inspector Joss Hadrell noticed three cracks in the Merrow Dam on Friday.")));
        await AnswerAsync("What is the headline?", new StoredCitation(1, dam.Id, 1, new TextSpan(0, 0)));
        (await host.Changes.ListChangedAsync(null, Cancellation)).ShouldBeEmpty();

        await StoreAsync(Dam with { Body = "At last. " + Some.DamBody });
        (await host.Changes.ListChangedAsync(null, Cancellation)).ShouldBeEmpty("moved is not changed");
        await StoreAsync(Dam with { Body = "At last. " + Some.DamBody.Replace("14 metres", "4 metres") });

        var changed = (await host.Changes.ListChangedAsync(null, Cancellation)).ShouldHaveSingleItem();
        changed.Question.ShouldBe("How long is the crack?");
        changed.Before.ShouldBe("The longest crack is 14 metres long.");
        changed.After.ShouldBe("The longest crack is 4 metres long.");
        changed.Article.Version.ShouldBe(3);
    }

    [Fact]
    public async Task AGoneSentenceHasNothingInItsPlaceAndACitedHeadlineIsFoundToo()
    {
        var dam = await StoreAsync(Dam);
        await AnswerAsync(
            "Is it safe?",
                new StoredCitation(1, dam.Id, 1, Span("The operator says that the town below the dam is not in danger.")),
                    new StoredCitation(2, dam.Id, 1, new TextSpan(0, 0)));

        await StoreAsync(
            Dam with
            {
                Title = "Town below dam is cleared",
                Body = Some.DamBody[..Some.DamBody.IndexOf(" The operator", StringComparison.Ordinal)]
            });

        (await host.Changes.ListChangedAsync(null, Cancellation)).Select(change => (change.Number, change.After))
            .ShouldBe([(1, null), (2, "Town below dam is cleared")]);
    }

    [Fact]
    public async Task AnswersAreForgottenAfterTheirTime()
    {
        var dam = await StoreAsync(Dam);
        await AnswerAsync(
            "How long is the crack?", new StoredCitation(1, dam.Id, 1, Span("The longest crack is 14 metres long.")));
        host.Clock.Advance(AnswerLog.RetentionPeriod + TimeSpan.FromMinutes(1));
        await AnswerAsync("Anything else?");

        await StoreAsync(Dam with { Body = Some.DamBody.Replace("14 metres", "4 metres") });

        (await host.Changes.ListChangedAsync(null, Cancellation)).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static TextSpan Span(string sentence) =>
        new(Some.DamBody.IndexOf(sentence, StringComparison.Ordinal), sentence.Length);

    private Task<long> AnswerAsync(string question, params StoredCitation[] citations) =>
        host.Answers.AddAsync(new StoredAnswer(question, "here", citations), Cancellation);

    private Task<StoredArticle> StoreAsync(Article article, string? heldAs = null) =>
        host.Archive.StorePublishedAsync(article, heldAs, null, Cancellation);

    private async Task<StoredArticle> StoreTwiceAsync(Article second)
    {
        await StoreAsync(Dam);
        return await StoreAsync(second);
    }
}
