using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using NewsBot.Tests.Support;

namespace NewsBot.Benchmarks;

/// <summary>Answers at once with the first sentences of the passages that it is given, and tells how long that took.</summary>
internal sealed partial class PromptReader
{
    private const int Sentences = 4;

    private readonly ConcurrentQueue<TimeSpan> took = new();

    /// <summary>The time of each reply since last asked: from the request read to the last byte flushed.</summary>
    public TimeSpan Taken()
    {
        var sum = TimeSpan.Zero;
        while (took.TryDequeue(out var time)) sum += time;
        return sum;
    }

    public async Task ReplyAsync(ModelExchange exchange)
    {
        var started = Stopwatch.GetTimestamp();
        var prompt = exchange.Request.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;
        await exchange.SayAsync(
            [.. Passages().Matches(prompt).Take(Sentences)
                .Select(passage => Cite(passage.Groups[2].Value, passage.Groups[1].Value))]);
        await exchange.EndAsync("stop");
        took.Enqueue(Stopwatch.GetElapsedTime(started));
    }

    private static string Cite(string passage, string number)
    {
        var sentence = NewsBot.Text.Sentences.Split(passage).OrderByDescending(span => Math.Min(span.Length, 120))
            .First().Cut(passage);
        return $"{sentence.TrimEnd('.', ' ')} [{number}]. ";
    }

    [GeneratedRegex("""<passage number="(\d+)"[^>]*>\n(.*?)\n</passage>""", RegexOptions.Singleline)]
    private static partial Regex Passages();
}
