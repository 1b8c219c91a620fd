using Microsoft.Extensions.Logging;
using NewsBot.Desk.Chat;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk;

internal static partial class Log
{
    [LoggerMessage(
        1, LogLevel.Warning, "An answer could not be kept, so corrections of what it cites will not find it: {Reason}")]
    public static partial void AnswerNotRecorded(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Warning, "What a conversation had said before could not be read, so it begins anew: {Reason}")]
    public static partial void ConversationNotRead(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Debug, "A part of a reply could not be shown: {Reason}")]
    public static partial void ReplyPartNotShown(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Information, "A reply was deleted while it was written, and stays so")]
    public static partial void ReplyDeleted(ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "A message could not be posted and is tried again: {Reason}")]
    public static partial void PostRetried(ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Error, "A reply could not be posted ({Failure}): {Reason}")]
    public static partial void ReplyNotPosted(ILogger logger, PostFailure failure, string reason);

    [LoggerMessage(7, LogLevel.Error, "A request could not be served")]
    public static partial void RequestFailed(ILogger logger, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "The archive cannot be used: {Reason}")]
    public static partial void ArchiveUnusable(ILogger logger, string reason);

    [LoggerMessage(9, LogLevel.Warning,
        "A command could not be answered within the platform's time; the reply goes to the channel")]
    public static partial void AcknowledgedTooLate(ILogger logger);

    [LoggerMessage(10, LogLevel.Warning, "A message could not be noted, so after a restart it may not be recognised: {Reason}")]
    public static partial void MessageNotNoted(ILogger logger, string reason);

    [LoggerMessage(11, LogLevel.Information, "The index is up to date")]
    public static partial void IndexReady(ILogger logger);

    [LoggerMessage(12, LogLevel.Warning, "{Kind}: it could not be posted and is tried again later: {Reason}")]
    public static partial void NotificationDeferred(ILogger logger, OutboxMessageKind kind, string reason);

    [LoggerMessage(13, LogLevel.Error, "{Kind}: it could not be posted ({Failure}) and is given up: {Reason}")]
    public static partial void NotificationFailed(
        ILogger logger, OutboxMessageKind kind, PostFailure failure, string reason);

    [LoggerMessage(14, LogLevel.Error, "What was due for {Place} could not be made")]
    public static partial void JobFailed(ILogger logger, string place, Exception exception);

    [LoggerMessage(15, LogLevel.Information, "An answer's readers are told of what it cites and was changed since: {Sentences}")]
    public static partial void AnswerChanged(ILogger logger, int sentences);

    [LoggerMessage(16, LogLevel.Warning, "A picture could not be drawn, so the reply goes out without it")]
    public static partial void PictureNotDrawn(ILogger logger, Exception exception);

    [LoggerMessage(17, LogLevel.Information, "{Feed}: {Stored} new or changed")]
    public static partial void FeedHadNews(ILogger logger, string feed, int stored);

    [LoggerMessage(
        18, LogLevel.Warning, "A feed cannot be read: {Problem} (failures in a row: {Failures}; next try {NextTry:u})")]
    public static partial void FeedFailed(ILogger logger, string problem, int failures, DateTimeOffset nextTry);

    [LoggerMessage(19, LogLevel.Warning, "Feeds were not polled: {Problem}")]
    public static partial void FeedsNotPolled(ILogger logger, string problem);

    [LoggerMessage(20, LogLevel.Warning, "The first questions may take longer, because warming up failed")]
    public static partial void NotWarmedUp(ILogger logger, Exception exception);
}
