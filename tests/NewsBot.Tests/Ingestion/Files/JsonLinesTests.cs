using System.Text;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Files;

public sealed class JsonLinesTests : FileTest
{
    private const string Whole =
        """{"id":"a-1","title":"Ferry to Norrholm runs again","source":"The Harbour Post","url":"https://post.example/a","author":"Ada Quill","published":"2022-06-16","body":"The ferry runs again."}""";

    [Fact]
    public async Task EveryFieldOfALineIsRead()
    {
        var article = await ArticleInAsync("news.jsonl", Whole);

        article.Id.ShouldBe("a-1");
        article.Title.ShouldBe("Ferry to Norrholm runs again");
        article.Outlet.ShouldBe("The Harbour Post");
        article.Url.ShouldBe("https://post.example/a");
        article.Author.ShouldBe("Ada Quill");
        article.Published.ShouldBe(new DateTimeOffset(2022, 6, 16, 0, 0, 0, TimeSpan.Zero));
        article.Body.ShouldBe("The ferry runs again.");
        article.Origin.ShouldBeNull();
    }

    [Fact]
    public async Task NullAndMissingFieldsAreUnknownAndTheTitleIsDerived()
    {
        var article =
            await ArticleInAsync(
                "news.jsonl", """{"source":null,"url":null,"published":"","body":"Norrholm votes. More soon."}""");

        article.Title.ShouldBe("Norrholm votes.");
        article.Body.ShouldBe("Norrholm votes. More soon.");
        new[] { article.Id, article.Outlet, article.Url, article.Author }.ShouldAllBe(field => field == null);
        article.Published.ShouldBeNull();
    }

    [Fact]
    public async Task DerivedTitleLeavesTheBodyOfALineWhole() =>
        (await ArticleInAsync("news.jsonl", """{"body":"Ferry runs again\n\nIt left at noon."}"""))
            .ShouldSatisfyAllConditions(
                article => article.Title.ShouldBe("Ferry runs again"),
                article => article.Body.ShouldBe("Ferry runs again\n\nIt left at noon."));

    [Fact]
    public async Task DateInOtherDigitsIsReadAndOneThatIsNoneFailsItsLineAlone()
    {
        var read = await ReadAsync(Folder.Write("news.jsonl",
            """
            {"published":"٢٠٢٢-٠٦-١٦","body":"The ferry runs again."}
            {"published":"٢٠٢٢-١٣-٤٥","body":"The ferry runs again."}
            {"published":"२०२२-०६-१६T१४:००Z","body":"The ferry runs again."}
            """));

        read.Select(one => one.Article?.Published?.Day).ShouldBe([16, null, 16]);
        read[1].Error.ShouldNotBeNull().ShouldContain("is not a date");
    }

    [Fact]
    public async Task OutletIsNamedWithoutFootnoteMarks() =>
        (await ArticleInAsync(
            "news.jsonl", """{"source":"The Harbour Post [2]","body":"The ferry runs again."}""")).Outlet.ShouldBe(
                "The Harbour Post");

    [Fact]
    public async Task IdMayBeANumber() =>
        (await ArticleInAsync("news.jsonl", """{"id":1207,"body":"The ferry runs again."}""")).Id.ShouldBe("1207");

    [Fact]
    public async Task AddressThatCannotBeLinkedIsUnknown() =>
        (await ArticleInAsync("news.jsonl", """{"url":"javascript:alert(1)","body":"The ferry runs again."}""")).Url.ShouldBeNull(
            );

    [Fact]
    public async Task BrokenLineFailsByNameAndTheRestGoesOn()
    {
        var path = Folder.Write("news.jsonl", $"{Whole}\n\n{{\"body\": oops\n{Whole}\r\n");

        var read = await ReadAsync(path);

        read.Select(one => one.Input).ShouldBe([$"{path}:1", $"{path}:3", $"{path}:4"]);
        read.Select(one => one.Error is null).ShouldBe([true, false, true]);
        read[1].Error!.ShouldContain("not valid JSON");
    }

    [Theory]
    [InlineData("""["body"]""", "no object")]
    [InlineData("\"body\"", "no object")]
    [InlineData("""{"title":"Ferry"}""", "no text")]
    [InlineData("""{"body":null}""", "no text")]
    [InlineData("""{"body":""}""", "no text")]
    [InlineData("""{"body":" \n\t "}""", "no text")]
    [InlineData("""{"body":42}""", "body is of the wrong type (a number)")]
    [InlineData("""{"body":"Text.","title":["Ferry"]}""", "title is of the wrong type (a list)")]
    [InlineData("""{"body":"Text.","published":1655388000}""", "published is of the wrong type (a number)")]
    [InlineData("""{"body":"Text.","id":{}}""", "id is of the wrong type (an object)")]
    public async Task LineThatIsNoArticleFailsWithWhatIsWrong(string line, string problem) =>
        (await FailureInAsync("news.jsonl", line)).Error!.ShouldContain(problem);

    [Fact]
    public async Task EverythingThatIsWrongIsSaidAtOnce() =>
        (await FailureInAsync(
            "news.jsonl", """{"title":1,"published":"03/04/2022","body":""}""")).Error!.ShouldSatisfyAllConditions(
            error => error.ShouldContain("title is of the wrong type"),
            error => error.ShouldContain("no text"),
            error => error.ShouldContain("ISO 8601"));

