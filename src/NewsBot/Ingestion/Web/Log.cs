using Microsoft.Extensions.Logging;

namespace NewsBot.Ingestion.Web;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Fetched from {Host}: {Outcome}, {Bytes} bytes")]
    public static partial void Fetched(ILogger logger, string host, FetchOutcome outcome, int bytes);

    [LoggerMessage(2, LogLevel.Information, "Not fetched from {Host}: {Outcome} (status {Status})")]
    public static partial void NotFetched(ILogger logger, string host, FetchOutcome outcome, int? status);

    [LoggerMessage(3, LogLevel.Debug, "What went wrong at {Host}")]
    public static partial void FetchFailed(ILogger logger, string host, Exception error);
}
