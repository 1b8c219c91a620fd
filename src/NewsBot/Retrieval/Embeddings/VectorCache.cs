using NewsBot.Storage.Vectors;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// Keeps the stored vectors of one model in memory: loads them when they are first asked for, then what was added.
/// </summary>
internal sealed class VectorCache(StoredVectors stored) : IDisposable
{
    private const int BatchSize = 5_000;

    private readonly SemaphoreSlim loadLock = new(1, 1);
    private VectorIndex? index;

    /// <summary>All vectors of <paramref name="model"/> that are stored by now; null where there are none.</summary>
    public async Task<VectorIndex?> GetCurrentAsync(string model, CancellationToken cancellationToken)
    {
        await loadLock.WaitAsync(cancellationToken);
        try
        {
            if (await stored.FindStateAsync(model, cancellationToken) is not { Dimension: > 0 } state) return index = null;
            if (index is null || index.Generation != state.Generation || index.Dimension != state.Dimension)
                index = new VectorIndex(state.Generation, state.Dimension);
            for (var isMore = true; isMore;)
            {
                var rows = await stored.ReadAsync(state, index.LastArticleKey, BatchSize, cancellationToken);
                foreach (var row in rows) index.Add(row);
                isMore = rows.Count == BatchSize;
            }

            return index;
        }
        finally
        {
            loadLock.Release();
        }
    }

    public void Dispose() => loadLock.Dispose();
}
