using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Desk.Chat;
using NewsBot.Storage;

namespace NewsBot.Desk.Notifications;

/// <summary>
/// What a hosted bot says unasked: briefs that are due, news on followed topics, and what became of sentences that it cited.
/// Once a minute it notes what is to be said, and says what is noted.
/// </summary>
internal sealed class NotificationScheduler(
    IEnumerable<NotificationJob> jobs, OutboxDispatcher dispatcher, ChannelResolver channels, DataFolder folder,
    TimeProvider time, ILogger<NotificationScheduler> logger) : BackgroundService
{
    // Times of day are in minutes; and what is taken in within one is told together.
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>Makes one round; none while another process does.</summary>
    internal async Task GoAsync(CancellationToken cancellationToken)
    {
        using var taken = folder.TryTakeRounds();
        if (taken is null) return;
        foreach (var job in jobs) await job.RunAsync(cancellationToken);
        await dispatcher.RunAsync(channels, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await GoAsync(stoppingToken);
                }
                catch (ArchiveException exception)
                {
                    // Locked or full now; the next round may find it free again.
                    Log.ArchiveUnusable(logger, exception.Message);
                }

                await Task.Delay(Pace, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what was noted is said by the next.
        }
    }
}
