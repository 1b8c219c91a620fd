using Microsoft.Extensions.Logging;

namespace NewsBot.Retrieval;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The index cannot be read ({Reason}); it is rebuilt from the archive, nothing is lost")]
    public static partial void IndexDamaged(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Information, "The index was made for another archive or version; it is rebuilt")]
    public static partial void IndexOutdated(ILogger logger);
}
