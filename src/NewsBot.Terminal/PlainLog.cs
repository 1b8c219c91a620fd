using Microsoft.Extensions.Logging;

namespace NewsBot.Terminal;

/// <summary>
/// Writes each log entry as one plain line to the error stream. Of an exception only the type is shown, because its message is
/// for programmers.
/// </summary>
internal sealed class PlainLog(Screen screen) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var text = formatter(state, exception).ReplaceLineEndings(" ");
        screen.WriteProblem(
            $"{(logLevel == LogLevel.Warning ? "warning" : "error")}: "
                + $"{text}{(exception is null ? "" : $" ({exception.GetType().Name})")}");
    }

    public void Dispose()
    {
    }
}
