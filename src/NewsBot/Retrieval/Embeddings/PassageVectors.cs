using Microsoft.Extensions.Logging;
using NewsBot.Storage;
using NewsBot.Storage.Vectors;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// Computes the vectors of all passages, old and new, and recomputes them when the model changes. They are derived, like the
/// index: they follow the archive's change sequence. Each batch is stored, so an interruption loses at most one batch.
/// </summary>
internal sealed class PassageVectors(
    StoredVectors stored, DataFolder folder, ILogger<PassageVectors> logger, Embedder? embedder = null)
    : IDisposable
{
    // A fixed text. Its vector shows the model's dimension; and if the model accepts it, a refused passage is at fault and not
    // the model.
    internal const string Probe = "The harbour is open.";

    // The model may refuse a few passages. If it refuses more than these and a tenth of all, the model is at fault.
    private const int MaxRefused = 10;

    private readonly SemaphoreSlim catchUpLock = new(1, 1);

    /// <summary>True if a model is configured.</summary>
    public bool IsConfigured => embedder is not null;

    /// <summary>
    /// Brings the vectors to the end of the archive's change sequence. Cheap when they are there already: one query. Never
    /// throws for what the model does: that is logged, and told in the result.
    /// </summary>
    /// <param name="progress">Told the number of passages done so far and of all to do.</param>
    /// <param name="cancellationToken">Gives up; what was computed stays.</param>
    /// <exception cref="ArchiveException">The archive cannot be read or written.</exception>
    public async Task<VectorRun> CatchUpAsync(
        IProgress<VectorProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (embedder is null || await stored.FindStateAsync(embedder.ModelName, cancellationToken) is { Lag: 0 })
            return VectorRun.Complete;
        await catchUpLock.WaitAsync(cancellationToken);
        try
        {
            using var taken = folder.TryLockVectors();
            if (taken is null) return new VectorRun(false, "another process is computing them");
            await CatchUpAsync(embedder, new Steps(progress), cancellationToken);
            return VectorRun.Complete;
        }
        catch (EmbeddingException exception)
        {
            Log.VectorsStopped(logger, exception.Message);
            return new VectorRun(false, exception.Message);
        }
        finally
        {
            catchUpLock.Release();
        }
    }

    /// <summary>Returns the statistics of the vectors; null if no model is configured.</summary>
    public async Task<VectorStatistics?> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        embedder is null ? null : await stored.GetStatisticsAsync(embedder.ModelName, cancellationToken);

    public void Dispose() => catchUpLock.Dispose();

    private async Task CatchUpAsync(Embedder model, Steps steps, CancellationToken cancellationToken)
    {
        await model.PrepareAsync(cancellationToken);
        var state = await stored.OpenAsync(model.ModelName, cancellationToken);
        var isAnew = false;
        var (done, refused) = (0, 0);
        await steps.BeginAsync(this, cancellationToken);
        while (state.Lag > 0)
        {
            var next = await stored.ReadNextPassagesAsync(state, cancellationToken);
            if (state.Dimension == 0 && next.Passages.Count > 0)
            {
                state = state with { Dimension = (await model.EmbedPassagesAsync([Probe], cancellationToken))[0].Length };
                await stored.SetDimensionAsync(model.ModelName, state.Dimension, cancellationToken);
            }

            try
            {
                foreach (var batch in next.Passages.Chunk(model.BatchSize))
                {
                    var vectors = await ComputeAsync(model, batch, state.Dimension, cancellationToken);
                    refused += vectors.Count(vector => vector.Vector is null);
                    done += batch.Length;
                    if (refused > Math.Max(MaxRefused, done / 10))
                        throw new EmbeddingException(
                            EmbeddingFault.Unusable, $"the embeddings model did not take {refused} of {done} passages");
                    await stored.AddAsync(state, vectors, cancellationToken);
                    steps.Done(batch.Length);
                }
            }
            catch (OtherDimensionException exception) when (!isAnew)
            {
                Log.VectorsRebuilt(logger, state.Dimension, exception.Dimension);
                isAnew = true;
                await stored.StartGenerationAsync(model.ModelName, exception.Dimension, cancellationToken);
                state = await stored.OpenAsync(model.ModelName, cancellationToken);
                await steps.BeginAsync(this, cancellationToken);
                continue;
            }
            catch (OtherDimensionException exception)
            {
                throw new EmbeddingException(EmbeddingFault.Unusable,
                    "the embeddings model gives vectors of one length now and of another then", exception);
            }

            await stored.AdvanceWatermarkAsync(model.ModelName, next.Watermark, cancellationToken);
            state = await stored.FindStateAsync(model.ModelName, cancellationToken)
                ?? throw new InvalidOperationException("another process writes vectors without holding their lock");
        }
    }

    // A batch that fails is halved until the passage at fault is alone; the others get their vectors.
    private async Task<IReadOnlyList<NewVector>> ComputeAsync(
        Embedder model, PassageWithoutVector[] batch, int dimension, CancellationToken cancellationToken)
    {
        try
        {
            var vectors =
                await model.EmbedPassagesAsync(
                    [.. batch.Select(passage => $"{passage.Title}\n{passage.Text}")], cancellationToken);
            if (vectors[0].Length == dimension)
                return [.. batch.Zip(vectors, (passage, vector) => new NewVector(passage, vector))];
            var usual = (await model.EmbedPassagesAsync([Probe], cancellationToken))[0].Length;
            if (usual != dimension) throw new OtherDimensionException(usual);
            throw new EmbeddingException(
                EmbeddingFault.Unusable, $"the embeddings model gave {vectors[0].Length} numbers instead of {dimension}");
        }
        catch (EmbeddingException exception) when (exception.Fault == EmbeddingFault.Unusable)
        {
            if (batch.Length > 1)
            {
                var half = batch.Length / 2;
                var first = await ComputeAsync(model, batch[..half], dimension, cancellationToken);
                return [.. first, .. await ComputeAsync(model, batch[half..], dimension, cancellationToken)];
            }

            // If the model refuses this text, too, the passage is not at fault.
            await model.EmbedPassagesAsync([Probe], cancellationToken);
            Log.PassageRefused(logger, batch[0].Title, exception.Message);
            return [new NewVector(batch[0], null)];
        }
    }

    private sealed class OtherDimensionException(int dimension) : Exception
    {
        public int Dimension => dimension;
    }

    private sealed class Steps(IProgress<VectorProgress>? progress)
    {
        private long done;
        private long all;

        public async Task BeginAsync(PassageVectors vectors, CancellationToken cancellationToken)
        {
            if (progress is null || await vectors.GetStatisticsAsync(cancellationToken) is not { } there) return;
            (done, all) = (0, there.Passages - there.Vectors - there.Refused);
        }

        public void Done(int passages) => progress?.Report(new VectorProgress(done += passages, Math.Max(done, all)));
    }
}

/// <param name="Done">Passages that got their vectors in this run.</param>
/// <param name="All">Passages that lacked them.</param>
internal readonly record struct VectorProgress(long Done, long All);

/// <summary>How a run ended.</summary>
/// <param name="IsComplete">True if every passage has a vector, except those that the model refused.</param>
/// <param name="Problem">The reason if it is not complete; else null.</param>
internal sealed record VectorRun(bool IsComplete, string? Problem)
{
    public static VectorRun Complete { get; } = new(true, null);
}
