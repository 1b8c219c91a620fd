using Microsoft.Extensions.Logging;

namespace NewsBot.Storage;

internal static partial class Log
{
    [LoggerMessage(
        1, LogLevel.Information, "The stories were made by another version or for another archive; they are made anew")]
    public static partial void StoriesMadeAnew(ILogger logger);
}
