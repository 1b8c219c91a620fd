using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage;

/// <summary>Looks at an archive from outside, as another program would.</summary>
internal static class ArchiveCheck
{
    /// <summary>How many changes a folder's archive has acknowledged; 0 where there is none yet. Holds nothing open.</summary>
    public static async Task<long> AcknowledgedAsync(DataFolder folder)
    {
        if (!File.Exists(folder.DatabasePath)) return 0;
        try
        {
            await using var connection = new SqliteConnection($"Data Source={folder.DatabasePath};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COALESCE(MAX(Sequence), 0) FROM versions";
            return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
        catch (SqliteException)
        {
            // Just being made.
            return 0;
        }
    }

    /// <summary>
    /// Nothing is held by half: the sequence has no gap, no article is held twice, every version has exactly the passages of
    /// its text.
    /// </summary>
    /// <returns>The sequence's end.</returns>
    public static async Task<long> ShouldBeWholeAsync(DataFolder folder)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var archive = new ArticleArchive(folder, TimeProvider.System);
        var sequence = await archive.GetLatestSequenceAsync(cancellation);
        await using var context = new ArchiveContext(ArchiveDatabase.CreateOptions(folder.DatabasePath));
        var versions = await context.Versions.AsNoTracking().Include(version => version.Article)
            .Include(version => version.Passages)
            .OrderBy(version => version.Sequence).ToListAsync(cancellation);
        versions.Select(version => version.Sequence).ShouldBe(Enumerable.Range(1, (int)sequence).Select(number => (long)number));
        versions.Select(version => (version.Title, version.Body)).ShouldBeUnique();
        versions.GroupBy(version => version.ArticleKey)
            .ShouldAllBe(article => article.Max(version => version.Number) == article.First().Article!.LatestVersion);
        foreach (var version in versions)
        {
            version.Passages.OrderBy(passage => passage.Ordinal).Select(passage => new TextSpan(passage.Start, passage.Length))
                .ShouldBe(PassageSplitter.Split(version.Body), version.Title);
        }

        (await context.Articles.CountAsync(cancellation))
            .ShouldBe(versions.Select(version => version.ArticleKey).Distinct().Count());
        return sequence;
    }
}
