using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Vectors;

/// <summary>
/// Stores the vectors of passages, and finds passages without one. It stores the vectors of only one embeddings model, because
/// vectors of different models cannot be compared.
/// </summary>
/// <remarks>
/// A writer must hold the lock of <see cref="DataFolder.TryLockVectors"/>; a reader need not. Every method throws
/// <see cref="ArchiveException"/> if the database cannot be used.
/// </remarks>
internal sealed class StoredVectors(ArchiveDatabase database)
{
    private const int VersionBatchSize = 100;

    // About 15 MB at 384 numbers a vector, so that no other writer waits long for the transaction.
    private const int DeletionBatchSize = 10_000;

    /// <summary>Returns the state of <paramref name="model"/>'s vectors; null if none or another model's are stored.</summary>
    public Task<VectorState?> FindStateAsync(string model, CancellationToken cancellationToken) =>
        database.UseAsync(context => context.VectorStates.AsNoTracking()
            .Where(row => row.Model == model)
            .Select(row => new VectorState(
                row.Dimension, row.Generation, row.Watermark, context.Versions.Max(version => (long?)version.Sequence) ?? 0))
            .SingleOrDefaultAsync(cancellationToken), cancellationToken);

    /// <summary>Prepares the table for <paramref name="model"/>'s vectors, and deletes those of another model.</summary>
    public async Task<VectorState> OpenAsync(string model, CancellationToken cancellationToken)
    {
        if (await FindStateAsync(model, cancellationToken) is null) await StartGenerationAsync(model, 0, cancellationToken);
        var state = await FindStateAsync(model, cancellationToken)
            ?? throw new InvalidOperationException("another process writes vectors without holding their lock");
        while (await DeleteLeftoversAsync(state.Generation, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
        return state;
    }

    /// <summary>
    /// Starts a new generation of vectors. The rows of older generations are deleted in batches by <see cref="OpenAsync"/>.
    /// </summary>
    public Task StartGenerationAsync(string model, int dimension, CancellationToken cancellationToken) =>
        ChangeStateAsync(
            model,
            state =>
                (state.Model, state.Dimension, state.Generation, state.Watermark) = (model, dimension, state.Generation + 1, 0),
            cancellationToken);

    /// <summary>Stores the number of dimensions, once the first vector is known.</summary>
    public Task SetDimensionAsync(string model, int dimension, CancellationToken cancellationToken) =>
        ChangeStateAsync(model, state => state.Dimension = dimension, cancellationToken);

    /// <summary>Records that all passages up to the archive's change <paramref name="watermark"/> have their vectors.</summary>
    public Task AdvanceWatermarkAsync(string model, long watermark, CancellationToken cancellationToken) =>
        ChangeStateAsync(model, state => state.Watermark = watermark, cancellationToken);

    /// <summary>
    /// Returns the passages without a vector in the next batch of changes, and deletes the vectors of the versions that these
    /// changes replaced.
    /// </summary>
    public Task<PassagesWithoutVector> ReadNextPassagesAsync(VectorState state, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            var versions = await context.Versions.AsNoTracking().Include(version => version.Article)
                .Include(version => version.Passages)
                .Where(version => version.Sequence > state.Watermark).OrderBy(version => version.Sequence).Take(VersionBatchSize)
                .AsSplitQuery().ToListAsync(cancellationToken);
            var changed = versions.Where(version => version.Number > 1).Select(version => version.ArticleKey).ToList();
            var replaced =
                context.Versions.Where(version => changed.Contains(version.ArticleKey)
                    && version.Number < version.Article!.LatestVersion);
            if (changed.Count > 0)
                await context.Vectors.Where(row => replaced.Any(version => version.Key == row.VersionKey))
                    .ExecuteDeleteAsync(cancellationToken);
            var keys = versions.Select(version => version.Key).ToList();
            var existing =
                (await context.Vectors.Where(row => keys.Contains(row.VersionKey))
                    .Select(row => new { row.VersionKey, row.Ordinal }).ToListAsync(cancellationToken))
                .Select(row => (row.VersionKey, row.Ordinal)).ToHashSet();
            return new PassagesWithoutVector(
                [.. from version in versions
                    where version.Number == version.Article!.LatestVersion
                    from passage in version.Passages.OrderBy(passage => passage.Ordinal)
                    where !existing.Contains((version.Key, passage.Ordinal))
                    select new PassageWithoutVector(version.Key, passage.Ordinal, version.Title,
                        new TextSpan(passage.Start, passage.Length).Cut(version.Body))],
                versions.Count > 0 ? versions[^1].Sequence : state.Sequence);
        }, cancellationToken);

    /// <summary>Stores vectors in one transaction.</summary>
    public Task AddAsync(VectorState state, IReadOnlyList<NewVector> vectors, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            context.Vectors.AddRange(vectors.Select(vector => new VectorRow
            {
                VersionKey = vector.Passage.VersionKey,
                Ordinal = vector.Passage.Ordinal,
                Generation = state.Generation,
                Vector = vector.Vector is null ? null : VectorBytes.FromVector(vector.Vector),
            }));
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>Returns the vectors whose key is greater than <paramref name="after"/>, in the order of keys.</summary>
    public Task<List<StoredVector>> ReadAsync(VectorState state, long after, int most, CancellationToken cancellationToken) =>
        database.UseAsync(context => context.Vectors.AsNoTracking()
            .Where(row => row.Key > after && row.Generation == state.Generation && row.Vector != null)
            .Join(context.Versions, row => row.VersionKey, version => version.Key, (row, version) =>
            new { Row = row, Version = version })
            .OrderBy(pair => pair.Row.Key).Take(most)
            .Select(pair => new StoredVector(
                pair.Row.Key, pair.Version.ArticleKey, pair.Version.Article!.Id, pair.Version.Number, pair.Row.Ordinal,
                    pair.Version.Published, pair.Row.Vector!)
            {
                Outlet = pair.Version.Outlet,
                Language = pair.Version.Language,
                Community = pair.Version.Article.Community,
            })
            .ToListAsync(cancellationToken), cancellationToken);

    /// <summary>Counts the passages with and without a vector of <paramref name="model"/>.</summary>
    public async Task<VectorStatistics> GetStatisticsAsync(string model, CancellationToken cancellationToken)
    {
        var state = await FindStateAsync(model, cancellationToken) ?? new VectorState(0, 0, 0, 0);
        return await database.UseAsync(async context =>
        {
            var latest = context.Versions.Where(version => version.Number == version.Article!.LatestVersion);
            var rows =
                context.Vectors.Where(row => row.Generation == state.Generation
                    && latest.Any(version => version.Key == row.VersionKey));
            return new VectorStatistics(
                await rows.CountAsync(row => row.Vector != null, cancellationToken),
                await rows.CountAsync(row => row.Vector == null, cancellationToken),
                await context.Passages.CountAsync(passage =>
                    latest.Any(version => version.Key == passage.VersionKey), cancellationToken),
                state.Dimension);
        }, cancellationToken);
    }

    private Task<int> ChangeStateAsync(string model, Action<VectorStateRow> change, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            var state = await context.VectorStates.SingleOrDefaultAsync(cancellationToken);
            if (state is null) context.Add(state = new VectorStateRow { Key = 1, Model = model });
            change(state);
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    // Rows of older generations have smaller keys, so the first row tells whether there are any. Returns false if not.
    private Task<bool> DeleteLeftoversAsync(long generation, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            var first = await context.Vectors.OrderBy(row => row.Key).Select(row => (long?)row.Generation)
                .FirstOrDefaultAsync(cancellationToken);
            if (first is null || first == generation) return false;
            var oldest = context.Vectors.OrderBy(row => row.Key).Select(row => row.Key).Take(DeletionBatchSize);
            return await context.Vectors.Where(row => oldest.Contains(row.Key) && row.Generation != generation)
                .ExecuteDeleteAsync(cancellationToken) > 0;
        }, cancellationToken);
}
