using NewsBot.Storage.Vectors;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// Keeps the stored vectors of one model in memory: loads them when they are first asked for, then what was added.
/// </summary>
internal sealed class VectorCache(StoredVectors stored) : IDisposable
{
    private const int AtOnce = 5_000;

    private readonly SemaphoreSlim loading = new(1, 1);
    private VectorIndex? space;

    /// <summary>All vectors of <paramref name="model"/> that are stored by now; null where there are none.</summary>
    public async Task<VectorIndex?> CurrentAsync(string model, CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            if (await stored.FindStateAsync(model, cancellationToken) is not { Dimension: > 0 } state) return space = null;
            if (space is null || space.Generation != state.Generation || space.Dimension != state.Dimension)
                space = new VectorIndex(state.Generation, state.Dimension);
            for (var isMore = true; isMore;)
            {
                var rows = await stored.ReadAsync(state, space.LastKey, AtOnce, cancellationToken);
                foreach (var row in rows) space.Add(row);
                isMore = rows.Count == AtOnce;
            }

            return space;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();
}
