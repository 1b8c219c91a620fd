using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Archive;

namespace NewsBot.Desk;

/// <summary>
/// What a hosted bot does besides answering: it brings the index up to date before anybody asks,
/// and asks each feed when it is due.
/// </summary>
internal sealed class BackgroundWork(NewsDesk desk, DeskMetrics metrics, ILogger<BackgroundWork> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await desk.FollowIndexAsync(cancellationToken: stoppingToken);
            Log.IndexReady(logger);
        }
        catch (ArchiveException exception)
        {
            // The first question tries again, and says so.
            Log.ArchiveUnusable(logger, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await WatchFeedsAsync(stoppingToken);
    }

    private async Task WatchFeedsAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await desk.Feeds.WatchAsync(metrics.Polled, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (ArchiveException exception)
            {
                Log.ArchiveUnusable(logger, exception.Message);
                await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
