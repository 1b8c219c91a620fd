using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Retrieval;
using NewsBot.Storage;

namespace NewsBot.Desk;

/// <summary>
/// What a hosted bot does besides answering: it brings what is made from the archive up to date before anybody asks, and asks
/// each feed when it is due.
/// </summary>
internal sealed class BackgroundWork(
    Preparation preparation, CoverageIndexer indexer, FeedService feeds, DeskMetrics metrics, TimeProvider time,
    ILogger<BackgroundWork> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Where the front end could not, because the archive was locked or full.
            await UntilDoneAsync(() => preparation.RunAsync(null, stoppingToken), stoppingToken);
            await UntilDoneAsync(() => indexer.CatchUpAsync(stoppingToken), stoppingToken);
            Log.IndexReady(logger);
            await UntilDoneAsync(() => feeds.WatchAsync(metrics.Polled, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what was stored is stored.
        }
    }

    // Locked or full now, the archive may be free again in a while.
    private async Task UntilDoneAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await action();
                return;
            }
            catch (ArchiveException exception)
            {
                Log.ArchiveUnusable(logger, exception.Message);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
