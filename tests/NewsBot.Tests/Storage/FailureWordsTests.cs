using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage;

/// <summary>What a library says of its failure is for the log; whoever uses the bot is told in the bot's words.</summary>
public sealed class FailureWordsTests
{
    private const string Internal = "instance of entity type";

    private static readonly int[] Codes = [1, 5, 8, 10, 11, 13, 14, 19];

    public static TheoryData<Exception> Failures =>
    [
        .. Codes.Select(code => new SqliteException(Internal, code)),
        new DbUpdateException(Internal, new SqliteException(Internal, 19)),
        new DbUpdateException(Internal),
        new IOException(Internal),
        new UnauthorizedAccessException(Internal),
    ];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void AFailureOfTheArchiveIsToldInOurWords(Exception failure)
    {
        var told = ArchiveException.From(failure, "/data/news");

        told.Message.ShouldContain("/data/news");
        told.Message.ShouldNotContain(Internal);
        told.InnerException.ShouldBe(failure);
    }

    [Fact]
    public async Task AnArticleThatCannotBeStoredIsToldInOurWordsAndTheRestIsStored()
    {
        await using var host = new TestHost();
        var told = new List<string?>();
        await foreach (var article in host.Ingestor.IngestAsync(Articles(), null, TestContext.Current.CancellationToken))
            told.Add(article.Error);

        told.ShouldBe(["it cannot be stored because of a fault in NewsBot itself; please report it with the article", null]);
        host.Logs.Text.ShouldContain("could not be stored because of a fault in the program: broken");
    }

    private static async IAsyncEnumerable<ArticleReadResult> Articles()
    {
        await Task.Yield();
        yield return ArticleReadResult.Succeeded("broken", Some.Article() with { Body = null! });
        yield return ArticleReadResult.Succeeded("whole", Some.Article());
    }
}
