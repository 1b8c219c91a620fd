using NewsBot.Articles;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Articles;

public sealed class LanguageCodeTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-gb", "en")]
    [InlineData(" EN_US ", "en")]
    [InlineData("zh-hant-tw", "zh")]
    [InlineData("ger", "de")]
    [InlineData("deu-at", "de")]
    [InlineData("iw", "he")]
    [InlineData("nb-no", "no")]
    [InlineData("gsw-ch", "gsw")]
    [InlineData("english", "en")]
    [InlineData("xx", "xx")]
    [InlineData("und", "")]
    [InlineData("mul-latn", "")]
    [InlineData("unknown", "")]
    [InlineData("e", "")]
    [InlineData("12", "")]
    [InlineData("", "")]
    [InlineData("-", "")]
    [InlineData(null, "")]
    public void OfATagTheLanguageAloneCounts(string? tag, string code) => LanguageCode.FromTag(tag).ShouldBe(code);

    [Theory]
    [InlineData("en", "en")]
    [InlineData(" De ", "de")]
    [InlineData("GER", "de")]
    [InlineData("german", "de")]
    [InlineData("cy", "cy")]
    [InlineData("mi", "mi")]
    [InlineData("gsw", "gsw")]
    [InlineData("nn", "no")]
    public void ALanguageIsNamedByItsCodeOrInEnglish(string text, string code) => LanguageCode.Parse(text).ShouldBe(code);

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("jp")]
    [InlineData("gb")]
    [InlineData("xx")]
    [InlineData("en-GB")]
    [InlineData("en, de")]
    [InlineData("e1n")]
    [InlineData("éng")]
    [InlineData("und")]
    [InlineData("mul")]
    [InlineData("zxx")]
    [InlineData("klingon")]
    public void WhatNamesNoLanguageIsNone(string text) => LanguageCode.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("en", "English")]
    [InlineData("no", "Norwegian")]
    [InlineData("gsw", "gsw")]
    public void CommonLanguagesHaveAName(string code, string name) => LanguageCode.GetEnglishName(code).ShouldBe(name);
}
