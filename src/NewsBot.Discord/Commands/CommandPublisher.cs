using Discord.Net;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using NewsBot.Desk;

namespace NewsBot.Discord.Commands;

/// <summary>Tells Discord the catalogue of commands, once, when the first shard is ready.</summary>
internal sealed class CommandPublisher(NewsDesk desk, ILogger<CommandPublisher> logger)
{
    private int isDone;

    /// <summary>Whether they are published.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Returns at once: it is called on the gateway's thread.</summary>
    public Task PublishAsync(DiscordSocketClient shard)
    {
        Log.Ready(logger, shard.ShardId, shard.Guilds.Count);
        if (Interlocked.Exchange(ref isDone, 1) == 0) _ = Task.Run(() => PublishOnceAsync(shard));
        return Task.CompletedTask;
    }

    private async Task PublishOnceAsync(DiscordSocketClient shard)
    {
        try
        {
            // All at once, so that those of an older version go.
            var published = await shard.Rest.BulkOverwriteGlobalCommands(CommandSchema.Of(desk.Catalogue));
            IsPublished = true;
            Log.Published(logger, published.Count);
        }
        catch (Exception exception) when (exception is HttpException or TimeoutException or HttpRequestException or OperationCanceledException)
        {
            Interlocked.Exchange(ref isDone, 0);
            Log.NotPublished(logger, exception.Message);
        }
    }
}
