using CsCheck;
using NewsBot.Answering.Writing;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Text;

public class MarkupStripperTests
{
    [Theory]
    [InlineData("**Closed** on _Friday_ and `Monday` ~~or~~ ||never|| [1].", "Closed on Friday and Monday or never [1].")]
    [InlineData("# Answer\n- It closed [1].\n2. It reopened [2].\n> So.", "Answer\nIt closed [1].\nIt reopened [2].\nSo.")]
    [InlineData("Hello @everyone and @here [1].", "Hello everyone and here [1].")]
    [InlineData("Hello @@everyone @\u200beveryone [1].", "Hello everyone everyone [1].")]
    [InlineData("Hello <@123> <@!123> <@&5> <#7> <:smile:1> <t:1:R> </ask:1> you [1].", "Hello you [1].")]
    [InlineData("Hello <@<b>1> you [1].", "Hello you [1].")]
    [InlineData("Hello <\\@123> you [1].", "Hello you [1].")]
    [InlineData("See https://evil.example/a?b=c. And www.evil.example/x, or <https://evil.example> [1].", "See . And , or [1].")]
    [InlineData("See discord.gg/abc now [1].", "See now [1].")]
    [InlineData(
        "See [the page](https://evil.example/x) [1](https://evil.example) [[2]](https://evil.example).", "See the page [1] [2].")]
    [InlineData("It closed[^1].\n\n[^1]: https://evil.example", "It closed[^1].")]
    [InlineData("It closed \\[1\\].", "It closed [1].")]
    [InlineData("<think>Let me see [2].</think>\nIt closed [1].", "It closed [1].")]
    [InlineData("Let me see [2].</think>It closed [1].", "It closed [1].")]
    [InlineData("Answer: It closed [1].\n\n**Sources:**\n[1] The Post\n[2] The Ledger", "It closed [1].")]
    [InlineData("It closed [1].\nSources: [1] The Post", "It closed [1].")]
    [InlineData("Sources: the ministry knew [1].", "Sources: the ministry knew [1].")]
    [InlineData("5 < 6 and 7 > 3 [1].", "5 < 6 and 7 > 3 [1].")]
    [InlineData("A\u202eB\u0007C\ue000D [1].", "ABCD [1].")]
    [InlineData("In 2025.\nPrices of 12.5 fell [1].", "In 2025.\nPrices of 12.5 fell [1].")]
    public void OnlyPlainTextIsLeft(string written, string expected) => MarkupStripper.Strip(written).ShouldBe(expected);

    [Fact]
    public void NothingDangerousIsEverPutTogether() =>
        Gen.OneOf("<", ">", "@", "everyone", "here", "[", "]", "(", ")", "1", "https://", "x.y", "*", "_", "`", "\\", "\n", " ",
            "#", "|", "\u200b", "think", "/")
            .Array[0, 24].Select(string.Concat).Sample(written =>
            {
                foreach (var sentence in CitationMarkerParser.Parse(MarkupStripper.Strip(written), [5, 5]))
                {
                    sentence.Text.ShouldNotContain("@everyone");
                    sentence.Text.ShouldNotContain("@here");
                    sentence.Text.ShouldNotMatch("<[@#][!&]?[0-9]+>");
                    sentence.Text.ShouldNotMatch("https://[a-z1]");
                    sentence.Text.ShouldNotMatch(@"\[[0-9]+\]");
                }
            });

    [Theory]
    [InlineData("<@", "1>")]
    [InlineData("[a](", ")")]
    [InlineData("@", "everyone")]
    [InlineData("<think>", "")]
    [InlineData("[", "1]")]
    [InlineData("source ", ":")]
    [InlineData("_", "a")]
    public void NestingDeeperThanAnyoneMeansIsTakenApart(string open, string close)
    {
        var text =
            MarkupStripper.Strip(
                "It closed [1]. " + string.Concat(Enumerable.Repeat(open, 4000)) + string.Concat(Enumerable.Repeat(close, 4000)));

        text.ShouldStartWith("It closed ");
        text.ShouldNotContain("<@");
        text.ShouldNotContain("@everyone");
        text.ShouldNotContain("](");
    }

    [Fact]
    public void LongTextIsNotCutInsideACharacter() => MarkupStripper.Truncate("ab🌊", 3).ShouldBe("ab");
}
