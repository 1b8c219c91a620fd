using CsCheck;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Text;

public sealed class DigitsTests
{
    [Theory]
    [InlineData("٢٠٢٦", "2026")]
    [InlineData("۲۰۲۶", "2026")]
    [InlineData("२०२६", "2026")]
    [InlineData("２０２６", "2026")]
    [InlineData("๒๐๒๖ and ২০২৬", "2026 and 2026")]
    [InlineData("𝟐𝟎𝟐𝟔", "2026")]
    [InlineData("about 5 km²", "about 5 km²")]
    [InlineData("die Straße", "die Straße")]
    public void DigitsOfAnyScriptAreRead(string written, string ascii) => Digits.ToAscii(written).ShouldBe(ascii);

    [Theory]
    [InlineData("２０２６－１１－０５ １０：１４", "2026-11-05 10:14")]
    [InlineData("\u200f٢٠٢٦-١١-٠٥\u200f", "2026-11-05")]
    [InlineData("2026\u201111\u201105", "2026-11-05")]
    [InlineData("10:14\u221205:00", "10:14-05:00")]
    public void SignsOfADateAreReadToo(string written, string ascii) => Digits.ToAsciiDate(written).ShouldBe(ascii);

    [Fact]
    public void AnyTextAtAllIsReadWithoutADigitOfAnotherScript() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char['\u0660', '\u0669'], Gen.Char['\uD835', '\uD836'], Gen.Char['\uDFCE', '\uDFFF']),
            0, 30].Sample(text =>
            Digits.ToAscii(text).All(c => !char.IsDigit(c) || char.IsAsciiDigit(c))
                && Digits.ToAscii(Digits.ToAscii(text)) == Digits.ToAscii(text));
}
