using Microsoft.Extensions.Logging;
using NewsBot.Storage;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// Computes vectors beside everything else, one run at a time, from the moment that it is told of news. While the model cannot be
/// used it tries again by itself, after longer and longer pauses.
/// </summary>
internal sealed class VectorWorker(PassageVectors vectors, TimeProvider time, ILogger<VectorWorker> logger) : IAsyncDisposable
{
    internal static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock wakeLock = new();
    private Task running = Task.CompletedTask;
    private bool hasNews;
    private bool isStopped;

    /// <summary>Says that articles came in. Returns at once.</summary>
    public void Wake()
    {
        if (!vectors.IsConfigured) return;
        lock (wakeLock)
        {
            if (isStopped) return;
            hasNews = true;
            if (running.IsCompleted) running = Task.Run(RunAsync);
        }
    }

    /// <summary>Ends when there is nothing to do; for tests, which otherwise would have to guess.</summary>
    internal Task WaitUntilIdleAsync()
    {
        lock (wakeLock) return running;
    }

    public async ValueTask DisposeAsync()
    {
        Task ending;
        lock (wakeLock)
        {
            if (isStopped) return;
            isStopped = true;
            ending = running;
        }

        await stopping.CancelAsync();
        await ending;
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            var pause = FirstRetryDelay;
            while (TakeNews())
            {
                while (!await TryCatchUpAsync())
                {
                    await Task.Delay(pause, time, stopping.Token);
                    pause = pause * 2 < MaxRetryDelay ? pause * 2 : MaxRetryDelay;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program ends; what was computed is stored.
        }
    }

    private async Task<bool> TryCatchUpAsync()
    {
        try
        {
            return (await vectors.CatchUpAsync(null, stopping.Token)).IsComplete;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // The archive is locked or full now; whatever else it is, nobody waits here to be told, and the next try may do.
            Log.VectorsStopped(logger, exception is ArchiveException ? exception.Message : "a fault of the program", exception);
            return false;
        }
    }

    private bool TakeNews()
    {
        lock (wakeLock)
        {
            // Under the same lock as the end of the run, so that no news falls between.
            if (!hasNews) running = Task.CompletedTask;
            var isWanted = hasNews;
            hasNews = false;
            return isWanted;
        }
    }
}
