using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Stories;

namespace NewsBot.Retrieval;

/// <summary>
/// The one way from stored to searchable: brings the index and the stories up to date with the archive. Feeds, ingest and the bot
/// share it.
/// </summary>
internal sealed class CoverageIndexer(PassageIndex index, StoryIndex stories, VectorWorker vectors)
{
    /// <summary>Catches up with the archive. Vectors are computed in the background, because that may take hours.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await index.FollowAsync(null, cancellationToken);
        await stories.FollowAsync(null, cancellationToken);
        vectors.Wake();
    }
}
