using System.Globalization;
using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Ingestion.Files;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Ingestion;

/// <summary>
/// The articles that ship with the program, so that a first question finds an answer. They are stored automatically only
/// while the archive is empty, and a note in the data folder records their ids. They are fiction, so they are hidden as
/// soon as the archive holds other articles.
/// </summary>
internal sealed class SampleCoverage(FileSource files, ArticleArchive archive, ArticleIngestor ingestor)
{
    // Articles are never removed from the archive, so that it is never empty again and need not be checked again.
    private volatile bool hasArticles;

    private string NotePath => archive.Folder.SampleListPath;

    /// <summary>The folder of the sample articles, next to the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Sample");

    /// <summary>Stores the sample if the archive holds no article at all.</summary>
    /// <exception cref="ArchiveException">The sample cannot be stored.</exception>
    /// <returns>True if an article was stored.</returns>
    public async Task<bool> IngestIfArchiveIsEmptyAsync(Action? onWaiting = null, CancellationToken cancellationToken = default)
    {
        if (hasArticles || !Directory.Exists(Folder)) return false;
        hasArticles = await archive.GetLatestSequenceAsync(cancellationToken) > 0;
        if (hasArticles) return false;
        var ids = new List<string>();
        await foreach (var article in ingestor.IngestAsync(ReadSampleAsync(ids, cancellationToken), onWaiting, cancellationToken))
            if (article.Stored is { } stored) ids.Add(stored.Id);
        return ids.Count > 0;
    }

    /// <summary>Returns the sample articles that were stored automatically, or null if there are none.</summary>
    public async Task<StoredSample?> FindStoredAsync(CancellationToken cancellationToken = default)
    {
        if (!File.Exists(NotePath)) return null;
        // This call comes first because it checks that the note is a regular file.
        var latest = await archive.GetLatestSequenceAsync(cancellationToken);
        var lines = await File.ReadAllLinesAsync(NotePath, cancellationToken);
        if (lines.Length < 2 || !long.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return null;
        return new StoredSample(lines[1..], latest == sequence);
    }

    /// <summary>Makes sample articles that somebody has stored on purpose count as ordinary coverage from now on.</summary>
    public async Task PromoteToCoverageAsync(IReadOnlySet<string> articleIds, CancellationToken cancellationToken = default)
    {
        if (await FindStoredAsync(cancellationToken) is not { } sample) return;
        var remaining = sample.ArticleIds.Where(id => !articleIds.Contains(id)).ToList();
        if (remaining.Count == 0) File.Delete(NotePath);
        // Sequence 0 is never current, which says that the rest of the sample is no longer the whole archive.
        else if (remaining.Count < sample.ArticleIds.Count) await WriteNoteAsync(0, remaining, cancellationToken);
    }

    // This runs under the folder's write lock until it ends: another process may have stored articles since the check, and
    // none may read the archive between the last article and the note.
    private async IAsyncEnumerable<ArticleReadResult> ReadSampleAsync(
        List<string> storedIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await archive.GetLatestSequenceAsync(cancellationToken) > 0) yield break;
        if (new FileInfo(NotePath) is { Exists: true, Length: > 0 } && await FindStoredAsync(cancellationToken) is null)
            throw new ArchiveException(
                $"{NotePath} is not NewsBot's, and would be written over; move it elsewhere, or name another data folder with "
                    + "--data");
        await foreach (var article in files.ReadAsync(Folder, cancellationToken)) yield return article;
        if (storedIds.Count > 0)
            await WriteNoteAsync(await archive.GetLatestSequenceAsync(cancellationToken), storedIds, cancellationToken);
    }

    private Task WriteNoteAsync(long sequence, IEnumerable<string> ids, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(NotePath, [sequence.ToString(CultureInfo.InvariantCulture), .. ids], cancellationToken);
}

/// <summary>The sample articles that the archive holds although nobody asked for them.</summary>
/// <param name="ArticleIds">The ids of these articles.</param>
/// <param name="IsWholeArchive">True if the archive holds no other article.</param>
internal sealed record StoredSample(IReadOnlyList<string> ArticleIds, bool IsWholeArchive);
