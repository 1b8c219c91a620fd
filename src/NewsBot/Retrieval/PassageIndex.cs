using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using NewsBot.Archive;
using NewsBot.Articles;
using Directory = System.IO.Directory;

namespace NewsBot.Retrieval;

/// <summary>
/// The full-text index of all passages (BM25). It is derived: it follows the archive's change sequence, keeps how far it
/// has come in the commit itself, and is made anew from the archive whenever it is missing or cannot be read.
/// </summary>
/// <remarks>
/// Any number of processes may share the folder. Whoever finds the index behind the archive brings it up to date,
/// holding Lucene's write lock only meanwhile; the others go on reading.
/// </remarks>
public sealed class PassageIndex : IDisposable
{
    internal const string TitleField = "title";
    internal const string TextField = "text";
    internal const string PublishedField = "published";
    internal const string IdField = "id";
    private const string ArticleField = "article";

    // A change of what is written below needs a new number, which rebuilds every index in the field.
    private const string Layout = "2";
    private const string LayoutEntry = "layout";
    private const string WatermarkEntry = "watermark";
    private const string MarkEntry = "mark";
    private const int ChangesPerCommit = 2_000;
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly ArticleArchive archive;
    private readonly TermReader terms;
    private readonly ILogger<PassageIndex> logger;
    private readonly SemaphoreSlim following = new(1, 1);
    private FSDirectory? directory;
    private SearcherManager? searchers;
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
    public async Task<IndexState> FollowAsync(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await following.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    if (damage is not null) throw new CorruptIndexException(damage);
                    return await FollowOnceAsync(progress, cancellationToken);
                }
                catch (LockObtainFailedException)
                {
                    // Another process makes the first index, and until its first commit there is nothing to answer from.
                    attempt = -1;
                    await Task.Delay(100, cancellationToken);
                }
                catch (Exception exception) when (exception is UnauthorizedAccessException || IsFullOrForbidden(exception))
                {
                    throw ArchiveException.From(exception, archive.Folder.Path);
                }
                catch (Exception exception) when (attempt == 0 && IsDamage(exception))
                {
                    Log.IndexDamaged(logger, exception.Message);
                    Close();
                    DeleteFiles();
                    damage = null;
                }
            }
        }
        finally
        {
            following.Release();
        }
    }

    /// <summary>Deletes the index and makes it anew from the archive.</summary>
    public async Task<IndexState> RebuildAsync(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await following.WaitAsync(cancellationToken);
        try
        {
            Close();
            DeleteFiles();
        }
        finally
        {
            following.Release();
        }

        return await FollowAsync(progress, cancellationToken);
    }

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

    /// <summary>The passage that a stored document holds.</summary>
    internal static Passage PassageOf(Document document)
    {
        var published = document.GetField(PublishedField)?.GetInt64Value();
        return new Passage
        {
            Article = new ArticleReference(
                document.Get(IdField, CultureInfo.InvariantCulture),
                document.GetField("version").GetInt32Value()!.Value,
                document.Get(TitleField, CultureInfo.InvariantCulture),
                document.Get("outlet", CultureInfo.InvariantCulture),
                published is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(published.Value),
                document.Get("url", CultureInfo.InvariantCulture)),
            Ordinal = document.GetField("ordinal").GetInt32Value()!.Value,
            Span = new TextSpan(document.GetField("start").GetInt32Value()!.Value, document.GetField("length").GetInt32Value()!.Value),
            Text = document.Get(TextField, CultureInfo.InvariantCulture),
        };
    }

    private async Task<IndexState> FollowOnceAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        // In this order: read the other way round, another process could carry the index past what we took for the end.
        var isFirstLook = searchers is null;
        var watermark = OpenReader();
        var sequence = await archive.SequenceAsync(cancellationToken);
        if (watermark > sequence || (watermark is null && DirectoryReader.IndexExists(directory))
            || (isFirstLook && watermark > 0 && Search(searcher => Entry(searcher, MarkEntry)) != await archive.MarkAsync(watermark.Value, cancellationToken)))
        {
            // Another archive, or another layout, lies under this index.
            Log.IndexOutdated(logger);
            Close();
            DeleteFiles();
            watermark = OpenReader();
        }

        if (watermark == sequence) return new IndexState(sequence, sequence);
        IndexWriter writer;
        try
        {
            writer = OpenWriter();
        }
        catch (LockObtainFailedException) when (watermark is not null)
        {
            return new IndexState(watermark.Value, sequence);
        }

        using (writer)
        {
            await WriteAsync(writer, watermark ?? 0, sequence, progress, cancellationToken);
        }

        return new IndexState(OpenReader() ?? 0, sequence);
    }

    private async Task WriteAsync(
        IndexWriter writer, long watermark, long sequence, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var (from, isNew) = (watermark, watermark == 0);
        var uncommitted = 0;
        try
        {
            await foreach (var change in archive.ChangesAsync(watermark, cancellationToken))
            {
                var key = change.ArticleKey.ToString(CultureInfo.InvariantCulture);
                if (!isNew) writer.DeleteDocuments(new Lucene.Net.Index.Term(ArticleField, key));
                foreach (var passage in change.Passages) writer.AddDocument(DocumentOf(key, passage));
                watermark = change.Sequence;
                if (++uncommitted == ChangesPerCommit)
                {
                    await CommitAsync(writer, watermark, cancellationToken);
                    uncommitted = 0;
                }

                if (uncommitted % 100 == 0) progress?.Report(new IndexProgress(watermark - from, sequence - from));
            }

            await CommitAsync(writer, Math.Max(watermark, sequence), cancellationToken);
            progress?.Report(new IndexProgress(sequence - from, sequence - from));
        }
        catch
        {
            // What is committed stays; the next start goes on from its watermark.
            writer.Rollback();
            throw;
        }
    }

    private async Task CommitAsync(IndexWriter writer, long watermark, CancellationToken cancellationToken)
    {
        writer.SetCommitData(new Dictionary<string, string>
        {
            [LayoutEntry] = Layout,
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
            WriteLockTimeout = 1_000,
        };
        return new IndexWriter(directory, config);
    }

    /// <summary>Opens or refreshes the view on the last commit; its watermark, or null when there is none that fits.</summary>
    private long? OpenReader()
    {
        if (directory is null)
        {
            Directory.CreateDirectory(Folder);
            directory = FSDirectory.Open(Folder);
        }

        if (!DirectoryReader.IndexExists(directory)) return null;
        if (searchers is null) searchers = new SearcherManager(directory, null);
        else searchers.MaybeRefreshBlocking();
        return Search(searcher => Entry(searcher, LayoutEntry) == Layout ? Watermark(searcher) : (long?)null);
    }

    private static long Watermark(IndexSearcher searcher) =>
        long.TryParse(Entry(searcher, WatermarkEntry), NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : 0;

    private static string? Entry(IndexSearcher searcher, string name) =>
        ((DirectoryReader)searcher.IndexReader).IndexCommit.UserData.TryGetValue(name, out var text) ? text : null;

    private static Document DocumentOf(string articleKey, Passage passage)
    {
        var article = passage.Article;
        var document = new Document
        {
            new StringField(ArticleField, articleKey, Field.Store.NO),
            new TextField(TitleField, article.Title, Field.Store.YES),
            new TextField(TextField, passage.Text, Field.Store.YES),
            new StringField(IdField, article.Id, Field.Store.YES),
            new StoredField("version", article.Version),
            new StoredField("ordinal", passage.Ordinal),
            new StoredField("start", passage.Span.Start),
            new StoredField("length", passage.Span.Length),
        };
        if (article.Outlet is not null) document.Add(new StoredField("outlet", article.Outlet));
        if (article.Url is not null) document.Add(new StoredField("url", article.Url));
        if (article.Published is { } published)
            document.Add(new Int64Field(PublishedField, published.ToUnixTimeMilliseconds(), Field.Store.YES));
        return document;
    }

    // Truncated or overwritten files show as any of these, depending on where the reader first stumbles.
    private static bool IsDamage(Exception exception) =>
        exception is not (OperationCanceledException or ArchiveException or LockObtainFailedException or UnauthorizedAccessException
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
    }

    private void DeleteFiles()
    {
        if (!Directory.Exists(Folder)) return;
        foreach (var file in Directory.EnumerateFiles(Folder)) File.Delete(file);
    }
}

/// <param name="Watermark">The last change that can be searched.</param>
/// <param name="Sequence">The archive's last change.</param>
public readonly record struct IndexState(long Watermark, long Sequence)
{
    /// <summary>Changes that are stored but cannot be searched yet.</summary>
    public long Behind => Sequence - Watermark;
}

/// <param name="Done">Changes taken in.</param>
/// <param name="All">Changes to take in.</param>
public readonly record struct IndexProgress(long Done, long All);

/// <param name="Passages">Passages that can be found.</param>
/// <param name="Watermark">The archive's change that the index has reached.</param>
/// <param name="Bytes">Its size on disk.</param>
public sealed record IndexStatistics(int Passages, long Watermark, long Bytes);
