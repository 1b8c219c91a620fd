using System.Text.RegularExpressions;
using Discord;
using Microsoft.Extensions.Logging;

namespace NewsBot.Discord;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Replies} replies are under way and are finished first")]
    public static partial void Finishing(ILogger logger, int replies);

    [LoggerMessage(2, LogLevel.Information, "Disconnected")]
    public static partial void Disconnected(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Discord cannot be reached and is tried again: {Reason}")]
    public static partial void NotConnected(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Information, "Shard {Shard} is ready, with {Servers} servers")]
    public static partial void Ready(ILogger logger, int shard, int servers);

    [LoggerMessage(5, LogLevel.Information, "{Commands} commands are published")]
    public static partial void Published(ILogger logger, int commands);

    [LoggerMessage(6, LogLevel.Error,
        "The commands could not be published, so members may see those of before; it is tried again: {Reason}")]
    public static partial void NotPublished(ILogger logger, string reason);

    [LoggerMessage(7, LogLevel.Warning, "An interaction could not be answered: {Reason}")]
    public static partial void InteractionNotAnswered(ILogger logger, string reason);

    [LoggerMessage(9, LogLevel.Error, "/healthz and /readyz are not there, because port {Port} cannot be used: {Reason}")]
    public static partial void HealthNotServed(ILogger logger, int port, string reason);

    [LoggerMessage(10, LogLevel.Error, "An interaction could not be answered")]
    public static partial void InteractionFailed(ILogger logger, Exception exception);

    /// <summary>Forwards a log entry of Discord.Net, without tokens.</summary>
    public static void ForwardLibraryEntry(ILogger logger, LogMessage entry)
    {
        var level = entry.Severity switch
        {
            LogSeverity.Critical => LogLevel.Critical,
            LogSeverity.Error => LogLevel.Error,
            LogSeverity.Warning => LogLevel.Warning,
            LogSeverity.Info => LogLevel.Information,
            LogSeverity.Verbose => LogLevel.Debug,
            _ => LogLevel.Trace,
        };
        if (!logger.IsEnabled(level)) return;
        var kind = entry.Exception is { } exception ? $" ({exception.GetType().Name})" : "";
        // With the token in such an address, anybody could reply in the bot's name for a quarter of an hour.
        var text = Token().Replace(entry.Message ?? entry.Exception?.Message ?? "", "$1...");
        LibraryEntry(logger, level, entry.Source, text, kind);
    }

    [GeneratedRegex(@"((?:webhooks|interactions)/\d+/)[^/\s?]+")]
    private static partial Regex Token();

    [LoggerMessage(EventId = 8, Message = "{Source}: {Text}{Exception}")]
    private static partial void LibraryEntry(ILogger logger, LogLevel level, string source, string text, string exception);
}
