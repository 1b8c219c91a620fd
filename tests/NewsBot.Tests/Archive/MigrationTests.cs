using Microsoft.EntityFrameworkCore;
using NewsBot.Archive;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Archive;

public sealed class MigrationTests : IAsyncDisposable
{
    private readonly TestHost house = new();

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
        (await house.Archive.StoreAsync(Some.Article(url: "https://post.example/dam"), cancellation)).ShouldBe(new StoredArticle("dam", 2, StoreOutcome.Updated));
    }

    [Fact]
    public async Task WhatWasHeldAndFollowedBeforeThereWereAudiencesIsForEveryone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(house.DataPath);
        await using (var context = new ArchiveContext(ArchiveDatabase.Options(house.Archive.Folder.Database)))
        {
            await context.Database.MigrateAsync("AnswersAsTurns", cancellation);
            await context.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO articles (Key, Id, LatestVersion, ContentHash) VALUES (7, 'dam', 1, 'x');
                INSERT INTO versions (Key, ArticleKey, Number, Sequence, Title, Body, Url, Taken)
                VALUES (9, 7, 1, 1, 'Cracks', 'Three cracks.', 'https://post.example/dam', 0);
                INSERT INTO addresses (Url, ArticleKey) VALUES ('https://post.example/dam', 7), ('https://post.example/old', 7);
                INSERT INTO feeds (Key, Address, Added, NextPoll, Interval, Failures, IsGone) VALUES (3, 'https://post.example/feed', 0, 0, 0, 0, 0);
                """, cancellation);
        }

        (await house.Archive.HoldingsAsync(null, cancellation)).Articles.ShouldBe(1);
        (await house.Archive.IdAtAsync("https://post.example/old", null, cancellation)).ShouldBe("dam");
        (await house.Feeds.ListAsync(cancellation)).ShouldHaveSingleItem().Community.ShouldBeNull();
        (await house.Feeds.AddAsync("https://post.example/feed", cancellationToken: cancellation)).IsNew.ShouldBeFalse();
        (await house.Feeds.AddAsync("https://post.example/feed", community: "north", cancellationToken: cancellation)).IsNew.ShouldBeTrue();
        (await house.Archive.StorePublishedAsync(Some.Article(url: "https://post.example/dam"), null, "north", cancellation)).As.ShouldBe(StoreOutcome.New);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();
}
