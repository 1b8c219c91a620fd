using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage.Vectors;
using NewsBot.Stories;

namespace NewsBot.Desk;

/// <summary>The part of the desk that keeps what is made from the archive: index, stories and vectors.</summary>
/// <inheritdoc cref="NewsDesk" path="/remarks"/>
internal sealed class SearchIndex(CoverageIndexer indexer, PassageIndex index, StoryIndex stories, PassageVectors vectors)
{
    /// <summary>Whether embeddings are configured, so that passages have vectors.</summary>
    public bool HasVectors => vectors.IsConfigured;

    /// <summary>Brings index, stories and vectors up to date, so that no question has to wait for that.</summary>
    public Task CatchUpAsync(
        IProgress<IndexProgress>? indexing = null, IProgress<StoryProgress>? clustering = null,
        IProgress<VectorProgress>? embedding = null, CancellationToken cancellationToken = default) =>
        indexer.CatchUpAsync(indexing, clustering, embedding, cancellationToken);

    /// <summary>Makes the index anew from the archive.</summary>
    public Task RebuildAsync(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default) =>
        index.RebuildAsync(progress, cancellationToken);

    /// <summary>The index and the stories in numbers, after bringing them up to date.</summary>
    public async Task<SearchStatistics> StatisticsAsync(CancellationToken cancellationToken = default)
    {
        var state = await indexer.CatchUpAsync(cancellationToken);
        return new SearchStatistics(state, index.Statistics(), await stories.StatisticsAsync(cancellationToken));
    }

    /// <summary>The passages' vectors in numbers; null where no embeddings are configured.</summary>
    public Task<VectorStatistics?> VectorStatisticsAsync(CancellationToken cancellationToken = default) =>
        vectors.StatisticsAsync(cancellationToken);
}

/// <param name="State">How far the index is.</param>
/// <param name="Passages">The index in numbers.</param>
/// <param name="Stories">The stories in numbers.</param>
internal sealed record SearchStatistics(IndexState State, IndexStatistics Passages, StoryStatistics Stories);
