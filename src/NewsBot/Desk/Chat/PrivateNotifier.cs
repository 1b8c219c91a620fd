using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>Sends an asker a private message, by whichever way reaches them.</summary>
/// <param name="retries">Retries transient failures.</param>
/// <param name="time">The clock.</param>
internal sealed class PrivateNotifier(PostRetries retries, TimeProvider time)
{
    // A member who is refused does not need the same notice with every message.
    private static readonly TimeSpan RepeatWindow = TimeSpan.FromMinutes(10);

    private const int MaxRemembered = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, long> lastNotified = new(StringComparer.Ordinal);

    /// <summary>Sends a private message.</summary>
    /// <param name="channel">The channel for replies.</param>
    /// <param name="post">The message.</param>
    /// <param name="allowPublic">
    /// True to post the message openly in the channel if the member takes no direct messages; false to show only that there is no
    /// reply.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostFailedException">The member cannot be reached.</exception>
    public async Task NotifyAsync(
        ReplyChannel channel, OutgoingMessage post, bool allowPublic, CancellationToken cancellationToken)
    {
        try
        {
            await retries.RunAsync(() => channel.PostPrivatelyAsync(post, cancellationToken), cancellationToken);
        }
        catch (PostFailedException exception)
            when (exception.Failure == PostFailure.TooLate && channel.FindFallback(isPrivate: true) is { } fallback)
        {
            await retries.RunAsync(() => fallback.PostPrivatelyAsync(post, cancellationToken), cancellationToken);
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Forbidden && allowPublic)
        {
            await retries.RunAsync(() => channel.PostAsync(post, cancellationToken), cancellationToken);
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Forbidden)
        {
            if (!await retries.RunAsync(() => channel.MarkDeclinedAsync(cancellationToken), cancellationToken)) throw;
        }
    }

    /// <summary>
    /// Returns true if the member got the same notice within the last ten minutes. Otherwise it remembers that they get it now.
    /// </summary>
    public bool IsRepeat(string member, string text)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (lastNotified.Count >= MaxRemembered)
                foreach (var (outdated, _) in lastNotified.Where(entry => time.GetElapsedTime(entry.Value, now) > RepeatWindow)
                    .ToList())
                    lastNotified.Remove(outdated);
            if (lastNotified.Count >= MaxRemembered) lastNotified.Clear();
            var key = $"{member} {text}";
            if (lastNotified.TryGetValue(key, out var lastTime) && time.GetElapsedTime(lastTime, now) < RepeatWindow) return true;
            lastNotified[key] = now;
            return false;
        }
    }
}
