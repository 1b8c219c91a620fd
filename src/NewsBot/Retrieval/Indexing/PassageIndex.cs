using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Retrieval.Indexing;

/// <summary>
/// The full-text index of all passages (BM25). It is derived: it follows the archive's change sequence, keeps how far it
/// has come in the commit itself, and is made anew from the archive whenever it is missing or cannot be read.
/// </summary>
/// <remarks>
/// Any number of processes may share the folder. Whoever finds the index behind the archive brings it up to date,
/// holding the data folder's index lock only meanwhile; the others go on reading.
/// </remarks>
internal sealed partial class PassageIndex : IDisposable
{
    private const string LayoutKey = "layout";
    private const string WatermarkKey = "watermark";
    private const string SignatureKey = "mark";
    private const string BuildKey = "made";
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly ArticleArchive archive;
    private readonly Tokenizer tokenizer;
    private readonly ILogger<PassageIndex> logger;
    private readonly IndexFolder folder;
    private readonly SemaphoreSlim catchUpLock = new(1, 1);
    private FSDirectory? directory;
    private SearcherManager? searchers;
    // Set under the semaphore, read by anybody.
    private volatile OpenView? openView;
    private volatile string? damage;

    public PassageIndex(ArticleArchive archive, Tokenizer tokenizer, ILogger<PassageIndex> logger)
    {
        this.archive = archive;
        this.tokenizer = tokenizer;
        this.logger = logger;
        folder = new IndexFolder(archive.Folder.IndexPath);
    }

    /// <summary>What is thought of the index as it lies on disk.</summary>
    private enum Trust
    {
        Sound,

        /// <summary>
        /// It could not be read, maybe because another process was writing it: it is read again where nobody can.
        /// </summary>
        Doubted,

        Damaged,
    }

    /// <summary>A view of the index that is open for searches.</summary>
    /// <param name="Watermark">The number of the last change that it holds.</param>
    /// <param name="Commit">The commit that it was opened from.</param>
    private sealed record OpenView(long Watermark, string Commit);

    /// <summary>
    /// Opens the index as it was last written, and takes no change in: a question must not wait for that. Only where there is no
    /// index that can be read, it is made from the archive first.
    /// </summary>
    /// <returns>The number of the last change that searches see.</returns>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<long> OpenAsync(CancellationToken cancellationToken = default)
    {
        var isFree = damage is null && await catchUpLock.WaitAsync(openView is null ? Timeout.Infinite : 0, cancellationToken);
        // While changes are taken in, the view from before them serves.
        if (!isFree && damage is null && openView is { } open) return open.Watermark;
        try
        {
            if (isFree && openView is { } current && current.Commit == folder.NewestCommit) return current.Watermark;
            if (isFree && await ReadFittingWatermarkAsync(cancellationToken) is { } watermark) return watermark;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ArchiveException))
        {
            // Catching up mends what can be mended, and says what is wrong with the rest.
        }
        finally
        {
            if (isFree) catchUpLock.Release();
        }

