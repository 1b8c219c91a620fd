using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Text;

public sealed class InvisibleCharactersTests
{
    [Theory]
    [InlineData("Govern\u00ADment re\u00ADsigns", "Government resigns")]
    [InlineData("zero\u200Bwidth\u2060 and\uFEFF mark", "zerowidth and mark")]
    [InlineData("\u202Eevil\u202C left", "evil left")]
    [InlineData("o\uFB03ce \uFB01re \uFB06op", "office fire stop")]
    [InlineData("a\uFFFEb\uFDD0c", "abc")]
    [InlineData("join\u200Der", "joiner")]
    // What they shape stays.
    [InlineData("👩\u200D🚒", "👩\u200D🚒")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("क्\u200Dष", "क्\u200Dष")]
    [InlineData("plain “text” – as it is…", "plain “text” – as it is…")]
    public void WhatNobodySeesIsRemoved(string text, string expected) => InvisibleCharacters.Remove(text).ShouldBe(expected);
}
