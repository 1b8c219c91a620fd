using System.Numerics.Tensors;
using Microsoft.Extensions.Logging;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// Finds the passages whose vectors lie near a question's. A question does not wait for it long, and never fails by it: without
/// vectors it is answered by the words alone, as where no embeddings are configured.
/// </summary>
internal sealed class VectorRetriever(
    VectorCache held, TimeProvider time, ILogger<VectorRetriever> logger, Embedder? embedder = null)
{
    private const int MaxNeighbours = 100;

    private static readonly TimeSpan EmbeddingTimeout = TimeSpan.FromSeconds(2);

    // Meanwhile no question waits for a model that did not answer the last one.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private readonly Lock outage = new();
    private long? failed;

    /// <summary>What lies nearest of all that <paramref name="question"/> may see.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public async Task<VectorHits> FindAsync(Question question, Scope scope, CancellationToken cancellationToken)
    {
        if (embedder is null || question.Terms.Count == 0 || IsPaused()) return VectorHits.None;
        // The first load of a large archive takes longer than a question may; it goes on, for the next question.
        var loading = held.GetCurrentAsync(embedder.ModelName, CancellationToken.None);
        var space = await CompletesInTimeAsync(loading, cancellationToken) ? await loading : null;
        // Without vectors to compare with, only a model whose cosines are known tells anything.
        if (space is not { Count: > 0 } && embedder.Scale is null) return VectorHits.None;
        if (await ComputeAsync(
            token => EmbedAsync(GetQueryText(question), space?.Dimension ?? 0, token), cancellationToken) is not { } vector)
            return VectorHits.None;
        var hits = space is not { Count: > 0 } ? VectorHits.None
            : space.Search(vector, VectorFilter.Create(question, scope), MaxNeighbours, embedder.Scale);
        return (embedder.Scale ?? hits.Scale) is { } scale
            ? hits with { Question = new QuestionMeaning(vector, scale) } : hits;
    }

    /// <summary>
    /// How alike sentences and a question are in meaning (<see cref="CosineScale.Compute"/>); null where it cannot be told.
    /// </summary>
    /// <param name="question">The question's meaning; null if it is not known.</param>
    /// <param name="sentences">The sentences, each with what is needed to understand it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<double>?> CompareAsync(
        QuestionMeaning? question, IReadOnlyList<string> sentences, CancellationToken cancellationToken)
    {
        if (embedder is null || question is null || sentences.Count == 0) return null;
        var vectors = await ComputeAsync(token => embedder.EmbedPassagesAsync(sentences, token), cancellationToken);
        return vectors is null || vectors[0].Length != question.Vector.Length ? null
            : [.. vectors.Select(vector => question.Scale.Compute(TensorPrimitives.Dot<float>(question.Vector, vector)))];
    }

    // A follow-up leaves unsaid what it is about; the words that carry it over say it.
    private static string GetQueryText(Question question) =>
        string.Join(' ', question.Terms.Where(term => term.IsCarried).Select(term => term.Written).Append(question.Text));

    // The vector of a question, of the length that the passages' vectors have; 0 where there are none.
    private async Task<float[]> EmbedAsync(string text, int dimension, CancellationToken cancellationToken)
    {
        var vector = await embedder!.EmbedQuestionAsync(text, cancellationToken);
        return dimension == 0 || vector.Length == dimension ? vector : throw new EmbeddingException(
            EmbeddingFault.Unusable,
            $"the embeddings model gives {vector.Length} numbers now and gave {dimension} before; the passages' vectors are made "
                + "anew at the next `ingest` or `feeds poll` that brings news");
    }

    // What the model makes within its time; null where it does not.
    private async Task<T?> ComputeAsync<T>(Func<CancellationToken, Task<T>> compute, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await embedder!.PrepareAsync(cancellationToken);
            var result = await ComputeWithinTimeoutAsync(compute, cancellationToken);
            lock (outage)
            {
                if (failed is not null) Log.QuestionVectorsRestored(logger);
                failed = null;
            }

            return result;
        }
        catch (EmbeddingException exception)
        {
            lock (outage)
            {
                // Once an outage, not once a question.
                if (failed is null) Log.QuestionVectorFailed(logger, exception.Message);
                failed = time.GetTimestamp();
            }

            return null;
        }
    }

    private async Task<T> ComputeWithinTimeoutAsync<T>(
        Func<CancellationToken, Task<T>> compute, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var computing = compute(over.Token);
        try
        {
            // Not by the token alone: not everything that computes can be stopped.
            if (await CompletesInTimeAsync(computing, cancellationToken)) return await computing;
        }
        finally
        {
            await over.CancelAsync();
        }

        // However it ends, nobody is there to be told.
        _ = computing.ContinueWith(ended =>
            ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        throw new EmbeddingException(
            EmbeddingFault.Unavailable, $"the embeddings model did not answer within {EmbeddingTimeout.TotalSeconds:0} seconds");
    }

    private async Task<bool> CompletesInTimeAsync(Task work, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = await Task.WhenAny(work, Task.Delay(EmbeddingTimeout, time, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return ended == work;
    }

    private bool IsPaused()
    {
        lock (outage) return failed is { } since && time.GetElapsedTime(since) < RetryAfter;
    }
}
