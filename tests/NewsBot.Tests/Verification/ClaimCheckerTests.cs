using System.Runtime.CompilerServices;
using System.Text.Json;
using CsCheck;
using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

public sealed class ClaimCheckerTests : ClaimTest
{
    private const string Passage =
        "The harbour of Merrowhaven reopened today at 06:00. Of the 64 boats, 41 put to sea. "
        + "The first was the Blue Thimble, owned by Brin Oskarra. "
        + "Divers are still looking for sunken logs near the eastern pier.";

    private static readonly Gen<string> Anything = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "“", "”", "\"", "‘", "’", "[...]", "…", "not ", "n't ", "$", "%", "one in ", "half a ", "a ", "dozens ", "twenty-",
            "million ", "31 ", "February ", "0001-01-01 ", "9999 ", "Merrow ", "U.N. ", "by ", "24:59 ", "12.60pm ", "last year ",
            "Monday, ", "1,2,3.4 ", ". ", "\n", "— ", "-", "'s ", "\ud83d", "\u0301", "999999999999999999999 ", "nine hundred ",
            "hundred hundred hundred hundred ", "999999999999999 trillion ", "hundred thousand million ")
            .Array[0, 30].Select(string.Concat));

    [Fact]
    public void HandWrittenSentencesAreToldApart()
    {
        var dropped = Fixture("paraphrases.jsonl").Where(line => !Verdict(line).IsSupported).Select(Sentence).ToList();
        var missed = Fixture("falsehoods.jsonl").Where(line => Verdict(line).IsSupported).Select(Sentence).ToList();

        Fixture("paraphrases.jsonl").Count.ShouldBe(100);
        Fixture("falsehoods.jsonl").Count.ShouldBe(60);
        dropped.Count.ShouldBeLessThanOrEqualTo(5, string.Join('\n', dropped));
        missed.Count.ShouldBeLessThanOrEqualTo(6, string.Join('\n', missed));
    }

    [Fact]
    public void TheSupportIsTheSentenceThatCarriesTheClaim()
    {
        var verdict = Check("Brin Oskarra's Blue Thimble was first.", Passage);

        verdict.IsSupported.ShouldBeTrue();
        verdict.SupportSpan.ShouldNotBeNull().Cut(Passage).ShouldBe("The first was the Blue Thimble, owned by Brin Oskarra.");
    }

    [Fact]
    public void TwoNeighbouringSentencesCarryWhatNeitherDoesAlone() =>
        Check("When the harbour of Merrowhaven reopened at 06:00, 41 of the 64 boats put to sea.",
            Passage).SupportSpan.ShouldNotBeNull().Cut(Passage)
            .ShouldBe("The harbour of Merrowhaven reopened today at 06:00. Of the 64 boats, 41 put to sea.");

    [Fact]
    public void TooManyWordsOfItsOwnFail() =>
        Fails(DiscrepancyKind.Words, "Divers found a treasure chest full of coins.", Passage).ClaimText.ShouldBe("found");

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("It is.")]
    [InlineData("…")]
    public void NothingIsNotSupported(string sentence) => Check(sentence, Passage).IsSupported.ShouldBeFalse();

    [Fact]
    public void AnEmptyPassageSupportsNothing() =>
        Check("The harbour reopened.", "", "The harbour reopened").IsSupported.ShouldBeFalse();

    [Fact]
    public void AnotherSourceThatCarriesTheSentenceIsFound()
    {
        ClaimSource[] sources = [Source("The drains were last flushed in 2012."), Source(Passage),
            Source("The harbour of Merrowhaven is shut.")];

        var match = Checker.FindBestMatch("41 boats put to sea.", sources, 0, Published);

        match.SourceIndex.ShouldBe(1);
        match.Verdict.IsSupported.ShouldBeTrue();
    }

    [Fact]
    public void TheCitedSourceStaysWhereItCarriesTheSentenceToo()
    {
        ClaimSource[] sources = [Source(Passage), Source(Passage)];

        Checker.FindBestMatch("41 boats put to sea.", sources, 1, Published).SourceIndex.ShouldBe(1);
    }

    [Fact]
    public void WhereNoSourceCarriesItTheCitedOneSaysWhy()
    {
        ClaimSource[] sources = [Source("The drains were last flushed in 2012."),
            Source("On the first morning, 41 boats put to sea.")];

        var match = Checker.FindBestMatch("43 boats put to sea.", sources, 1, Published);

        match.SourceIndex.ShouldBe(1);
        match.Verdict.Discrepancies.ShouldHaveSingleItem()
            .ShouldBe(new Discrepancy(DiscrepancyKind.Number, "43", "41", IsContradiction: true));
    }

    [Fact]
    public void AnotherSourceIsFoundExactlyWhereOneByItselfCarriesTheSentence()
    {
        var lines = Fixture("paraphrases.jsonl").Concat(Fixture("falsehoods.jsonl")).ToList();
        ClaimSource[] sources = [Source("It rained."), .. lines.Select(Of).Distinct()];
        foreach (var sentence in lines.Select(Sentence))
        {
            var carrying = Enumerable.Range(0, sources.Length)
                .Where(i => Checker.Check(sentence, sources[i], Published).IsSupported).ToList();

            var match = Checker.FindBestMatch(sentence, sources, 0, Published);

            match.Verdict.IsSupported.ShouldBe(carrying.Count > 0, sentence);
            if (match.Verdict.IsSupported) carrying.ShouldContain(match.SourceIndex, sentence);
        }
    }

    // Of few words, so that they often stand in the headline alone, or nearly suffice.
    [Fact]
    public void SoItIsWhereverTheWordsStand()
    {
        string[] few =
            ["boats", "harbour", "divers", "logs", "pier", "drains", "made", "large", "Merrow", "Brin", "not", "41", "sank. "];
        var words = Gen.Int[0, few.Length - 1].Array[1, 14].Select(some => string.Join(' ', some.Select(word => few[word])));
        Gen.Select(words, words, words).Sample((sentence, passage, title) =>
            Checker.FindBestMatch(sentence, [Source("It rained."), Source(passage, title)], 0, Published).Verdict.IsSupported
                .ShouldBe(Checker.Check(sentence, Source(passage, title), Published).IsSupported
                || Checker.Check(sentence, Source("It rained."), Published).IsSupported));
    }

    [Fact]
    public void NoTextMakesItThrow() =>
        Gen.Select(Anything, Anything, Anything).Sample((sentence, passage, title) =>
        {
            var verdict = Checker.Check(sentence, new ClaimSource(passage, title, title, Published, sentence), Published);
            verdict.IsSupported.ShouldBe(verdict.Discrepancies.Count == 0);
            verdict.SupportSpan.HasValue.ShouldBe(verdict.IsSupported);
            verdict.SupportSpan?.Cut(passage).ShouldNotBeEmpty();
        });

    [Fact]
    public void TheEndsOfTheCalendarMakeItNotThrow() =>
        Gen.Select(Anything, Gen.OneOf(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)).Sample((text, moment) =>
            Checker.Check($"yesterday, next Monday and 31 December {text}",
                new ClaimSource($"last month, tomorrow, 29 February {text}", "", null, moment, null), moment));

    [Fact]
    public void EverySentenceSupportsItself() =>
        Fixture("paraphrases.jsonl")
            .SelectMany(line => NewsBot.Text.Sentences.Split(Field(line, "passage"))
            .Select(span => (Line: line, Text: span.Cut(Field(line, "passage")))))
            .Where(sentence => !Checker.Check(sentence.Text, Of(sentence.Line), Of(sentence.Line).Published!.Value).IsSupported)
                .Select(sentence => sentence.Text)
            .Distinct().ShouldBeEmpty();

    private ClaimVerdict Verdict(JsonElement line) =>
        Checker.Check(Sentence(line), Of(line), Of(line).Published!.Value.AddDays(1));

    private static ClaimSource Of(JsonElement line) =>
        new(Field(line, "passage"), Field(line, "title"), null,
            DateTimeOffset.Parse(Field(line, "published"), System.Globalization.CultureInfo.InvariantCulture), null);

    private static string Sentence(JsonElement line) => Field(line, "sentence");

    private static string Field(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static List<JsonElement> Fixture(string name, [CallerFilePath] string here = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "..", "Fixtures", name))
            .Select(line => JsonDocument.Parse(line).RootElement)];
}
