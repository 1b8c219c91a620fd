using Microsoft.Extensions.Logging;

namespace NewsBot.Llm;

internal static partial class Log
{
    // Messages of servers and clients may contain the question, so they are not logged above this level.
    [LoggerMessage(1, LogLevel.Debug, "The call of the language model failed: {Reason}")]
    public static partial void CallFailed(ILogger logger, string reason, Exception cause);
}