        return (await CatchUpRepeatedlyAsync(Trust.Sound, null, cancellationToken)).Watermark;
    }

    /// <summary>
    /// Brings the index to the end of the archive's change sequence. Cheap when it is there already: one query.
    /// </summary>
    /// <param name="progress">Told the number of changes taken in so far and of all to take in.</param>
    /// <returns>How far it has come. Behind the archive only while another process is still writing the index.</returns>
    public async Task<IndexState> CatchUpAsync(
        IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default) =>
        await CatchUpRepeatedlyAsync(Trust.Sound, progress, cancellationToken);

    /// <summary>Deletes the index and makes it anew from the archive.</summary>
    /// <exception cref="ArchiveException">Something lies in its folder that it did not make.</exception>
    public async Task<IndexState> RebuildAsync(
        IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default) =>
        await CatchUpRepeatedlyAsync(Trust.Damaged, progress, cancellationToken);

    /// <summary>What the index holds, on disk and in numbers.</summary>
    public IndexStatistics GetStatistics()
    {
        if (searchers is null) return new IndexStatistics(0, 0, folder.Bytes);
        return Search(searcher => new IndexStatistics(searcher.IndexReader.NumDocs, ReadWatermark(searcher), folder.Bytes));
    }

    public void Dispose()
    {
        Close();
        catchUpLock.Dispose();
    }

    /// <summary>Whether a search met damage, which the next <see cref="CatchUpAsync"/> mends.</summary>
    internal bool IsDamaged => damage is not null;

    /// <summary>Runs <paramref name="search"/> on a view of the index that does not change meanwhile.</summary>
    /// <exception cref="ArchiveException">The index is damaged where it was not read before; the next
    /// <see cref="CatchUpAsync"/> makes it anew.</exception>
    internal T Search<T>(Func<IndexSearcher, T> search)
    {
        var manager = searchers ?? throw new InvalidOperationException("OpenAsync opens the index before it is searched");
        var searcher = manager.Acquire();
        try
        {
            return search(searcher);
        }
        catch (IOException exception)
        {
            damage = exception.Message;
            throw new ArchiveException(
                "the index is damaged; nothing is lost, ask again and it is made anew from the archive", exception);
        }
        finally
        {
            manager.Release(searcher);
        }
    }

    private async Task<IndexState> CatchUpRepeatedlyAsync(
        Trust trust, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        await catchUpLock.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (damage is not null) throw new CorruptIndexException(damage);
                    if (await TryCatchUpAsync(trust, progress, cancellationToken) is { } state) return state;
                    // Another process makes the first index, and until its first commit there is nothing to answer from.
                    await Task.Delay(RetryDelay, TimeProvider.System, cancellationToken);
                }
                catch (Exception exception) when (trust != Trust.Damaged && IsDamage(exception))
                {
                    Close();
                    (trust, damage) = (trust == Trust.Sound && damage is null ? Trust.Doubted : Trust.Damaged, null);
                    if (trust == Trust.Damaged) Log.IndexDamaged(logger, exception);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw ArchiveException.From(exception, archive.Folder.Path);
                }
            }
        }
        finally
        {
            catchUpLock.Release();
        }
    }

    /// <summary>
    /// How far the index has come; null where another process is making it and there is none to answer from yet.
    /// </summary>
    private async Task<IndexState?> TryCatchUpAsync(
        Trust trust, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var isSound = trust == Trust.Sound;
        // Nothing is opened anew while what is open stands at the end, and nobody has written or deleted it.
        if (isSound && openView is { } open && open.Commit == folder.NewestCommit
            && open.Watermark == await archive.GetLatestSequenceAsync(cancellationToken))
            return new IndexState(open.Watermark, open.Watermark);
        var watermark = isSound ? await ReadFittingWatermarkAsync(cancellationToken) : null;
        // In this order: read the other way round, another process could carry the index past what we took for the end.
        var sequence = await archive.GetLatestSequenceAsync(cancellationToken);
        if (watermark == sequence) return new IndexState(sequence, sequence);
        using var taken = archive.Folder.TryLockIndex();
        if (taken is null) return watermark is null ? null : new IndexState(watermark.Value, sequence);
        // Whoever held it until now may have done the work.
        watermark = trust == Trust.Damaged ? null : await ReadWatermarkUnderLockAsync(cancellationToken);
        if (watermark >= sequence) return new IndexState(watermark.Value, watermark.Value);
        if (watermark is null)
        {
            Close();
            folder.Clear();
            OpenReader();
        }

        folder.EnsureIsIndex();
        using (var writer = OpenWriter()) await WriteAsync(writer, watermark ?? 0, sequence, progress, cancellationToken);
        watermark = OpenReader();
        return new IndexState(watermark ?? 0, sequence);
    }

    /// <summary>The index's watermark, or null where it has none that is of this archive and layout.</summary>
    private async Task<long?> ReadFittingWatermarkAsync(CancellationToken cancellationToken)
    {
        var isFirstLook = searchers is null;
        var watermark = OpenReader();
        if (searchers is null) return null;
        var isOfThisArchive = watermark is not null && watermark <= await archive.GetLatestSequenceAsync(cancellationToken)
            && (!isFirstLook || watermark == 0
                || Search(searcher => ReadCommitValue(searcher, SignatureKey)) == await archive.GetChangeSignatureAsync(
                watermark.Value, cancellationToken));
        if (isOfThisArchive) return watermark;
        // Closed, so that the next look is a first one again and no less thorough.
        Log.IndexOutdated(logger);
        Close();
        return null;
    }

    /// <summary>Opens or refreshes the view on the last commit; its watermark, or null when there is none that fits.</summary>
    private long? OpenReader()
    {
        directory ??= folder.Open();
        openView = null;
        if (!DirectoryReader.IndexExists(directory)) return null;
        // Read before what it names, so that what is written meanwhile is looked for the next time.
        var commit = folder.NewestCommit;
        var before = searchers;
        if (before is null || IsRebuilt()) searchers = new SearcherManager(directory, null);
        else before.MaybeRefreshBlocking();
        if (before != searchers) before?.Dispose();
        var watermark =
            Search(searcher => ReadCommitValue(searcher, LayoutKey) == IndexedPassage.Layout
                ? ReadWatermark(searcher) : (long?)null);
        openView = watermark is null ? null : new OpenView(watermark.Value, commit);
        return watermark;
    }

    // Whether the index was made anew by another process. A refresh would not tell: it takes segments of one name for the same.
    private bool IsRebuilt()
    {
        var newest = new SegmentInfos();
        newest.Read(directory);
        return (newest.UserData.TryGetValue(BuildKey, out var made) ? made : null) != Search(searcher =>
            ReadCommitValue(searcher, BuildKey));
    }

    /// <summary>The same where nobody else writes: what cannot be read now is damaged, and counts as none.</summary>
    private async Task<long?> ReadWatermarkUnderLockAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadFittingWatermarkAsync(cancellationToken);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            Close();
            Log.IndexDamaged(logger, exception);
            return null;
        }
    }

    private static long ReadWatermark(IndexSearcher searcher) =>
        long.TryParse(ReadCommitValue(searcher, WatermarkKey), NumberStyles.None, CultureInfo.InvariantCulture, out var watermark)
            ? watermark : 0;

    private static string? ReadCommitValue(IndexSearcher searcher, string name) =>
        ((DirectoryReader)searcher.IndexReader).IndexCommit.UserData.TryGetValue(name, out var text) ? text : null;

    // Truncated or overwritten files show as any of these, depending on where the reader first stumbles.
    private static bool IsDamage(Exception exception) =>
        exception is not (OperationCanceledException or ArchiveException or UnauthorizedAccessException
            or OutOfMemoryException or ObjectDisposedException)
        && !IsFullOrForbidden(exception);

    private static bool IsFullOrForbidden(Exception exception) =>
        // EFBIG, ENOSPC, EROFS, disk full, EDQUOT
        exception is IOException && (exception.HResult & 0xFFFF) is 27 or 28 or 30 or 112 or 122;

    private void Close()
    {
        searchers?.Dispose();
        searchers = null;
        directory?.Dispose();
        directory = null;
        openView = null;
    }
}
