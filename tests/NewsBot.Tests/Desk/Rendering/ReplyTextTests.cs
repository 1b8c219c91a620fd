using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Rendering;

public sealed class ReplyTextTests
{
    private static readonly ArticleReference Dam = new(
        "dam", 1, "Three cracks found", "The Harbour Post", new DateTimeOffset(2025, 10, 3, 8, 0, 0, TimeSpan.Zero),
            "https://post.example/dam");

    [Fact]
    public void SourcesFollowTheText()
    {
        var reply = new Reply
        {
            Text = "The wall cracked. [1]",
            Sources = [new ReplySource(1, Dam, "The wall has cracked.", ["Corvane Wire"])],
            Notices = ["Something was left out."],
        };

        ReplyText.Format(reply).ShouldBe("""
            The wall cracked. [1]

            [1] The Harbour Post, 3 October 2025: Three cracks found - https://post.example/dam
                also in 1 outlet, none independent: Corvane Wire
                “The wall has cracked.”

            Something was left out.
            """);
    }

    [Fact]
    public void WhatComesNearestIsLinkedWhereNothingAnswers()
    {
        var reply = new Reply { Text = "The coverage does not say.", Nearest = [Dam with { Url = null }, Dam] };

        ReplyText.Format(reply).ShouldBe($"The coverage does not say.\n\n{Dam.Url}");
    }

    [Fact]
    public void ATitleCannotForgeALineOrObeyATerminal()
    {
        var forged = Dam with { Title = "Quiet\n[2] Forged\u001b[2J\u001b]0;owned\a" };

        var lines = ReplyText.FormatLines(new Reply { Text = "x [1]", Sources = [new ReplySource(1, forged, null, [])] });

        lines.Count(line => line.Kind == ReplyLineKind.Source).ShouldBe(1);
        lines.ShouldAllBe(line => !line.Text.Any(char.IsControl));
    }
}
