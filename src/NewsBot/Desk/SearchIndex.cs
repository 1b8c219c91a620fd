using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage.Vectors;
using NewsBot.Stories;

namespace NewsBot.Desk;

/// <summary>The part of the desk that maintains what is derived from the archive: index, stories and vectors.</summary>
/// <inheritdoc cref="NewsDesk" path="/remarks"/>
internal sealed class SearchIndex(CoverageIndexer indexer, PassageIndex index, StoryIndex stories, PassageVectors vectors)
{
    /// <summary>True if embeddings are configured, so that passages have vectors.</summary>
    public bool HasVectors => vectors.IsConfigured;

    /// <summary>Brings the index, the stories and the vectors up to date, so that no question has to wait for it.</summary>
    public Task CatchUpAsync(
        IProgress<IndexProgress>? indexing = null, IProgress<StoryProgress>? clustering = null,
        IProgress<VectorProgress>? embedding = null, CancellationToken cancellationToken = default) =>
        indexer.CatchUpAsync(indexing, clustering, embedding, cancellationToken);

    /// <summary>Rebuilds the index from the archive.</summary>
    public Task RebuildAsync(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default) =>
        index.RebuildAsync(progress, cancellationToken);

    /// <summary>Counts the passages and the stories, after bringing both up to date.</summary>
    public async Task<SearchStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default)
    {
        var state = await indexer.CatchUpAsync(cancellationToken);
        return new SearchStatistics(state, index.GetStatistics(), await stories.GetStatisticsAsync(cancellationToken));
    }

    /// <summary>Counts the vectors of the passages; null if no embeddings are configured.</summary>
    public Task<VectorStatistics?> GetVectorStatisticsAsync(CancellationToken cancellationToken = default) =>
        vectors.GetStatisticsAsync(cancellationToken);
}

/// <summary>The index and the stories in numbers.</summary>
/// <param name="State">How far the index has caught up with the archive.</param>
/// <param name="Passages">Numbers of the index.</param>
/// <param name="Stories">Numbers of the stories.</param>
internal sealed record SearchStatistics(IndexState State, IndexStatistics Passages, StoryStatistics Stories);
