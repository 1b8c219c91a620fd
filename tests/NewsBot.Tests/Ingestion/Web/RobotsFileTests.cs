using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using NewsBot.Ingestion.Web;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

public sealed class RobotsFileTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/news", false)]
    [InlineData("user-AGENT:newsbot\ndisallow:/private", "/private/1", false)]
    [InlineData("user-AGENT:newsbot\ndisallow:/private", "/Private/1", true)] // Paths are told apart by case.
    [InlineData("User-agent: NewsBot/2.0\nDisallow: /", "/news", false)]
    [InlineData("User-agent: NewsBotX\nDisallow: /", "/news", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: NewsBot\nAllow: /", "/news", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: NewsBot\nDisallow:", "/news", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: NewsBot", "/news", true)] // Named, and nothing forbidden.
    [InlineData("User-agent: A\nUser-agent: NewsBot\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: A\nDisallow: /a\nUser-agent: NewsBot\nDisallow: /b", "/a", true)]
    [InlineData(
        "User-agent: NewsBot\nDisallow: /a\n\nUser-agent: B\nDisallow: /b\n\nUser-agent: newsbot\nDisallow: /c", "/c", false)]
    // Other records change no groups.
    [InlineData("User-agent: NewsBot\nCrawl-delay: 5\nUser-agent: B\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)] // The longest match has it,
    [InlineData("User-agent: NewsBot\nAllow: /a/b\nDisallow: /a/b/c", "/a/b/c", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /a\nAllow: /a", "/a", true)] // and among equals Allow.
    [InlineData("User-agent: NewsBot\nDisallow: /*.php$", "/a/index.php", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /*.php$", "/index.php?id=1", true)]
    [InlineData("User-agent: NewsBot\nDisallow: /$", "/", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /$", "/news", true)]
    [InlineData("User-agent: NewsBot\nDisallow: /a*b*c", "/a-b-c/d", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /*?", "/news?page=2", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /caf\u00e9", "/caf%C3%A9", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /caf%c3%a9", "/caf%C3%A9", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /%7Euser", "/~user", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: NewsBot # us\nDisallow: /a # not that", "/a", false)]
    [InlineData("\uFEFFUser-agent: NewsBot\r\nDisallow: /a\r\n", "/a", false)]
    [InlineData("Disallow: /", "/news", true)] // It belongs to no group.
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("<html>404: User-agent</html>", "/news", true)]
    [InlineData("", "/news", true)]
    public void RulesAreReadByTheRfc(string file, string path, bool isAllowed) => Parse(file).Allows(path).ShouldBe(isAllowed);

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 2\nUser-agent: NewsBot\nCrawl-delay: 7\nDisallow:", 7.0)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999999999999", 86400.0)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: *\nCrawl-delay: -1", null)]
    [InlineData("User-agent: *\nCrawl-delay: NaN", null)]
    [InlineData("User-agent: *\nCrawl-delay: Infinity", null)]
    [InlineData("User-agent: *\nCrawl-delay: -Infinity", null)]
    [InlineData("User-agent: *\nCrawl-delay: ∞", null)]
    [InlineData("User-agent: *\nCrawl-delay: 1e400", null)]
    [InlineData("User-agent: *\nCrawl-delay: .", null)]
    [InlineData("User-agent: *\nCrawl-delay: ٢", 2.0)]
    [InlineData("Crawl-delay: 5", null)]
    public void TheDelayIsReadWhereItIsMeantForThisBot(string file, double? seconds) =>
        (Parse(file).CrawlDelay?.TotalSeconds).ShouldBe(seconds);

    [Fact]
    public void ADelayOfAnyLengthIsADayAtMost() =>
        Parse($"User-agent: *\nCrawl-delay: {new string('9', 400)}").CrawlDelay.ShouldBe(TimeSpan.FromDays(1));

    [Fact]
    public void PatternsMatchAsRegularExpressionsSaySo()
    {
        var pattern = Gen.String[Gen.OneOf('a', 'b', '*', '$'), 0, 8];
        var path = Gen.String[Gen.OneOf('a', 'b'), 0, 10];
        Gen.Select(pattern, path).Sample((some, tail) =>
        {
            var isEnd = some.EndsWith('$');
            var body = Regex.Escape(isEnd ? some[..^1] : some).Replace("\\*", ".*", StringComparison.Ordinal);
            var expression = $"^/{body}{(isEnd ? "$" : "")}";

            Parse($"User-agent: *\nDisallow: /{some}").Allows("/" + tail).ShouldBe(!Regex.IsMatch("/" + tail, expression));
        });
    }

    [Fact]
    public void OnlyTheFirst500KiBytesAreRead()
    {
        var filler = new StringBuilder("User-agent: *\nDisallow: /first\n");
        while (filler.Length < RobotsFile.MaxBytes) filler.Append("# nothing\n");

        var file = Parse(filler + "Disallow: /last\n");

        file.Allows("/first").ShouldBeFalse();
        file.Allows("/last").ShouldBeTrue();
    }

    [Fact]
    public void WhateverIsSentIsRead() => Gen.Byte.Array.Sample(bytes => RobotsFile.Parse(bytes).Allows("/a"));

    private static RobotsFile Parse(string text) => RobotsFile.Parse(Encoding.UTF8.GetBytes(text));
}
