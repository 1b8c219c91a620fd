using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Stories;

namespace NewsBot.Retrieval;

/// <summary>
/// The one way from stored to searchable: brings index, stories and vectors up to date with the archive, in this order. Feeds,
/// ingest and the bot share it.
/// </summary>
internal sealed class CoverageIndexer(PassageIndex index, StoryIndex stories, PassageVectors vectors, VectorWorker worker)
{
    /// <summary>
    /// Brings the index alone up to date. It writes nothing into the archive, so that a question can be asked while another
    /// process is writing there.
    /// </summary>
    public Task CatchUpIndexAsync(CancellationToken cancellationToken) => index.CatchUpAsync(null, cancellationToken);

    /// <summary>Catches up, but leaves the vectors to the background, because they may take hours.</summary>
    /// <returns>How far the index has come.</returns>
    public async Task<IndexState> CatchUpAsync(CancellationToken cancellationToken)
    {
        var state = await index.CatchUpAsync(null, cancellationToken);
        await stories.CatchUpAsync(null, cancellationToken);
        worker.Wake();
        return state;
    }

    /// <summary>Catches up to the end, and tells of each step.</summary>
    public async Task CatchUpAsync(
        IProgress<IndexProgress>? indexing, IProgress<StoryProgress>? clustering, IProgress<VectorProgress>? embedding,
        CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(indexing, cancellationToken);
        await stories.CatchUpAsync(clustering, cancellationToken);
        await vectors.CatchUpAsync(embedding, cancellationToken);
    }
}
