using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Text;

public sealed class TokenizerTests
{
    private readonly Tokenizer tokenizer = new();

    [Theory]
    [InlineData("U.S", "US")]
    [InlineData("USA", "US")]
    [InlineData("won", "wins")]
    [InlineData("1,600", "1600")]
    [InlineData("déjà", "Deja")]
    [InlineData("Hallevik’s", "Hallevik")]
    [InlineData("Hallevik's", "Hallevik")]
    [InlineData("Russian", "Russia")]
    [InlineData("women", "woman")]
    [InlineData("closing", "closed")]
    public void FormsOfOneWordAreOneTerm(string one, string other) =>
        tokenizer.Normalize(one).ShouldBe(tokenizer.Normalize(other));

    [Theory]
    [InlineData("US", "us")]
    [InlineData("1,600", "16")]
    [InlineData("3.5", "35")]
    public void DifferentWordsStayDifferent(string one, string other) =>
        tokenizer.Normalize(one).ShouldNotBe(tokenizer.Normalize(other));

    [Theory]
    [InlineData("The U.S. won 1,600 of 3.5m, déjà vu: O'Brien's a-b C++", "The|U.S|won|1,600|of|3.5m|déjà|vu|O'Brien's|a|b|C")]
    [InlineData("大坝 wall", "大|坝|wall")]
    [InlineData("", "")]
    [InlineData("\0 \" * ~ \\", "")]
    public void SpansPointAtTheWordsAsWritten(string text, string words) =>
        string.Join('|', tokenizer.Read(text).Select(term => term.Span.Cut(text))).ShouldBe(words);
}
