using System.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>What the bytes say goes before what server and feed say of them.</summary>
public sealed class EncodingTests : FeedTest
{
    private const string Title = "Über “Małe” été – naïve";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, string?, string?> Utf8Under => new()
    {
        { "", null, null },
        { "\uFEFF", null, null },
        { "", "utf-8", "iso-8859-1" },
        { "", "windows-1252", "iso-8859-1" },
        { "", "no-such-charset", "nor-this" },
        { "", "utf-16", "UTF-16" },
    };

    [Theory]
    [MemberData(nameof(Utf8Under))]
    public void Utf8IsReadUnderAnyName(string mark, string? declared, string? charset)
    {
        var bytes = Encoding.UTF8.GetBytes(mark + Feed(Title, declared));

        ReadBytes(bytes, charset).Feed!.Entries[0].Title.ShouldBe(Title);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("utf-8", "utf-8")]
    [InlineData("ISO-8859-1", null)]
    [InlineData("windows-1252", "utf-8")]
    public void Windows1252IsReadUnderAnyOfItsNames(string? declared, string? charset)
    {
        var bytes = Windows1252.GetBytes(Feed("Über “été” – naïve", declared));

        ReadBytes(bytes, charset).Feed!.Entries[0].Title.ShouldBe("Über “été” – naïve");
    }

    [Theory]
    [InlineData("windows-1251", null)]
    [InlineData(null, "windows-1251")]
    [InlineData("utf-8", "windows-1251")]
    [InlineData("windows-1251", "ISO-8859-1")]
    public void OtherCharsetsAreReadByTheNameThatCanBeRight(string? declared, string? charset)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(Feed("Плотина треснула", declared));

        ReadBytes(bytes, charset).Feed!.Entries[0].Title.ShouldBe("Плотина треснула");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Utf16IsReadWithAndWithoutMark(bool bigEndian, bool mark)
    {
        var encoding = new UnicodeEncoding(bigEndian, mark);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Feed(Title, "utf-16"))];

        ReadBytes(bytes).Feed!.Entries[0].Title.ShouldBe(Title);
    }

    [Fact]
    public void OneBrokenByteSpoilsOneLetter()
    {
        var bytes = Encoding.UTF8.GetBytes(Feed("ééééééééééééééééééééé#", "utf-8"));
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xE9;

        ReadBytes(bytes).Feed!.Entries[0].Title.ShouldBe("ééééééééééééééééééééé\uFFFD");
    }

    private static string Feed(string title, string? declared) =>
        (declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>")
        + $"<rss version=\"2.0\"><channel><item><title>{title}</title></item></channel></rss>";
}
