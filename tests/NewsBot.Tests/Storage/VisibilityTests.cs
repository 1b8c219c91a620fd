using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage;

/// <summary>What is for everyone and what for one community, as it comes in.</summary>
public sealed class VisibilityTests : IAsyncDisposable
{
    private const string Url = "https://post.example/dam";

    private static readonly DateTimeOffset Later = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Fuller =>
        Some.DamBody + " The repair will cost 48 million crowns, a paper seen by this newsletter says.";

    [Fact]
    public async Task WhatEveryoneMaySeeIsNotStoredAgainForACommunity()
    {
        var common = await StoreAsync(Some.Article(url: Url));

        (await StoreAsync(Some.Article(url: Url), "north")).ShouldBe(common with { Outcome = StoreOutcome.Unchanged });
        (await ArticlesAsync("north")).ShouldBe(1);
    }

    [Fact]
    public async Task ATextThatCameForOneCommunityIsNeverShownInPlaceOfEveryones()
    {
        var common = await StoreAsync(Some.Article(url: Url));

        var own = await StoreAsync(Some.Article(url: Url, body: Fuller), "north");

        own.Outcome.ShouldBe(StoreOutcome.New);
        (await BodyAsync(common.Id)).ShouldBe(Some.DamBody);
        (await BodyAsync(own.Id)).ShouldBe(Fuller);
        (await ArticlesAsync("north")).ShouldBe(1, "of one address, it is one article");
    }

