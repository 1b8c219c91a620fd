using System.Diagnostics;
using NewsBot.Discord.Tests.Fake.Rest;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>Waits for what a bot does in its own time.</summary>
public sealed partial class FakeDiscord
{
    /// <summary>Only a hang lasts this long, however busy the machine is.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromMinutes(10);

    /// <summary>Waits until there is what <paramref name="look"/> looks for.</summary>
    /// <exception cref="TimeoutException">Not within ten minutes. The message says what was seen instead.</exception>
    public async Task<T> UntilAsync<T>(Func<T?> look, string what) where T : class
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (look() is { } seen) return seen;
            if (Stopwatch.GetElapsedTime(started) > Hang) throw new TimeoutException($"It did not come about: {what}\n{Seen()}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Xunit.TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc cref="UntilAsync{T}(Func{T}, string)"/>
    public Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => condition() ? this : null, what);

    /// <summary>Waits until as many shards as there are have been told of their guilds.</summary>
    public Task ReadyAsync() => UntilAsync(() => Gateway.ReadyShards >= Options.Shards, "every shard is ready");

    /// <summary>
    /// Waits until a bot that was ended, or stopped, is connected no more: else the next one would be ready before it came.
    /// </summary>
    public Task LeftAsync() => UntilAsync(() => Gateway.Connections == 0, "every connection is closed");

    /// <summary>Waits for the bot's first message in a channel that is like that, and was not deleted.</summary>
    /// <param name="like">Null: any.</param>
    public Task<FakeMessage> BotSaysAsync(FakeChannel channel, Func<FakeMessage, bool>? like = null) => UntilAsync(
        () => Messages(channel).FirstOrDefault(message =>
            message.Author == Bot && message is { Deleted: false, Loading: false } && like?.Invoke(message) != false),
        $"a message of the bot in {channel.Name}");

    /// <summary>Waits for a request to a path, which may have <c>*</c> for one of its parts, and for its answer.</summary>
    public Task<FakeRequest> RequestAsync(string method, string path, int nth = 1) => UntilAsync(
        () => RequestsTo(method, path).Where(request => request.Answered)
            .ElementAtOrDefault(nth - 1), $"{method} {path}, the {nth}.");

    /// <summary>All that happened, for whoever has to find out why a test failed.</summary>
    public string Seen()
    {
        var lines = new List<string> { "Messages:" };
        lines.AddRange(Locked(() => messages.Values.OrderBy(message => message.Id).Select(message => $"  {message}").ToList()));
        lines.Add("Interactions:");
        lines.AddRange(Interactions.Select(interaction => $"  {interaction}"));
        lines.Add("The last requests:");
        lines.AddRange(Requests.TakeLast(30).Select(request => $"  {request}"));
        lines.Add("Gateway:");
        lines.AddRange(Gateway.History.TakeLast(30).Select(each => $"  {each}"));
        return string.Join('\n', lines);
    }
}
