using NewsBot.Briefing.Quotes;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Briefing.Quotes;

public sealed class QuoteReaderTests(ITestOutputHelper output)
{
    [Fact]
    public void NineOfTenTextsGiveTheRightWordsToTheRightSpeaker()
    {
        const double share = 0.9;
        QuoteCases.All.Length.ShouldBeGreaterThanOrEqualTo(60);

        var missed = QuoteCases.All.Where(one => !Said(one.Text).SequenceEqual(one.Said)).ToList();

        foreach (var one in missed)
            output.WriteLine(
                $"{one.Text}\n    wanted: {string.Join(" | ", one.Said)}\n    got:    {string.Join(" | ", Said(one.Text))}");
        var right = (double)(QuoteCases.All.Length - missed.Count) / QuoteCases.All.Length;
        output.WriteLine($"{QuoteCases.All.Length - missed.Count} of {QuoteCases.All.Length} are right: {right:F3}");
        right.ShouldBeGreaterThanOrEqualTo(
            share, string.Join('\n', missed.Select(one => $"{one.Text} -> {string.Join(" | ", Said(one.Text))}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("“")]
    [InlineData("\"\"\"")]
    [InlineData("‘’“”«»„")]
    [InlineData("said said said: “ ” said")]
    [InlineData("“one two three")]
    [InlineData("\n\n“\n\n”\n")]
    [InlineData("\ud83d “a b c d,” said \ud83d\ude00.")]
    public void TextThatSaysNothingGivesNothing(string text) => QuoteReader.Read(text).ShouldBeEmpty();

    [Fact]
    public void PiecesAreStretchesOfTheTextInOrder()
    {
        foreach (var one in QuoteCases.All)
        {
            foreach (var quotation in QuoteReader.Read(one.Text))
            {
                quotation.Pieces.Zip(quotation.Pieces.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
                quotation.Span.End.ShouldBeLessThanOrEqualTo(one.Text.Length);
                quotation.Paragraph.Start.ShouldBeLessThanOrEqualTo(quotation.Span.Start);
            }
        }
    }

    private static List<string> Said(string text) =>
        [.. QuoteReader.Read(text).Select(quotation => $"{quotation.Speaker}: {string.Join(" … ", quotation.GetWords(text))}")];
}
