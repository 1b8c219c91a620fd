using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Tests.Ingestion.Feeds;
using NewsBot.Tests.Ingestion.Files;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion;

/// <summary>The same bounds, whichever way an article comes.</summary>
public sealed class ArticleBoundsTests : FileTest
{
    private const string Body =
        "The council of Norrholm voted on Monday to let the ferry run again, after eleven hours of debate.";

    private static readonly string Endless = new('x', 33_000);

    public static TheoryData<string> Writings => new("jsonl", "md", "txt");

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task AnEndlessIdIsRefusedByName(string kind) =>
        (await FailureInAsync($"a.{kind}", Written(kind, ("id", Endless)))).Error.ShouldBe(
            "its id is longer than 2048 characters; give it a shorter one, or none");

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task AnEndlessAddressIsRefusedByName(string kind) =>
        (await FailureInAsync($"a.{kind}", Written(kind, ("url", "https://post.example/" + Endless)))).Error!.ShouldStartWith(
            "its url is longer than 2048 characters");

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task WhatIsOnlyReadIsShortened(string kind)
    {
        var article =
            await ArticleInAsync(
                $"a.{kind}",
                    Written(kind, ("title", Endless), ("source", Endless),
                        ("author", string.Join(", ", Enumerable.Range(0, 4_000).Select(i => $"Ada Quill{(char)(0x4e00 + i)}")))));

        ShouldFit(article);
        article.Outlet!.ShouldEndWith("x…");
        article.Author!.ShouldEndWith("…");
    }

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task WhatFitsStaysAsItIs(string kind)
    {
        var (id, url, outlet) = (new string('i', 2_048), "https://post.example/" + new string('u', 2_027), new string('o', 200));

        var article = await ArticleInAsync($"a.{kind}", Written(kind, ("id", id), ("url", url), ("source", outlet)));

        (article.Id, article.Url, article.Outlet).ShouldBe((id, url, outlet));
    }

    [Fact]
    public async Task APageFitsWhateverItSaysOfItself()
    {
        var head =
            $"<title>{Endless}</title><meta property=\"og:site_name\" content=\"{Endless}\"><meta name=\"author\" "
                + $"content=\"{Endless}\">";

        ShouldFit(
            await ArticleInAsync(
                "a.html",
                    $"<html lang=\"{Endless}\"><head>{head}</head><body><article><p>{Body}</p><p>{Body}</p></article></body>"
                        + $"</html>"));
        (await ArticleInAsync(
            "b.html",
                $"<html><head><title>Ferry</title><link rel=\"canonical\" href=\"https://post.example/{Endless}\"></head>"
                    + $"<body><article><p>{Body}</p></article></body></html>"))
            .Url.ShouldBeNull();
    }

    [Fact]
    public async Task WhatAFeedAddsFitsToo()
    {
        await using var feeds = await FeedTestHost.StartAsync();
        var named = feeds.Web.Address("/long");
        feeds.Web.Map("/long", async context =>
        {
            context.Response.ContentType = "application/rss+xml";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response,
                $"<rss version=\"2.0\"><channel><title>{Endless}</title><language>{Endless}</language>"
                + $"<item><title>{Endless}</title><author>{Endless}</author><guid>{Endless}</guid><description>"
                + $"{FeedTestHost.Summary}</description></item>"
                + $"<item><title>Ferry</title><link>https://post.example/{Endless}</link><description>{FeedTestHost.Text(1)} "
                + $"{FeedTestHost.Text(2)}</description></item></channel></rss>");
        });

        var polled = await feeds.PollAsync(named);

        polled.Entries.Select(entry => entry.Problem is null).ShouldBe([true, false], ignoreOrder: true);
        var stored = polled.Entries.Single(entry => entry.Stored is not null).Stored!;
        ShouldFit(await feeds.ArticleAsync(stored.Id));
        (await feeds.House.Index.CatchUpAsync(null, TestContext.Current.CancellationToken)).Behind.ShouldBe(0);
    }

    private static void ShouldFit(Article article)
    {
        article.Title.Length.ShouldBeInRange(1, 300);
        (article.Outlet?.Length ?? 0).ShouldBeInRange(0, 200);
        (article.Author?.Length ?? 0).ShouldBeInRange(0, 300);
        (article.Language?.Length ?? 0).ShouldBeInRange(0, 11);
        (article.Id?.Length ?? 0).ShouldBeInRange(0, 2_048);
        (article.Url?.Length ?? 0).ShouldBeInRange(0, 2_048);
    }

    private static string Written(string kind, params (string Name, string Value)[] fields) => kind == "jsonl"
        ? JsonSerializer.Serialize(fields.Append(("body", Body)).ToDictionary(field => field.Item1, field => field.Item2))
        : $"---\n{string.Concat(fields.Select(field => $"{field.Name}: {field.Value}\n"))}---\n{Body}";
}
