using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Retrieval;
using NewsBot.Storage;

namespace NewsBot.Desk;

/// <summary>
/// The background work of a hosted bot: it brings the index, the stories and the vectors up to date before anybody asks, and then
/// polls each feed when it is due.
/// </summary>
internal sealed class BackgroundWork(
    Preparation preparation, CoverageIndexer indexer, FeedService feeds, DeskMetrics metrics, TimeProvider time,
    ILogger<BackgroundWork> logger) : BackgroundService
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The front end has tried this already, but the archive may have been locked or full.
            await RetryUntilDoneAsync(() => preparation.RunAsync(null, stoppingToken), stoppingToken);
            await RetryUntilDoneAsync(() => indexer.CatchUpAsync(stoppingToken), stoppingToken);
            Log.IndexReady(logger);
            await RetryUntilDoneAsync(() => feeds.WatchAsync(metrics.RecordPoll, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. Everything that was stored stays stored.
        }
    }

    // An archive that is locked or full may be free again after a pause.
    private async Task RetryUntilDoneAsync(Func<Task> action, CancellationToken cancellationToken)
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
                await Task.Delay(RetryPause, time, cancellationToken);
            }
        }
    }
}
