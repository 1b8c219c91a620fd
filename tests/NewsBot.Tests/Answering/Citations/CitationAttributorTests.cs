using NewsBot.Answering;
using NewsBot.Answering.Citations;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using NewsBot.Text;
using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering.Citations;

public class CitationAttributorTests
{
    private static readonly EvidencePassage Dam = SomeEvidence.Passage(SomeEvidence.DamText, start: 100);
    private static readonly EvidencePassage Cost = SomeEvidence.Passage(SomeEvidence.CostText, "The Ledger");

    private readonly CitationAttributor check =
        new(new ClaimChecker(new Tokenizer(), new Thesaurus(new Tokenizer())), SomeEvidence.WithoutMeaning);

    [Fact]
    public async Task ASentenceIsCitedToTheVeryWordsThatCarryIt()
    {
        var found = (await CheckAsync("Engineers found 14 cracks in the eastern wall.", Dam));

        found.IsRepaired.ShouldBeFalse();
        found.Sources.ShouldHaveSingleItem().Evidence.ShouldBeSameAs(Dam);
        Words(found.Sources[0]).ShouldBe("Engineers found 14 cracks in its eastern wall.");
    }

    [Fact]
    public async Task AWrongMarkerIsCorrected()
    {
        var found = (await CheckAsync("Repairs will cost 48 million crowns.", Dam));

        found.IsRepaired.ShouldBeTrue();
        found.Sources.ShouldHaveSingleItem().Evidence.ShouldBeSameAs(Cost);
    }

    [Fact]
    public async Task AMissingMarkerIsSet()
    {
        var found = (await CheckAsync("Repairs will cost 48 million crowns."));

        found.IsRepaired.ShouldBeTrue();
        found.Sources.ShouldHaveSingleItem().Evidence.ShouldBeSameAs(Cost);
    }

    [Fact]
    public async Task AMarkerIsNotCorrectedWhereTheCitedPassageSaysOtherwise()
    {
        var other = SomeEvidence.Passage("Engineers found 19 cracks in the eastern wall.", "The Ledger");
        var sentence = new DraftSentence("Engineers found 19 cracks in the eastern wall.", [new DraftSource(Dam, null)])
        {
            AvailablePassages = [Dam, other],
        };

        var found = await AttributeAsync(sentence);

        found.Sources.ShouldBeEmpty();
        found.Reason.ShouldBe("“19” is not in the passage, which has “14”");
    }

    [Fact]
    public async Task TheCitedSentenceIsShownOnceHoweverOftenItsPassageIsCited()
    {
        var start = Dam.Passage.Span.Start;
        var text = Dam.Passage.Text;
        DraftSource Cite(string words) => new(Dam, null)
        {
            CitedSentence = new TextSpan(start + text.IndexOf(words, StringComparison.Ordinal), words.Length),
        };
        var sentence = new DraftSentence("Engineers found 14 cracks in the eastern wall.",
            [Cite("Engineers found 14 cracks in its eastern wall."), Cite("About 6,200 people left their homes.")])
        {
            AvailablePassages = [Dam],
        };

        Words((await AttributeAsync(sentence)).Sources.ShouldHaveSingleItem())
            .ShouldBe("Engineers found 14 cracks in its eastern wall.");
    }

    [Fact]
    public async Task AMarkerTooManyIsTakenAway() =>
        (await CheckAsync("Engineers found 14 cracks in the eastern wall.", Cost, Dam)).Sources.ShouldHaveSingleItem(
            ).Evidence.ShouldBeSameAs(Dam);

    [Fact]
    public async Task WhatTwoPassagesSayOnlyTogetherIsCitedToBoth()
    {
        var found =
            (await CheckAsync(
                "Engineers found 14 cracks in the eastern wall, and repairs will cost 48 million crowns.", Dam, Cost));

        found.Sources.Select(source => source.Evidence).ShouldBe([Dam, Cost]);
        Words(found.Sources[0]).ShouldBe("Engineers found 14 cracks in its eastern wall.");
    }

