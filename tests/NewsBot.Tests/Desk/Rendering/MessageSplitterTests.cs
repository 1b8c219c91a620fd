using CsCheck;
using NewsBot.Desk.Rendering;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Rendering;

public sealed class MessageSplitterTests
{
    [Fact]
    public void AReplyOfFiveThousandCharactersIsCutBetweenSentences()
    {
        var text = string.Join(
            ' ',
            Enumerable.Range(1, 70)
                .Select(i => $"This is sentence number {i} of a report on the Merrow Dam and its cracks. [{i % 3 + 1}]"));

        var pages = MessageSplitter.Split(text);

        text.Length.ShouldBeGreaterThan(5_000);
        pages.Count.ShouldBe(3);
        pages.ShouldAllBe(page => page.Length <= 2_000 && page.StartsWith("This is sentence") && page.EndsWith(']'));
        string.Join(' ', pages).ShouldBe(text);
    }

    [Fact]
    public void ParagraphsAreKeptWholeWhereTheyFit()
    {
        var pages = MessageSplitter.Split($"{new string('a', 70)}\n\n{new string('b', 60)}", 100);

        pages.ShouldBe([new string('a', 70), new string('b', 60)]);
    }

    [Fact]
    public void ATextThatFitsIsOnePage() => MessageSplitter.Split("  It cracked. ").ShouldBe(["It cracked."]);

    [Fact]
    public void NothingIsNoPage() => MessageSplitter.Split(" \n ").ShouldBeEmpty();

    [Fact]
    public void AWordThatIsTooLongIsCutBetweenLetters()
    {
        var pages = MessageSplitter.Split(string.Concat(Enumerable.Repeat("😀", 30)), 25);

        pages.ShouldAllBe(page => page.Length <= 25 && !char.IsHighSurrogate(page.Last()) && !char.IsLowSurrogate(page.First()));
    }

    [Fact]
    public void NothingIsLostAndNoPageIsTooLong() => Gen.String[Gen.Char["ab .!?\n\\*[1]\""], 0, 400].Sample(text =>
    {
        var pages = MessageSplitter.Split(text, 50);

        pages.ShouldAllBe(page => page.Length > 0 && page.Length <= 50);
        Letters(string.Concat(pages)).ShouldBe(Letters(text));
    });

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
