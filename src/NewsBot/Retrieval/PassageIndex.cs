using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using NewsBot.Archive;
using Directory = System.IO.Directory;

namespace NewsBot.Retrieval;

/// <summary>
/// The full-text index of all passages (BM25). It is derived: it follows the archive's change sequence, keeps how far it
/// has come in the commit itself, and is made anew from the archive whenever it is missing or cannot be read.
/// </summary>
/// <remarks>
/// Any number of processes may share the folder. Whoever finds the index behind the archive brings it up to date,
/// holding the data folder's index lock only meanwhile; the others go on reading.
/// </remarks>
public sealed class PassageIndex : IDisposable
{
    private const string LayoutEntry = "layout";
    private const string WatermarkEntry = "watermark";
    private const string MarkEntry = "mark";
    private const string MadeEntry = "made";
    private const int ChangesPerCommit = 2_000;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly ArticleArchive archive;
    private readonly TermReader terms;
    private readonly ILogger<PassageIndex> logger;
    private readonly SemaphoreSlim following = new(1, 1);
    private FSDirectory? directory;
    private SearcherManager? searchers;
    // How far what is open has come, and the commit that it was opened from; under the semaphore.
    private (long Watermark, string Commit)? opened;
    private volatile string? damage;

    internal PassageIndex(ArticleArchive archive, TermReader terms, ILogger<PassageIndex> logger)
    {
        this.archive = archive;
        this.terms = terms;
        this.logger = logger;
    }

    private string Folder => archive.Folder.Index;

    /// <summary>
    /// Brings the index to the end of the archive's change sequence. Cheap when it is there already: one query.
    /// </summary>
    /// <param name="progress">Told the number of changes taken in so far and of all to take in.</param>
    /// <returns>How far it has come. Behind the archive only while another process is still writing the index.</returns>
    public async Task<IndexState> FollowAsync(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default) =>
        await CatchUpAsync(isDamaged: false, progress, cancellationToken);

    /// <summary>Deletes the index and makes it anew from the archive.</summary>
    public async Task<IndexState> RebuildAsync(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default) =>
        await CatchUpAsync(isDamaged: true, progress, cancellationToken);

    /// <summary>What the index holds, on disk and in numbers.</summary>
    public IndexStatistics Statistics()
    {
        var bytes = Directory.Exists(Folder) ? new DirectoryInfo(Folder).EnumerateFiles().Sum(file => file.Length) : 0;
        if (searchers is null) return new IndexStatistics(0, 0, bytes);
        return Search(searcher => new IndexStatistics(searcher.IndexReader.NumDocs, Watermark(searcher), bytes));
    }

    public void Dispose()
    {
        Close();
        following.Dispose();
    }

    /// <summary>Whether a search met damage, which the next <see cref="FollowAsync"/> mends.</summary>
    internal bool IsDamaged => damage is not null;

    /// <summary>Runs <paramref name="search"/> on a view of the index that does not change meanwhile.</summary>
    /// <exception cref="ArchiveException">The index is damaged where it was not read before; the next <see cref="FollowAsync"/> makes it anew.</exception>
    internal T Search<T>(Func<IndexSearcher, T> search)
    {
        var manager = searchers ?? throw new InvalidOperationException("FollowAsync opens the index before it is searched");
        var searcher = manager.Acquire();
        try
        {
            return search(searcher);
        }
        catch (IOException exception)
        {
            damage = exception.Message;
            throw new ArchiveException("the index is damaged; nothing is lost, ask again and it is made anew from the archive", exception);
        }
        finally
        {
            manager.Release(searcher);
        }
    }

