using System.Text;
using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed class ReplyRendererTests
{
    private static readonly DateTimeOffset Day = new(2025, 10, 3, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void SourcesAreLinksWithOutletAndTheReadersOwnDate()
    {
        var reply = new Reply
        {
            Text = "It cracked. [1] It grew. [2]",
            Sources = [Source(1, "a"), Source(2, "a") with { AlsoIn = ["Ledger"], Independent = 1 }],
        };

        ReplyRenderer.Render(reply).ShouldHaveSingleItem().Text.ShouldBe(
            """
            It cracked. [1] It grew. [2]

            [1][2] [Cracks](<https://post.example/a>) · The Harbour Post · <t:1759449600:D>
            -# also in 1 outlet, 1 independent: Ledger
            """);
    }

    [Fact]
    public void WhatComesNearestIsLinked() =>
        ReplyRenderer.Render(new Reply { Text = "The coverage does not say.", Nearest = [Article("a")] })[0].Text
            .ShouldBe("The coverage does not say.\n-# [The Harbour Post](<https://post.example/a>)");

    [Fact]
    public void ATitleThatIsMarkupIsShownWordForWord()
    {
        var article = Article("a") with { Title = "@everyone [win](https://evil.example) <@1>", Outlet = "*Post*" };
        ReplyRenderer.Render(new Reply { Text = "x [1]", Sources = [new ReplySource(1, article, null, [])] })[0].Text
            .ShouldContain("[@​everyone \\[win\\](https:​//evil.example) \\<@​1\\>](<https://post.example/a>) · \\*Post\\*");
    }

    [Fact]
    public void WhatIsFarTooLongComesAsAFile()
    {
        var text = string.Join(' ', Enumerable.Range(1, 400).Select(i => $"This is sentence number {i} of a long report."));

        var posts = ReplyRenderer.Render(new Reply { Text = text });

        posts.Count.ShouldBe(5);
        posts.ShouldAllBe(post => post.Text.Length <= OutgoingMessage.MaxLength);
        Encoding.UTF8.GetString(posts[^1].Files.ShouldHaveSingleItem().Content.Span).ShouldContain("sentence number 400");
    }

    [Fact]
    public void HowItCameAboutIsAFile()
    {
        var post = ReplyRenderer.Render(new Reply { Text = "It cracked.", Details = "evidence: ..." })[0];

        post.Text.ShouldBe("It cracked.");
        post.Files.ShouldHaveSingleItem().Name.ShouldBe("how-it-came-about.txt");
    }

    [Fact]
    public void AChartComesWithTheFirstMessage()
    {
        var chart = new ReplyFile("coverage.png", new byte[] { 1, 2, 3 }, "Articles a day");

        var text = string.Join(' ', Enumerable.Repeat("This is a sentence of a report.", 100));
        var posts = ReplyRenderer.Render(new Reply { Text = text, Files = [chart] });

        posts.Count.ShouldBeGreaterThan(1);
        posts[0].Files.ShouldBe([chart]);
        posts[^1].Files.ShouldBeEmpty();
    }

    [Fact]
    public void NoticesAreSmall() =>
        ReplyRenderer.Render(new Reply { Text = "It cracked.", Notices = ["One sentence was left out."] })[0].Text
            .ShouldBe("It cracked.\n-# One sentence was left out.");

    private static ReplySource Source(int number, string id) => new(number, Article(id), null, []);

    private static ArticleReference Article(string id) =>
        new(id, 1, "Cracks", "The Harbour Post", Day, $"https://post.example/{id}");
}