    [Fact]
    public async Task AStubForEveryoneDoesNotOpenTheFullTextOfACommunity()
    {
        var own = await StoreAsync(Some.Article(url: Url, body: Fuller), "north");

        var common = await StoreAsync(Some.Article(url: Url, body: "Inspector Joss Hadrell noticed three cracks."));

        common.ShouldSatisfyAllConditions(() => common.Outcome.ShouldBe(StoreOutcome.New), () =>
            common.IsStubIgnored.ShouldBeFalse(), () => common.Id.ShouldNotBe(own.Id));
        (await BodyAsync(common.Id)).ShouldNotContain("48 million");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatCameForACommunityAndThenForEveryoneIsForEveryone(bool isFile)
    {
        await StoreAsync(Some.Article(url: Url), "north");
        (await ArticlesAsync(null)).ShouldBe(0);

        if (isFile) await host.IngestAsync(host.Folder.Write("dam.jsonl", Some.Line(Some.Article("dam", url: Url))));
        else await StoreAsync(Some.Article(url: Url));

        (await ArticlesAsync(null)).ShouldBe(1);
        (await ArticlesAsync("north")).ShouldBe(1);
        (await ArticlesAsync("south")).ShouldBe(1);
    }

    [Fact]
    public async Task OneCommunitysArticleIsNoOthersWhateverItsFeedSaysOfTheAddress()
    {
        var north = await StoreAsync(Some.Article(url: Url, body: Fuller), "north");

        var south = await StoreAsync(Some.Article(url: Url, body: "Inspector Joss Hadrell noticed three cracks."), "south");

        south.Outcome.ShouldBe(StoreOutcome.New);
        (await BodyAsync(south.Id)).ShouldNotContain("48 million");
        (await host.Archive.StorePublishedAsync(Some.Article(url: Url), north.Id, "south", Cancellation)).Id.ShouldBe(
            south.Id, "a key of another's article opens nothing");
        (await BodyAsync(north.Id)).ShouldBe(Fuller);
        (await host.Archive.FindIdByUrlAsync(Url, "north", Cancellation)).ShouldBe(north.Id);
        (await host.Archive.FindIdByUrlAsync(Url, "south", Cancellation)).ShouldBe(south.Id);
        (await host.Archive.FindIdByUrlAsync(Url, null, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task TheSameWordsForManyCommunitiesAreAnArticleForEach()
    {
        var communities = Enumerable.Range(0, 5).Select(number => $"c{number}").ToList();
        var ids = new List<string>();
        foreach (var community in communities) ids.Add((await StoreAsync(Some.Article(), community)).Id);

        ids.Distinct().Count().ShouldBe(5);
        foreach (var community in communities)
        {
            (await StoreAsync(Some.Article(), community)).Outcome.ShouldBe(StoreOutcome.Unchanged);
            (await ArticlesAsync(community)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task HoldingsCountVersionsAndPassagesOfWhatIsSeen()
    {
        await StoreAsync(Some.Article(url: "https://post.example/ferry", body: Some.FerryBody));
        await StoreAsync(Some.Article(url: Url), "north");
        await StoreAsync(Some.Article(url: Url, body: Fuller), "north");

        var (all, north) =
            (await host.Archive.GetStatisticsAsync(null, Cancellation),
                await host.Archive.GetStatisticsAsync("north", Cancellation));

        (all.Articles, all.Versions, all.Passages).ShouldBe((1, 1, 1));
        (north.Articles, north.Versions, north.Passages).ShouldBe((2, 3, 3));
    }

    [Fact]
    public async Task NothingPrivateBringsTwoOfEveryonesArticlesIntoOneStory()
    {
        var half = SomeNews.Results("Ostwick Oil", 1);
        await StoreAsync(SomeNews.FireReport("", "The Harbour Post") with { Id = null, Url = "https://post.example/fire" });
        await StoreAsync(half with { Id = null, Url = "https://ledger.example/oil", Outlet = "The Ledger" });
        await host.Stories.CatchUpAsync(null, Cancellation);
        var before = await StoriesAsync(null);

        var bridge =
            await StoreAsync(
                SomeNews.FireReport("", "Northern Insider", body: $"{SomeNews.FireBody}\n\n{half.Body}") with
                {
                    Id = null,
                    Url = "https://north.example/both"
                }, "north");
        await host.Stories.CatchUpAsync(null, Cancellation);
        await StoreAsync(
            SomeNews.FireReport("", "Northern Insider", body: $"{half.Body}\n\n{SomeNews.FireBody}") with
            {
                Id = null,
                Url = "https://north.example/both"
            }, "north");
        await host.Stories.CatchUpAsync(null, Cancellation);

        (await StoriesAsync(null)).ShouldBe(before);
        (await host.Stories.FindStoriesAsync([bridge.Id], Later, new HashSet<string>(), "south", Cancellation)).ShouldBeEmpty();
        (await host.Stories.GetStatisticsAsync(Cancellation)).Articles.ShouldBe(2);

        await StoreAsync(
            SomeNews.FireReport("", "Northern Insider", body: $"{SomeNews.FireBody}\n\n{half.Body}") with
            {
                Id = null,
                Url = "https://north.example/both"
            });
        await host.Stories.CatchUpAsync(null, Cancellation);
        (await StoriesAsync(null)).ShouldNotBe(before, "it does where everyone may see it");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatIsPrivateIsInTheStoryThatItTellsWhicheverCameFirst(bool isPrivateFirst)
    {
        async Task<StoredArticle> Common() =>
            await StoreAsync(SomeNews.FireReport("", "The Harbour Post") with { Id = null, Url = "https://post.example/fire" });
        async Task<StoredArticle> Own() =>
            await StoreAsync(
                SomeNews.FireByAnother("", "Northern Insider") with { Id = null, Url = "https://north.example/fire" }, "north");
        var first = isPrivateFirst ? await Own() : await Common();
        await host.Stories.CatchUpAsync(null, Cancellation);
        var second = isPrivateFirst ? await Common() : await Own();
        await host.Stories.CatchUpAsync(null, Cancellation);

        foreach (var id in new[] { first.Id, second.Id })
            (await host.Stories.FindStoriesAsync(
                [id], Later, new HashSet<string>(), "north", Cancellation))[id].Members.Count.ShouldBe(
                2);
        var common = (isPrivateFirst ? second : first).Id;
        (await host.Stories.FindStoriesAsync(
            [common], Later, new HashSet<string>(), null, Cancellation))[common].Members.ShouldHaveSingleItem();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<StoredArticle> StoreAsync(Article article, string? community = null) =>
        host.Archive.StorePublishedAsync(article, null, community, Cancellation);

    private async Task<string> BodyAsync(string id) => (await host.Archive.ReadAsync(id, null, Cancellation))!.Body;

    private async Task<int> ArticlesAsync(string? community) =>
        (await host.Archive.GetStatisticsAsync(community, Cancellation)).Articles;

    private async Task<string> StoriesAsync(string? community)
    {
        string[] urls = ["https://post.example/fire", "https://ledger.example/oil"];
        var ids = await Task.WhenAll(urls.Select(url => host.Archive.FindIdByUrlAsync(url, null, Cancellation)));
        var stories =
            await host.Stories.FindStoriesAsync(
                [.. ids.OfType<string>()], Later, new HashSet<string>(), community, Cancellation);
        return string.Join('\n', stories.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair =>
            $"{pair.Key}: {string.Join(' ', pair.Value.Members.Select(member => $"{member.ArticleId}/{member.Text}"))}"));
    }
}
