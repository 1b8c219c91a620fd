using Microsoft.Extensions.Logging;

namespace NewsBot.Ingestion;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A feed could not be read because of a fault in the program: {Feed}")]
    public static partial void FeedFailed(ILogger logger, string feed, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "An article could not be stored because of a fault in the program: {Input}")]
    public static partial void ArticleNotStored(ILogger logger, string input, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "A page could not be read because of a fault in the program: {Input}")]
    public static partial void PageFailed(ILogger logger, string input, Exception exception);
}
