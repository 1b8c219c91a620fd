using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Files;
using NewsBot.Tests.Support;
using Shouldly;

namespace NewsBot.Tests.Ingestion.Files;

/// <summary>A test of the file source: a folder to write into, and the year 2024 on the clock.</summary>
public abstract class FileTest : IDisposable
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero));

    protected TempFolder Folder { get; } = new();

    private protected static FileSource Source { get; } = new(new ArticleExtractor(Clock), Clock);

    private protected static async Task<List<ArticleReadResult>> ReadAsync(string path)
    {
        var all = new List<ArticleReadResult>();
        await foreach (var read in Source.ReadAsync(path, Xunit.TestContext.Current.CancellationToken))
            all.Add(read);
        return all;
    }

    private protected async Task<Article> ArticleInAsync(string name, string text) =>
        (await ReadAsync(Folder.Write(name, text))).ShouldHaveSingleItem().Article.ShouldNotBeNull();

    private protected async Task<ArticleReadResult> FailureInAsync(string name, string text)
    {
        var read = (await ReadAsync(Folder.Write(name, text))).ShouldHaveSingleItem();
        read.Article.ShouldBeNull();
        read.Error.ShouldNotBeNull();
        return read;
    }

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
