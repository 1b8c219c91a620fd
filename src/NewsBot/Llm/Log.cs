using Microsoft.Extensions.Logging;

namespace NewsBot.Llm;

internal static partial class Log
{
    // What a server or a client says may hold the question: nothing of it is logged above this level.
    [LoggerMessage(1, LogLevel.Debug, "The call of the language model failed: {Reason}")]
    public static partial void CallFailed(ILogger logger, string reason, Exception cause);
}
