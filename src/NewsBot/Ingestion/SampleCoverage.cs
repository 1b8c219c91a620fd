using System.Globalization;
using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Ingestion.Files;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Ingestion;

/// <summary>
/// The articles that come with the program, so that a first question finds something to answer it. They are taken in
/// unasked only while nothing else is held; a note in the data folder says so, and once other coverage has come they are
/// not to be seen any more: nobody wants part of a fiction in an answer about the news.
/// </summary>
internal sealed class SampleCoverage(FileSource files, ArticleArchive archive, ArticleIngestor run)
{
    // What was taken in once stays, so that no request needs to look again.
    private volatile bool isAnythingHeld;

    private string Note => archive.Folder.SampleNote;

    /// <summary>Where the articles lie: next to the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Sample");

    /// <summary>Takes the sample in when no article is held at all.</summary>
    /// <exception cref="ArchiveException">It cannot be stored.</exception>
    /// <returns>Whether anything was taken in.</returns>
    public async Task<bool> TakeInWhenNothingIsHeldAsync(Action? onWaiting = null, CancellationToken cancellationToken = default)
    {
        if (isAnythingHeld || !Directory.Exists(Folder)) return false;
        isAnythingHeld = await archive.SequenceAsync(cancellationToken) > 0;
        if (isAnythingHeld) return false;
        var ids = new List<string>();
        await foreach (var article in run.RunAsync(ReadAsync(ids, cancellationToken), onWaiting, cancellationToken))
            if (article.Stored is { } stored) ids.Add(stored.Id);
        return ids.Count > 0;
    }

    /// <summary>What of the sample is held unasked; null where none is.</summary>
    public async Task<StoredSample?> HeldAsync(CancellationToken cancellationToken = default)
    {
        if (!File.Exists(Note)) return null;
        // First, because it makes sure that the note is a file.
        var latest = await archive.SequenceAsync(cancellationToken);
        var lines = await File.ReadAllLinesAsync(Note, cancellationToken);
        if (lines.Length < 2 || !long.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return null;
        return new StoredSample(lines[1..], latest == sequence);
    }

    /// <summary>Somebody took these in on purpose: what of them is of the sample counts as coverage from now on.</summary>
    public async Task WasWantedAsync(IReadOnlySet<string> articleIds, CancellationToken cancellationToken = default)
    {
        if (await HeldAsync(cancellationToken) is not { } held) return;
        var left = held.ArticleIds.Where(id => !articleIds.Contains(id)).ToList();
        if (left.Count == 0) File.Delete(Note);
        // Sequence 0 is never current: with something wanted held, the rest is no longer all there is.
        else if (left.Count < held.ArticleIds.Count) await WriteNoteAsync(0, left, cancellationToken);
    }

    // Runs under the folder's lock, to its end: another process may have taken articles in since we looked, and none may
    // ask between the last article and the note.
    private async IAsyncEnumerable<ArticleReadResult> ReadAsync(
        List<string> stored, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await archive.SequenceAsync(cancellationToken) > 0) yield break;
        if (new FileInfo(Note) is { Exists: true, Length: > 0 } && await HeldAsync(cancellationToken) is null)
            throw new ArchiveException(
                $"{Note} is not NewsBot's, and would be written over; move it elsewhere, or name another data folder with "
                    + $"--data");
        await foreach (var article in files.ReadAsync(Folder, cancellationToken)) yield return article;
        if (stored.Count > 0) await WriteNoteAsync(await archive.SequenceAsync(cancellationToken), stored, cancellationToken);
    }

    private Task WriteNoteAsync(long sequence, IEnumerable<string> ids, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(Note, [sequence.ToString(CultureInfo.InvariantCulture), .. ids], cancellationToken);
}

/// <param name="ArticleIds">The articles of the sample that are held and that nobody asked for.</param>
/// <param name="IsAllThereIs">Whether nothing else is held.</param>
internal sealed record StoredSample(IReadOnlyList<string> ArticleIds, bool IsAllThereIs);
