using Discord;
using Discord.WebSocket;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Desk;

namespace NewsBot.Discord.Commands;

/// <summary>Publishes the commands to Discord, once, when the first shard is ready.</summary>
internal sealed class CommandPublisher(
    NewsDesk desk, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<CommandPublisher> logger)
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(5);

    private int isDone;

    /// <summary>Starts publishing. It returns at once, because Discord.Net calls it on the gateway's thread.</summary>
    public Task PublishAsync(DiscordSocketClient shard)
    {
        Log.Ready(logger, shard.ShardId, shard.Guilds.Count);
        if (Interlocked.Exchange(ref isDone, 1) == 0) _ = Task.Run(() => PublishOnceAsync(shard));
        return Task.CompletedTask;
    }

    private async Task PublishOnceAsync(DiscordSocketClient shard)
    {
        for (var pause = TimeSpan.FromSeconds(2); ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
        {
            try
            {
                // Overwriting all commands at once removes those of an older version.
                var published = await shard.Rest.BulkOverwriteGlobalCommands(CommandSchema.Create(desk.Catalogue));
                desk.Catalogue.PlatformIds = published.Where(command => command.Type == ApplicationCommandType.Slash)
                    .ToDictionary(command => command.Name, command => DiscordIds.Format(command.Id));
                Log.Published(logger, published.Count);
                return;
            }
            catch (Exception exception)
            {
                Log.NotPublished(logger, exception.Message);
                await Task.Delay(pause, time, lifetime.ApplicationStopping);
            }
        }
    }
}
