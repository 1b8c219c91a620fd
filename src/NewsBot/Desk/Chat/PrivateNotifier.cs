using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>Tells an asker what is for nobody else, in whatever way reaches them.</summary>
/// <param name="retries">Tries again.</param>
/// <param name="time">The clock.</param>
internal sealed class PrivateNotifier(PostRetries retries, TimeProvider time)
{
    // Who is refused does not need to hear it with every message.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private const int MostRemembered = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, long> told = new(StringComparer.Ordinal);

    /// <summary>Tells it.</summary>
    /// <param name="channel">The way back.</param>
    /// <param name="post">What.</param>
    /// <param name="orOpenly">
    /// Whether one who takes no messages is to learn of it where they asked, rather than not at all.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostFailedException">No way reaches them.</exception>
    public async Task TellAsync(ReplyChannel channel, OutgoingMessage post, bool orOpenly, CancellationToken cancellationToken)
    {
        try
        {
            await retries.RunAsync(() => channel.TellAsync(post, cancellationToken), cancellationToken);
        }
        catch (PostFailedException exception)
            when (exception.Failure == PostFailure.TooLate && channel.Instead(isPrivate: true) is { } other)
        {
            await retries.RunAsync(() => other.TellAsync(post, cancellationToken), cancellationToken);
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Forbidden && orOpenly)
        {
            await retries.RunAsync(() => channel.PostAsync(post, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Whether a member was told the same within ten minutes; else they are taken to be told now.</summary>
    public bool WasTold(string member, string what)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (told.Count >= MostRemembered)
                foreach (var (old, _) in told.Where(one => time.GetElapsedTime(one.Value, now) > Remembered).ToList())
                    told.Remove(old);
            if (told.Count >= MostRemembered) told.Clear();
            var key = $"{member} {what}";
            if (told.TryGetValue(key, out var before) && time.GetElapsedTime(before, now) < Remembered) return true;
            told[key] = now;
            return false;
        }
    }
}
