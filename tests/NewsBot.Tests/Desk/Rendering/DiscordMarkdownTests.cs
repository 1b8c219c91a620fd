using CsCheck;
using NewsBot.Desk.Rendering;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Rendering;

public sealed class DiscordMarkdownTests
{
    [Theory]
    [InlineData("**bold** _it_ ~~no~~ `code` ||spoiler||", @"\*\*bold\*\* \_it\_ \~\~no\~\~ \`code\` \|\|spoiler\|\|")]
    [InlineData("<@123> <@&4> <#5> <:smile:6> <t:1:R> </ask:7>", @"\<@​123\> \<@​&4\> \<#5\> \<:smile:6\> \<t:1:R\> \</ask:7\>")]
    [InlineData("@everyone and @here", "@​everyone and @​here")]
    [InlineData("[your bank](https://evil.example)", "\\[your bank\\](https:​//evil.example)")]
    [InlineData("discord.gg/abc DISCORD.com/invite/x discordapp.com/invite/y", "discord​.gg/abc DISCORD​.com/invite/x "
        + "discord​app.com/invite/y")]
    [InlineData("# big\n- list\n> quote\n1. one\n-# small", "\\# big\n\\- list\n\\> quote\n1\\. one\n\\-# small")]
    [InlineData("a - b # c 1. d", "a - b # c 1. d")]
    [InlineData("C:\\temp\\x", @"C:\\temp\\x")]
    [InlineData("right‮to left\u001b[31m", "rightto left")]
    public void TextIsShownWordForWord(string text, string escaped) => DiscordMarkdown.Escape(text).ShouldBe(escaped);

    [Fact]
    public void MarkersOfSourcesStay() =>
        DiscordMarkdown.EscapeExceptMarkers("It cracked. [1] *Twice*, [2](https://evil.example) he said. [3]", 2)
            .ShouldBe("It cracked. [1] \\*Twice\\*, [2]\\(https:​//evil.example) he said. \\[3\\]");

    [Fact]
    public void WhateverIsEscapedHasNoMarkupLeft() => Gen.String[Gen.Char["ab @<>[]()*_`~|\\#-1.:/\n"], 0, 60].Sample(text =>
    {
        var escaped = DiscordMarkdown.Escape(text);
        // What Discord would read, with letters in place of what is escaped.
        var active = System.Text.RegularExpressions.Regex.Replace(escaped, @"\\.", "x");
        active.IndexOfAny([.. "<>[]*_`~|\\"]).ShouldBe(-1);
        active.ShouldNotContain("://");
        // And it reads as before.
        System.Text.RegularExpressions.Regex.Replace(escaped, @"\\(.)", "$1").Replace("​", "", StringComparison.Ordinal)
            .ShouldBe(text);
    });

    [Theory]
    [InlineData("Dam [cracks](x)", "https://post.example/a", "[Dam \\[cracks\\](x)](<https://post.example/a>)")]
    [InlineData("Dam", "https://post.example/a>)[x](<https://evil.example",
        "[Dam](<https://post.example/a%3E)[x](%3Chttps://evil.example>)")]
    [InlineData("Dam", "https://post.example/@everyone?x=@Here", "[Dam](<https://post.example/%40everyone?x=%40Here>)")]
    [InlineData("Dam", "https://post.example/@marit/1", "[Dam](<https://post.example/@marit/1>)")]
    [InlineData("Dam", "javascript:alert(1)", "Dam")]
    [InlineData("Dam", "https://you@evil.example/", "Dam")]
    [InlineData("Dam", null, "Dam")]
    public void OnlyWebAddressesBecomeLinks(string text, string? address, string link) =>
        DiscordMarkdown.FormatLink(text, address).ShouldBe(link);

    [Fact]
    public void AnAddressThatIsTooLongIsNoLink() =>
        DiscordMarkdown.FormatLink("Dam", $"https://post.example/{new string('a', 600)}").ShouldBe("Dam");
}
