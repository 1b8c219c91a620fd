using Microsoft.EntityFrameworkCore;
using NewsBot.Archive;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Archive;

public sealed class MigrationTests : IAsyncDisposable
{
    private readonly TestHouse house = new();

    [Fact]
    public async Task AnArchiveOfTheFirstSchemaKeepsItsArticlesAndTheirAddresses()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(house.DataPath);
        await using (var context = new ArchiveContext(ArchiveDatabase.Options(house.Archive.Folder.Database)))
        {
            await context.Database.MigrateAsync("Initial", cancellation);
            await context.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO articles (Key, Id, LatestVersion, Url, ContentHash) VALUES (7, 'dam', 1, 'https://post.example/dam', 'x');
                INSERT INTO versions (Key, ArticleKey, Number, Sequence, Title, Body, Url, Taken)
                VALUES (9, 7, 1, 1, 'Cracks', 'Three cracks.', 'https://post.example/dam', 0);
                """, cancellation);
        }

        (await house.Archive.ReadAsync("dam", null, cancellation))!.Body.ShouldBe("Three cracks.");
        (await house.Archive.StoreAsync(Some.Article(url: "https://post.example/dam"), cancellation)).ShouldBe(new StoredArticle("dam", 2, StoredAs.Updated));
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();
}
