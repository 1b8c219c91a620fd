using CsCheck;
using NewsBot.Desk.Rendering;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Rendering;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u009b31mred", "red")]
    [InlineData("a\u001b]0;title\ab", "ab")]
    [InlineData("a\u001b]8;;http://x\u001b\\link", "alink")]
    [InlineData("a\u001b]never ended", "anever ended")]
    [InlineData("a\u001bcb", "ab")]
    [InlineData("bell\a back\b nul\0", "bell back nul")]
    [InlineData("\u202egnp.exe", "gnp.exe")]
    [InlineData("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour")]
    public void WhatATerminalWouldObeyIsTakenOut(string text, string shown) => PlainText.Sanitize(text).ShouldBe(shown);

    [Theory]
    [InlineData("“Déjà vu”, [bold]1,600[/] → 東京 🙂")]
    [InlineData("")]
    public void WhatIsMeantToBeReadStays(string text) => PlainText.Sanitize(text).ShouldBe(text);

    [Fact]
    public void NoControlCharacterEverStays() =>
        Gen.Char['\0', '\u00ff'].Array[0, 30].Select(letters => new string(letters)).Sample(text =>
            PlainText.Sanitize(text).All(c => !char.IsControl(c) || c is '\n' or '\t'));
}
