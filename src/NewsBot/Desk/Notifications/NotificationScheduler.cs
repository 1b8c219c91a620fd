using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Desk.Chat;
using NewsBot.Storage;

namespace NewsBot.Desk.Notifications;

/// <summary>
/// Runs the notifications of a hosted bot at the beginning of each minute: the jobs put scheduled briefs, alerts and corrections
/// into the outbox, and the dispatcher posts them.
/// </summary>
internal sealed class NotificationScheduler(
    IEnumerable<NotificationJob> jobs, OutboxDispatcher dispatcher, ChannelResolver channels, DataFolder folder,
    TimeProvider time, ILogger<NotificationScheduler> logger) : BackgroundService
{
    // Schedules name full minutes, and news that arrive within one belong into one alert.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Gets the time until the next minute begins.</summary>
    internal static TimeSpan GetPause(DateTimeOffset now) => Interval - TimeSpan.FromTicks(now.Ticks % Interval.Ticks);

    /// <summary>Runs all jobs and the dispatcher once; does nothing while another process does.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        using var runLock = folder.TryLockNotifications();
        if (runLock is null) return;
        // What one job made does not wait for the next job, which may take long.
        foreach (var job in jobs)
        {
            await job.RunAsync(cancellationToken);
            await dispatcher.RunAsync(channels, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await RunOnceAsync(stoppingToken);
                }
                catch (ArchiveException exception)
                {
                    // The archive is locked or full; the next run may find it free again.
                    Log.ArchiveUnusable(logger, exception.Message);
                }

                await Task.Delay(GetPause(time.GetUtcNow()), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. Messages in the outbox are posted after the next start.
        }
    }
}