    [Theory]
    [InlineData("Engineers found 48 cracks in the eastern wall.", "“48” is not in the passage")]
    [InlineData("Engineers found 14 cracks in the eastern wall, and repairs will cost 84 million crowns.",
        "“84 million crowns” is not in the passage")]
    [InlineData("The Merrow dam was closed on Tuesday.", "“Tuesday” is not in the passage")]
    [InlineData("The Ostwick dam was closed on Friday.", "“Ostwick” is not in the passage")]
    [InlineData("The ministry said that “repairs are free”.", "nobody says “repairs are free” in the passage")]
    [InlineData("The Merrow dam was not closed on Friday.", "the sentence says “not” where the passage does not")]
    [InlineData("The dam sang about herring at dawn.", "the passage does not say “")]
    [InlineData("All engineers found 14 cracks in the eastern wall.", "the passage does not say “All”")]
    [InlineData("Engineers found 14 cracks in the western wall.", "“western” is not in the passage, which has “eastern”")]
    public async Task AFalseSentenceIsLeftOutWithTheReason(string sentence, string reason)
    {
        var found = (await CheckAsync(sentence, Dam, Cost));

        found.Sources.ShouldBeEmpty();
        found.Reason!.ShouldStartWith(reason);
    }

    [Fact]
    public async Task NumberOfAFootnoteIsNoNumberOfTheText()
    {
        var noted =
            SomeEvidence.Passage(
                "The Merrow dam was closed on Friday.[2] Engineers found 14[3] cracks in its eastern wall [21].");

        (await AttributeAsync(Cited("Engineers found 14 cracks in its eastern wall.", noted))).Sources.ShouldHaveSingleItem();
        (await AttributeAsync(
            Cited("“The Merrow dam was closed on Friday. Engineers found 14 cracks in its eastern wall.”",
                noted))).Sources.ShouldHaveSingleItem();
        (await AttributeAsync(Cited("Engineers found 21 cracks in its eastern wall.", noted))).Sources.ShouldBeEmpty();
    }

    private static DraftSentence Cited(string sentence, EvidencePassage passage) =>
        new(sentence, [new DraftSource(passage, null)]) { AvailablePassages = [passage] };

    [Fact]
    public async Task NumberInOtherDigitsIsTheSameNumber()
    {
        var arabic = SomeEvidence.Passage("The Merrow dam was closed on Friday. Engineers found ١٤ cracks in its eastern wall.");

        (await AttributeAsync(Cited("Engineers found 14 cracks in its eastern wall.", arabic))).Sources.ShouldHaveSingleItem();
        (await AttributeAsync(Cited("Engineers found 15 cracks in its eastern wall.", arabic))).Sources.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Here is what the coverage says.")]
    [InlineData("I hope this helps!")]
    [InlineData("As an AI, I cannot help with that.")]
    public async Task TalkAroundTheAnswerIsNotCited(string sentence) =>
        (await CheckAsync(sentence)).Reason.ShouldBe("no passage is cited for it");

    [Fact]
    public async Task WhatMustBeLeftOutIsNotEvenLookedFor()
    {
        var found =
            (await AttributeAsync(
                new DraftSentence(
                    "Engineers found 14 cracks", [new DraftSource(Dam, null)])
                { AvailablePassages = [Dam], RejectionReason = "it breaks off" }));

        (found.Sources.Count, found.Reason).ShouldBe((0, "it breaks off"));
    }

    private static DateTimeOffset AsOf => new(2025, 10, 20, 12, 0, 0, TimeSpan.Zero);

    private Task<AttributedSentence> CheckAsync(string sentence, params EvidencePassage[] cited) =>
        AttributeAsync(new DraftSentence(sentence, [.. cited.Select(passage => new DraftSource(passage, null))])
        {
            AvailablePassages = [Dam, Cost],
        });

    private Task<AttributedSentence> AttributeAsync(DraftSentence sentence) =>
        check.AttributeAsync(sentence, AsOf, TestContext.Current.CancellationToken);

    private static string Words(DraftSource source) =>
        new TextSpan(source.Span!.Value.Start - source.Evidence.Passage.Span.Start, source.Span.Value.Length)
            .Cut(source.Evidence.Passage.Text);
}
