using System.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Files;

public sealed class TextFileTests : FileTest
{
    [Fact]
    public async Task ShortFirstLineIsTheHeadline()
    {
        var article =
            await ArticleInAsync("ferry.txt", "Ferry to Norrholm runs again\n\nThe ferry left at noon.\nIt was full.\n");

        article.Title.ShouldBe("Ferry to Norrholm runs again");
        article.Body.ShouldBe("The ferry left at noon.\nIt was full.");
        article.Origin.ShouldBe(Folder.PathOf("ferry.txt"));
        article.Published.ShouldBeNull();
        article.Outlet.ShouldBeNull();
    }

    [Fact]
    public async Task FirstSentenceIsTheTitleWhereThereIsNoHeadlineAndTheBodyStaysWhole()
    {
        const string Text = "Mr. Quill of the U.N. left Norrholm on Monday. He was not asked why.\nThe ferry was full.";

        var article = await ArticleInAsync("ferry.txt", Text);

        article.Title.ShouldBe("Mr. Quill of the U.N. left Norrholm on Monday.");
        article.Body.ShouldBe(Text);
    }

    [Fact]
    public async Task LongFirstSentenceIsShortenedAtAWord()
    {
        var article = await ArticleInAsync("ferry.txt",
            "The council of Norrholm, which had met for eleven hours without a break, voted on Monday to let the ferry run "
                + "again.");

        article.Title.ShouldBe("The council of Norrholm, which had met for eleven hours without a break, voted on Monday…");
        article.Title.Length.ShouldBeLessThanOrEqualTo(90);
    }

    [Fact]
    public async Task TextWrappedByHandHasNoHeadline() =>
        (await ArticleInAsync("ferry.txt", "The council of Norrholm voted on Monday\nto let the ferry run. It left at noon.\n"))
            .Title.ShouldBe("The council of Norrholm voted on Monday to let the ferry run.");

    [Fact]
    public async Task FrontMatterGivesTheFields()
    {
        var article = await ArticleInAsync("ferry.md",
            """
            ---
            title: "Ferry: \"at last\""
            outlet: 'The Harbour Post'
            published: 2022-06-16T14:00+02:00
            url: https://post.example/ferry
            author: Ada Quill
            id: f-7
            tags: [sea]
            ---

            The ferry **left** at noon.
            """);

        article.Title.ShouldBe("Ferry: \"at last\"");
        article.Outlet.ShouldBe("The Harbour Post");
        article.Published.ShouldBe(new DateTimeOffset(2022, 6, 16, 12, 0, 0, TimeSpan.Zero));
        article.Url.ShouldBe("https://post.example/ferry");
        article.Author.ShouldBe("Ada Quill");
        article.Id.ShouldBe("f-7");
        article.Body.ShouldBe("The ferry **left** at noon.");
    }

    [Fact]
    public async Task HeadingIsTheTitleWhereThereIsNoFrontMatter()
    {
        var article = await ArticleInAsync("ferry.md", "# Ferry runs again.\n\nIt left at noon.");

        article.Title.ShouldBe("Ferry runs again.");
        article.Body.ShouldBe("It left at noon.");
    }

    [Fact]
    public async Task RuleThatOpensATextIsNoFrontMatter() =>
        (await ArticleInAsync("ferry.md", "---\nThe ferry left.\n---\nIt was full.")).Body.ShouldBe(
            "---\nThe ferry left.\n---\nIt was full.");

    [Fact]
    public async Task LocalDateInFrontMatterFailsWithTheRemedy() =>
        (await FailureInAsync("ferry.md", "---\npublished: 03/04/2022\n---\nThe ferry left.")).Error!.ShouldContain("ISO 8601");

    [Theory]
    [InlineData("ferry.txt", " \n\t\n")]
    [InlineData("ferry.md", "# Ferry runs again\n")]
    [InlineData("front.md", "---\ntitle: Ferry\n---\n")]
    public async Task FileWithoutTextFails(string name, string text) =>
        (await FailureInAsync(name, text)).Error!.ShouldContain("no text");

    [Fact]
    public async Task EmptyFileFails() => (await FailureInAsync("ferry.txt", "")).Error!.ShouldContain("empty");

    [Theory]
    [InlineData("The ferry\0left at noon, and nobody in all of Norrholm saw it leave the harbour at all that day.")]
    [InlineData("GIF\u0001\u0002\u0003\u0004 ferry")]
    public async Task BinaryDataNamedTextFails(string text) =>
        (await FailureInAsync("ferry.txt", text)).Error!.ShouldContain("binary");

    [Fact]
    public async Task TextOverTheLimitFails() =>
        (await FailureInAsync("ferry.txt", string.Concat(Enumerable.Repeat("ferry ", 2_000_000)))).Error!.ShouldContain(
            "longer than 10 MB");

    [Fact]
    public async Task FileOverTheLimitFailsUnread()
    {
        await using (var file = File.Create(Folder.PathOf("ferry.txt")))
            file.SetLength(33 * 1024 * 1024);

        (await ReadAsync(Folder.PathOf("ferry.txt"))).ShouldHaveSingleItem().Error!.ShouldContain("larger than 32 MB");
    }

    [Fact]
    public async Task LettersAndTheirAccentsAreJoined() =>
        (await ArticleInAsync("ferry.txt", "Cafe\u0301 Vie\u0323\u0302t \u1112\u1161\u11ab left.")).Body.ShouldBe(
            "Café Việt 한 left.");

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes("Café “Norrholm”") },
        { "UTF-8 marked", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Café “Norrholm”")] },
        { "UTF-16 LE marked", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Café “Norrholm”")] },
        { "UTF-16 BE marked", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("Café “Norrholm”")] },
        { "UTF-16 LE", Encoding.Unicode.GetBytes("Café “Norrholm”") },
        { "UTF-16 BE", Encoding.BigEndianUnicode.GetBytes("Café “Norrholm”") },
        { "windows-1252", [0x43, 0x61, 0x66, 0xE9, 0x20, 0x93, .. "Norrholm"u8, 0x94] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task TextOfAnyCommonEncodingIsRead(string encoding, byte[] bytes) =>
        (await ReadAsync(Folder.Write("ferry.txt", bytes)))
            .ShouldHaveSingleItem().Article!.Body.ShouldBe("Café “Norrholm”", encoding);

    [Fact]
    public async Task OneDamagedByteLeavesTheRestOfUtf8Alone()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é ", 40))), 0xE9];

        (await ReadAsync(Folder.Write("ferry.txt", bytes))).Single().Article!.Body.ShouldStartWith("é é é");
    }
}
