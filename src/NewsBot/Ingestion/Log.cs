using Microsoft.Extensions.Logging;

namespace NewsBot.Ingestion;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Feed}: {Stored} new or changed")]
    public static partial void FeedHadNews(ILogger logger, string feed, int stored);

    [LoggerMessage(2, LogLevel.Warning, "A feed cannot be read: {Problem} (failures in a row: {Failures}; next try {NextTry:u})")]
    public static partial void FeedFailed(ILogger logger, string problem, int failures, DateTimeOffset nextTry);

    [LoggerMessage(3, LogLevel.Warning, "Feeds were not polled: {Problem}")]
    public static partial void ArchiveFailed(ILogger logger, string problem);

    [LoggerMessage(4, LogLevel.Error, "A feed could not be read because of a fault in the program: {Feed}")]
    public static partial void FeedBroke(ILogger logger, string feed, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "An article could not be stored because of a fault in the program: {Input}")]
    public static partial void NotStored(ILogger logger, string input, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "A page could not be read because of a fault in the program: {Input}")]
    public static partial void PageBroke(ILogger logger, string input, Exception exception);
}