    private async Task<IndexState> CatchUpAsync(bool isDamaged, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        await following.WaitAsync(cancellationToken);
        try
        {
            for (var wasDamaged = false; ;)
            {
                try
                {
                    if (damage is not null) throw new CorruptIndexException(damage);
                    if (await FollowOnceAsync(isDamaged, progress, cancellationToken) is { } state) return state;
                    // Another process makes the first index, and until its first commit there is nothing to answer from.
                    await Task.Delay(BetweenTries, cancellationToken);
                }
                catch (Exception exception) when (exception is UnauthorizedAccessException || IsFullOrForbidden(exception))
                {
                    throw ArchiveException.From(exception, archive.Folder.Path);
                }
                catch (Exception exception) when (!wasDamaged && IsDamage(exception))
                {
                    Log.IndexDamaged(logger, exception);
                    (wasDamaged, isDamaged, damage) = (true, true, null);
                }
            }
        }
        finally
        {
            following.Release();
        }
    }

    /// <summary>How far the index has come; null where another process is making it and there is none to answer from yet.</summary>
    private async Task<IndexState?> FollowOnceAsync(bool isDamaged, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        // Nothing is opened anew while what is open stands at the end, and nobody has written or deleted it.
        if (!isDamaged && opened is var (end, commit) && commit == NewestCommit() && end == await archive.SequenceAsync(cancellationToken))
            return new IndexState(end, end);
        var watermark = isDamaged ? null : await FittingWatermarkAsync(cancellationToken);
        // In this order: read the other way round, another process could carry the index past what we took for the end.
        var sequence = await archive.SequenceAsync(cancellationToken);
        if (watermark == sequence) return new IndexState(sequence, sequence);
        using var taken = archive.Folder.TryTakeIndex();
        if (taken is null) return watermark is null ? null : new IndexState(watermark.Value, sequence);
        // Whoever held it until now may have done the work.
        watermark = isDamaged ? null : await FittingWatermarkAsync(cancellationToken);
        if (watermark is null)
        {
            Close();
            DeleteFiles();
            OpenReader();
        }

        using (var writer = OpenWriter()) await WriteAsync(writer, watermark ?? 0, sequence, progress, cancellationToken);
        watermark = OpenReader();
        return new IndexState(watermark ?? 0, sequence);
    }

    /// <summary>The index's watermark, or null where it has none that is of this archive and layout.</summary>
    private async Task<long?> FittingWatermarkAsync(CancellationToken cancellationToken)
    {
        var isFirstLook = searchers is null;
        var watermark = OpenReader();
        if (searchers is null) return null;
        var isOfThisArchive = watermark is not null && watermark <= await archive.SequenceAsync(cancellationToken)
            && (!isFirstLook || watermark == 0
                || Search(searcher => Entry(searcher, MarkEntry)) == await archive.MarkAsync(watermark.Value, cancellationToken));
        if (isOfThisArchive) return watermark;
        // Closed, so that the next look is a first one again and no less thorough.
        Log.IndexOutdated(logger);
        Close();
        return null;
    }

    private async Task WriteAsync(
        IndexWriter writer, long watermark, long sequence, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var (from, isNew) = (watermark, watermark == 0);
        var made = (isNew ? null : Search(searcher => Entry(searcher, MadeEntry))) ?? Guid.NewGuid().ToString("N");
        var uncommitted = 0;
        try
        {
            await foreach (var change in archive.ChangesAsync(watermark, cancellationToken))
            {
                var key = change.ArticleKey.ToString(CultureInfo.InvariantCulture);
                if (!isNew) writer.DeleteDocuments(new Lucene.Net.Index.Term(IndexedPassage.ArticleField, key));
                foreach (var passage in change.Passages) writer.AddDocument(IndexedPassage.DocumentOf(key, change.Community, change.Language, passage));
                watermark = change.Sequence;
                if (++uncommitted == ChangesPerCommit)
                {
                    await CommitAsync(writer, made, watermark, cancellationToken);
                    uncommitted = 0;
                }

                if (uncommitted % 100 == 0) progress?.Report(new IndexProgress(watermark - from, sequence - from));
            }

            await CommitAsync(writer, made, Math.Max(watermark, sequence), cancellationToken);
            progress?.Report(new IndexProgress(sequence - from, sequence - from));
        }
        catch
        {
            // What is committed stays; the next start goes on from its watermark.
            writer.Rollback();
            throw;
        }
    }

