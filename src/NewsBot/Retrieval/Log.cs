using Microsoft.Extensions.Logging;

namespace NewsBot.Retrieval;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The index cannot be read; it is rebuilt from the archive, nothing is lost")]
    public static partial void IndexDamaged(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "The index was made for another archive or version; it is rebuilt")]
    public static partial void IndexOutdated(ILogger logger);

    [LoggerMessage(
        3, LogLevel.Warning,
            "Not all passages have vectors yet ({Reason}); what has none is found by its words alone, and the work goes on "
                + "from there")]
    public static partial void VectorsStopped(ILogger logger, string reason, Exception? exception = null);

    [LoggerMessage(
        4, LogLevel.Warning, "The embeddings model gives {Now} numbers where it gave {Before}; all vectors are made anew")]
    public static partial void VectorsRebuilt(ILogger logger, int before, int now);

    [LoggerMessage(5, LogLevel.Warning, "A passage of \"{Title}\" gets no vector ({Reason}); it is found by its words alone")]
    public static partial void PassageRefused(ILogger logger, string title, string reason);

    [LoggerMessage(6, LogLevel.Warning, "Questions are answered without embeddings: {Reason}")]
    public static partial void QuestionVectorFailed(ILogger logger, string reason);

    [LoggerMessage(7, LogLevel.Information, "Questions are answered with embeddings again")]
    public static partial void QuestionVectorsRestored(ILogger logger);

    [LoggerMessage(
        9, LogLevel.Warning, "The text of the article with key {Key} is not whole any more; what is left of it is indexed")]
    public static partial void ArticleDamaged(ILogger logger, long key);

    [LoggerMessage(
        8, LogLevel.Warning,
            "A passage of \"{Title}\" ({Id}) cannot be indexed, so no question finds it; the article is kept as it is")]
    public static partial void PassageNotIndexed(ILogger logger, string title, string id);
}
