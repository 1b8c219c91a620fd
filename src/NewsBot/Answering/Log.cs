using Microsoft.Extensions.Logging;

namespace NewsBot.Answering;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The language model did not write the answer ({Reason}); it is quoted instead")]
    public static partial void ModelFailed(ILogger logger, string reason);
}
