using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Support;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage.Articles;

public sealed class IdentityTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://Post.example/dam?utm_source=x&b=2&a=1#top", "https://post.example/dam?a=1&b=2")]
    [InlineData("https://post.example:443/dam/", "https://post.example/dam")]
    [InlineData("http://post.example:80/", "http://post.example")]
    [InlineData("http://post.example:8080/a", "http://post.example:8080/a")]
    [InlineData("ftp://post.example/dam", null)]
    [InlineData("/dam", null)]
    [InlineData(null, null)]
    public void OneAddressHasOneForm(string? url, string? canonical) => CanonicalUrl.Normalize(url).ShouldBe(canonical);

    [Fact]
    public void OnlyWhatAReaderSeesTellsContentsApart()
    {
        var article = Some.Article("a");
        string Hash(Article other) => ContentHash.Compute(other, null);

        Hash(article with { Id = "b", Origin = "elsewhere" }).ShouldBe(Hash(article));
        Hash(article with { Title = article.Title + "!" }).ShouldNotBe(Hash(article));
        Hash(article with { Published = null }).ShouldNotBe(Hash(article));
        Hash(article with { Title = "a", Body = "bc" }).ShouldNotBe(Hash(article with { Title = "ab", Body = "c" }));
    }

    [Fact]
    public async Task AChangedArticleIsANewVersionAndTheOldOneStaysToBeCitedFrom()
    {
        var first = await StoreAsync(Some.Article("dam"));
        (await StoreAsync(Some.Article("dam"))).Outcome.ShouldBe(StoreOutcome.Unchanged);

        var second = await StoreAsync(Some.Article("dam", body: "Corrected. " + Some.DamBody));

        second.ShouldBe(new StoredArticle(first.Id, 2, StoreOutcome.Updated));
        new TextSpan(0, 21).Cut((await host.Archive.ReadAsync("dam", 1, Cancellation))!.Body).ShouldBe("Inspector Joss Hadrel");
        (await host.Archive.ReadAsync("dam", null, Cancellation))!.Body.ShouldStartWith("Corrected. ");
        (await host.Archive.ReadAsync("dam", 3, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task OneAddressIsOneArticleWhateverItsId()
    {
        await StoreAsync(Some.Article("one", url: "https://post.example/dam"));

        (await StoreAsync(Some.Article("two", body: Some.FerryBody, url: "https://post.example/dam?utm_source=x")))
            .ShouldBe(new StoredArticle("one", 2, StoreOutcome.Updated));
    }

    [Fact]
    public async Task AnEditedFileIsANewVersion()
    {
        var file = host.Folder.Write("dam.txt", "Cracks in the dam\n\n" + Some.DamBody);
        await host.IngestAsync(file);
        host.Folder.Write("dam.txt", "Cracks in the dam\n\n" + Some.FerryBody);

        (await host.IngestAsync(file))
            .ShouldHaveSingleItem().Stored!.ShouldBe(new StoredArticle("dam", 2, StoreOutcome.Updated));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<StoredArticle> StoreAsync(Article article) => host.Archive.StoreFromFileAsync(article, Cancellation);
}
