using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using NewsBot.Articles;

namespace NewsBot.Retrieval.Indexing;

/// <content>Takes the changes of the archive into the index, under the lock of the data folder.</content>
internal sealed partial class PassageIndex
{
    private const int ChangesPerCommit = 2_000;

    private async Task WriteAsync(
        IndexWriter writer, long watermark, long sequence, IProgress<IndexProgress>? progress,
            CancellationToken cancellationToken)
    {
        var (from, isNew) = (watermark, watermark == 0);
        var made = (isNew ? null : Search(searcher => ReadCommitValue(searcher, BuildKey))) ?? Guid.NewGuid().ToString("N");
        var uncommitted = 0;
        try
        {
            await foreach (var change in archive.ReadChangesAsync(watermark, cancellationToken))
            {
                if (!isNew)
                    writer.DeleteDocuments(
                        new Lucene.Net.Index.Term(IndexedPassage.ArticleField, IndexedPassage.GetKey(change.ArticleKey)));
                foreach (var passage in change.Passages)
                    Add(writer, IndexedPassage.CreateDocument(change, passage), passage.Article);
                if (change.IsDamaged) Log.ArticleDamaged(logger, change.ArticleKey);
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

    // One passage that Lucene refuses must not keep all others from being found.
    private void Add(IndexWriter writer, Document document, ArticleReference article)
    {
        try
        {
            writer.AddDocument(document);
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException and not ObjectDisposedException)
        {
            Log.PassageNotIndexed(logger, Shorten(article.Title), Shorten(article.Id));
        }
    }

    private async Task CommitAsync(IndexWriter writer, string made, long watermark, CancellationToken cancellationToken)
    {
        writer.SetCommitData(new Dictionary<string, string>
        {
            [LayoutKey] = IndexedPassage.Layout,
            [BuildKey] = made,
            [WatermarkKey] = watermark.ToString(CultureInfo.InvariantCulture),
            [SignatureKey] = await archive.GetChangeSignatureAsync(watermark, cancellationToken) ?? "",
        });
        writer.Commit();
    }

    private IndexWriter OpenWriter()
    {
        var config = new IndexWriterConfig(Version, new NewsAnalyzer(tokenizer))
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = 64,
            Similarity = new BM25Similarity(),
        };
        return new IndexWriter(directory, config);
    }

    private static string Shorten(string text) => text.Length > 80 ? text[..80] + "..." : text;
}