    private async Task CommitAsync(IndexWriter writer, string made, long watermark, CancellationToken cancellationToken)
    {
        writer.SetCommitData(new Dictionary<string, string>
        {
            [LayoutEntry] = IndexedPassage.Layout,
            [MadeEntry] = made,
            [WatermarkEntry] = watermark.ToString(CultureInfo.InvariantCulture),
            [MarkEntry] = await archive.MarkAsync(watermark, cancellationToken) ?? "",
        });
        writer.Commit();
    }

    private IndexWriter OpenWriter()
    {
        var config = new IndexWriterConfig(Version, new NewsAnalyzer(terms))
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = 64,
            Similarity = new BM25Similarity(),
        };
        return new IndexWriter(directory, config);
    }

    /// <summary>Opens or refreshes the view on the last commit; its watermark, or null when there is none that fits.</summary>
    private long? OpenReader()
    {
        if (directory is null)
        {
            Directory.CreateDirectory(Folder);
            // Not mapped into memory: a file cut short under a running process would kill it instead of failing a read. And
            // without Lucene's own lock, which two processes can hold at once: the data folder's is taken for it.
            directory = new NIOFSDirectory(Folder, NoLockFactory.GetNoLockFactory());
        }

        opened = null;
        if (!DirectoryReader.IndexExists(directory)) return null;
        // Read before what it names, so that what is written meanwhile is looked for the next time.
        var commit = NewestCommit();
        var before = searchers;
        if (before is null || IsAnother()) searchers = new SearcherManager(directory, null);
        else before.MaybeRefreshBlocking();
        if (before != searchers) before?.Dispose();
        var watermark = Search(searcher => Entry(searcher, LayoutEntry) == IndexedPassage.Layout ? Watermark(searcher) : (long?)null);
        opened = watermark is null ? null : (watermark.Value, commit);
        return watermark;
    }

    // Whether the index was made anew by another process. A refresh would not tell: it takes segments of one name for the same.
    private bool IsAnother()
    {
        var newest = new SegmentInfos();
        newest.Read(directory);
        return (newest.UserData.TryGetValue(MadeEntry, out var made) ? made : null) != Search(searcher => Entry(searcher, MadeEntry));
    }

    // By name, length and time: writing changes the name, and making it anew at least the time.
    private string NewestCommit() =>
        !Directory.Exists(Folder) ? "" : string.Join('|', new DirectoryInfo(Folder).EnumerateFiles($"{IndexFileNames.SEGMENTS}_*")
            .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));

    private static long Watermark(IndexSearcher searcher) =>
        long.TryParse(Entry(searcher, WatermarkEntry), NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : 0;

    private static string? Entry(IndexSearcher searcher, string name) =>
        ((DirectoryReader)searcher.IndexReader).IndexCommit.UserData.TryGetValue(name, out var text) ? text : null;

    // Truncated or overwritten files show as any of these, depending on where the reader first stumbles.
    private static bool IsDamage(Exception exception) =>
        exception is not (OperationCanceledException or ArchiveException or UnauthorizedAccessException
            or OutOfMemoryException or ObjectDisposedException)
        && !IsFullOrForbidden(exception);

    private static bool IsFullOrForbidden(Exception exception) =>
        exception is IOException && (exception.HResult & 0xFFFF) is 27 or 28 or 30 or 112 or 122; // EFBIG, ENOSPC, EROFS, disk full, EDQUOT

    private void Close()
    {
        searchers?.Dispose();
        searchers = null;
        directory?.Dispose();
        directory = null;
        opened = null;
    }

    private void DeleteFiles()
    {
        if (!Directory.Exists(Folder)) return;
        foreach (var file in Directory.EnumerateFiles(Folder)) File.Delete(file);
    }
}
