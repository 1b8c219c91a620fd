using Microsoft.Extensions.Logging;

namespace NewsBot.Desk.Chat;

/// <summary>Retries calls of a chat platform that failed with <see cref="PostFailure.Transient"/>.</summary>
/// <param name="time">The clock for the pauses.</param>
/// <param name="logger">The log; it gets a line for each retry.</param>
internal sealed class PostRetries(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    // A command must be acknowledged within three seconds.
    private static readonly TimeSpan[] ShortPauses = [TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(700)];

    /// <summary>Tries up to four times, with pauses of seven seconds in all.</summary>
    /// <exception cref="PostFailedException">All attempts failed, or one failed permanently.</exception>
    public Task<T> RunAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken) =>
        RunAsync(action, Pauses, cancellationToken);

    /// <inheritdoc cref="RunAsync{T}(Func{Task{T}}, CancellationToken)"/>
    public Task RunAsync(Func<Task> action, CancellationToken cancellationToken) =>
        RunAsync(WithResult(action), Pauses, cancellationToken);

    /// <summary>Tries up to three times, with pauses of one second in all.</summary>
    /// <exception cref="PostFailedException">All attempts failed, or one failed permanently.</exception>
    public Task RunQuicklyAsync(Func<Task> action, CancellationToken cancellationToken) =>
        RunAsync(WithResult(action), ShortPauses, cancellationToken);

    private static Func<Task<bool>> WithResult(Func<Task> action) => async () =>
    {
        await action();
        return true;
    };

    private async Task<T> RunAsync<T>(Func<Task<T>> action, TimeSpan[] pauses, CancellationToken cancellationToken)
    {
        foreach (var pause in pauses)
        {
            try
            {
                return await action();
            }
            catch (PostFailedException exception) when (exception.Failure == PostFailure.Transient)
            {
                Log.PostRetried(logger, exception.Message);
                await Task.Delay(pause, time, cancellationToken);
            }
        }

        return await action();
    }
}