    [Theory]
    [InlineData("0000-01-01", "ISO 8601")]
    [InlineData("03/04/2022", "ISO 8601")]
    [InlineData("1699-12-31", "1700")]
    [InlineData("9999-12-31", "2026")]
    public async Task AbsurdOrLocalDateFailsWithTheRemedy(string published, string remedy) =>
        (await FailureInAsync(
            "news.jsonl", $$"""{"published":"{{published}}","body":"Text."}""")).Error!.ShouldSatisfyAllConditions(
            error => error.ShouldContain(published),
            error => error.ShouldContain(remedy),
            error => error.ShouldContain("null"));

    [Fact]
    public async Task ControlCharactersAreRemovedAndLineEndsMadeEqual()
    {
        var article = await ArticleInAsync("news.jsonl",
            """{"title":" Ferry\u0000\n  runs ","body":"One\u0000\u0007\r\nTwo\rThree\tand\u0085four."}""");

        article.Title.ShouldBe("Ferry runs");
        article.Body.ShouldBe("One\nTwo\nThree\tand\nfour.");
    }

    [Fact]
    public async Task HalfCharactersAreReplacedAndWholeOnesKept() =>
        (await ArticleInAsync("news.jsonl", """{"body":"a\ud83d b\udE00 c\ud83d\ude00 d\\ud800"}"""))
            .Body.ShouldBe("a\uFFFD b\uFFFD c\U0001F600 d\\ud800");

    [Fact]
    public async Task LineThatIsNotUtf8IsReadAsWindows1252()
    {
        var path =
            Folder.Write("news.jsonl", Encoding.Latin1.GetBytes("{\"body\":\"Caf\u00e9 in Norrholm\"}\n{\"body\":\"Two.\"}"));

        (await ReadAsync(path)).Select(read => read.Article!.Body).ShouldBe(["Café in Norrholm", "Two."]);
    }

    [Fact]
    public async Task LinesInUtf16AreRead()
    {
        var path = Folder.Write("news.jsonl",
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{Whole}\r\n{Whole}\r\n")]);

        (await ReadAsync(path)).Select(read => read.Article?.Id).ShouldBe(["a-1", "a-1"]);
    }

    [Fact]
    public async Task EndlessLineFailsByNameAndTheRestGoesOn()
    {
        var path = Folder.PathOf("news.jsonl");
        await using (var file = new StreamWriter(path))
        {
            await file.WriteAsync("{\"body\":\"");
            var part = new string('x', 1024 * 1024);
            for (var i = 0; i < 51; i++)
                await file.WriteAsync(part);
            await file.WriteAsync($"\"}}\n{Whole}\n");
        }

        var read = await ReadAsync(path);

        read.Select(one => one.Input).ShouldBe([$"{path}:1", $"{path}:2"]);
        read[0].Error!.ShouldContain("longer than 32 MB");
        read[1].Article.ShouldNotBeNull();
    }

    [Fact]
    public async Task BodyOverTheLimitFails() =>
        (await FailureInAsync("news.jsonl", $"{{\"body\":\"{new string('x', 11 * 1024 * 1024)}\"}}")).Error!.ShouldContain(
            "longer than 10 MB");

    [Fact]
    public async Task PackedLinesAreRead()
    {
        var path = Folder.Write("news.jsonl.gz", TempFolder.Packed($"{Whole}\n{Whole}"));

        (await ReadAsync(path)).Select(read => (read.Input, read.Article?.Id))
            .ShouldBe([($"{path}:1", "a-1"), ($"{path}:2", "a-1")]);
    }

    [Fact]
    public async Task PackedFileOfSeveralMembersIsReadWhole()
    {
        var path = Folder.Write("news.jsonl.gz", [.. TempFolder.Packed(Whole + "\n"), .. TempFolder.Packed(Whole)]);

        (await ReadAsync(path)).Select(read => read.Error).ShouldBe([null, null]);
    }

    [Fact]
    public async Task PackedFileThatWasCutOffFailsWhereItEndsAndTheLinesBeforeAreRead()
    {
        var noise = new Random(7);
        var lines = Enumerable.Range(0, 400).Select(i => $$"""{"id":{{i}},"body":"Ferry {{noise.NextInt64()}} left."}""");
        var packed = TempFolder.Packed(string.Join('\n', lines));

        foreach (var cut in new[] { packed.Length / 3, packed.Length / 2, packed.Length - 9, packed.Length - 1 })
        {
            var path = Folder.Write($"cut-{cut}.jsonl.gz", packed[..cut]);
            var read = await ReadAsync(path);

            read.Count(one => one.Error is not null).ShouldBe(1);
            read[^1].Error!.ShouldContain("ends too early");
            read[^1].Input.ShouldBe($"{path}:{read.Count}");
            read.Count.ShouldBeGreaterThan(50);
        }
    }

    [Fact]
    public async Task FileThatIsNotPackedAsItsNameSaysFails() =>
        (await FailureInAsync("news.jsonl.gz", Whole)).Error!.ShouldContain("damaged");

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    public async Task FileWithoutLinesFails(string text) =>
        (await FailureInAsync("news.jsonl", text)).Error!.ShouldContain("empty");
}
