using Microsoft.Extensions.Logging;

namespace NewsBot.Desk.Chat;

/// <summary>Tries again what a platform may do later.</summary>
/// <param name="time">By which is waited.</param>
/// <param name="logger">Told of what is tried again.</param>
internal sealed class PostRetries(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    // A command must be acknowledged within three seconds.
    private static readonly TimeSpan[] ShortPauses = [TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(700)];

    /// <summary>Tries four times in seven seconds.</summary>
    /// <exception cref="PostFailedException">It failed each time, or in a way that is no better later.</exception>
    public Task<T> RunAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken) =>
        RunAsync(action, Pauses, cancellationToken);

    /// <inheritdoc cref="RunAsync{T}(Func{Task{T}}, CancellationToken)"/>
    public Task RunAsync(Func<Task> action, CancellationToken cancellationToken) =>
        RunAsync(Of(action), Pauses, cancellationToken);

    /// <summary>Tries three times in a second.</summary>
    /// <exception cref="PostFailedException">It failed each time, or in a way that is no better later.</exception>
    public Task RunQuicklyAsync(Func<Task> action, CancellationToken cancellationToken) =>
        RunAsync(Of(action), ShortPauses, cancellationToken);

    private static Func<Task<bool>> Of(Func<Task> action) => async () =>
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
                Log.PostTriedAgain(logger, exception.Message);
                await Task.Delay(pause, time, cancellationToken);
            }
        }

        return await action();
    }
}
