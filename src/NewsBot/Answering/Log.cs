using Microsoft.Extensions.Logging;

namespace NewsBot.Answering;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The language model did not write the answer ({Reason}); it is quoted instead")]
    public static partial void ModelFailed(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Debug, "The language model wrote {Kept} cited sentences and {Dropped} that were dropped, from {Passages} passages")]
    public static partial void ModelWrote(ILogger logger, int kept, int dropped, int passages);

    // What a server or a client says may hold the question: nothing of it is logged above this level.
    [LoggerMessage(20, LogLevel.Debug, "The call of the language model failed: {Reason}")]
    public static partial void CallFailed(ILogger logger, string reason, Exception cause);
}
