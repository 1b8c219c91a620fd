using Microsoft.Extensions.Logging;

namespace NewsBot.Desk;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "An answer could not be kept, so corrections of what it cites will not find it: {Reason}")]
    public static partial void AnswerNotKept(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Warning, "What a conversation had said before could not be read, so it begins anew: {Reason}")]
    public static partial void ConversationNotRead(ILogger logger, string reason);
}
