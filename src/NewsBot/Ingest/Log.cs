using Microsoft.Extensions.Logging;

namespace NewsBot.Ingest;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Feed}: {Stored} new or changed")]
    public static partial void FeedHadNews(ILogger logger, string feed, int stored);

    [LoggerMessage(2, LogLevel.Warning, "A feed cannot be read: {Problem} (failures in a row: {Failures}; next try {NextTry:u})")]
    public static partial void FeedFailed(ILogger logger, string problem, int failures, DateTimeOffset nextTry);

    [LoggerMessage(3, LogLevel.Warning, "Feeds were not polled: {Problem}")]
    public static partial void ArchiveFailed(ILogger logger, string problem);
}
