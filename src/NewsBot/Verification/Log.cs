using Microsoft.Extensions.Logging;

namespace NewsBot.Verification;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Words could not be compared by meaning, so the rules decide alone: {Problem}")]
    public static partial void MeaningFailed(ILogger logger, string problem);
}
