using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsBot.Ingestion.Feeds.Parsing;

namespace NewsBot.Benchmarks;

/// <summary>How far the reader of feeds agrees with another one, entry by entry, and how fast it is.</summary>
internal sealed class FeedsBenchmark : Benchmark
{
    private const int GeneratedEntries = 10_000;
    private const int Runs = 5;

    private static readonly string[] Ids = ["guid", "id", "rdf:about"];

    private readonly Option<string> feeds =
        new("--feeds")
        {
            Description = "A folder with input/ (feeds) and output/NAME.json (what another reader found)",
            HelpName = "DIR",
            Required = true
        };

    private readonly FeedReader reader = new(TimeProvider.System);
    private readonly Dictionary<string, (int Agree, int All)> shares = [];

    public FeedsBenchmark()
        : base("feeds", "Agreement with the entries that another reader of feeds found, and speed") => Options.Add(feeds);

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var folder = arguments.GetValue(feeds)!;
        if (!Directory.Exists(Path.Combine(folder, "input")))
            throw new BenchmarkException($"{folder} has no folder input/ with feeds");

        var (all, read, entries) = (0, 0, 0);
        byte[] largest = [];
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "input")).Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            var found = reader.Read(bytes);
            all++;
            read += found.Feed is null ? 0 : 1;
            entries += found.Feed?.Entries.Count ?? 0;
            if (found.Error is not null)
                Note($"{Path.GetFileName(file)}: {found.Error}");
            if (bytes.Length > largest.Length)
                largest = bytes;
            var expected = Path.Combine(folder, "output", Path.GetFileNameWithoutExtension(file) + ".json");
            if (File.Exists(expected))
                Compare(Path.GetFileName(file), found.Feed?.Entries
                    ?? [], await File.ReadAllBytesAsync(expected, cancellationToken));
        }

        var (largestMs, _) = Timed(largest);
        var (generatedMs, generated) = Timed(Generated(GeneratedEntries, paragraphs: 2));
        var (hugeMs, hugeMegabytes, hugePeak) = MeasureHuge();
        return
        [
            new("feeds", all),
            new("feeds read", read),
            new("entries", entries),
            .. shares.Select(share => new Figure($"{share.Key} agree", (double)share.Value.Agree / share.Value.All)),
            new("largest feed", largestMs, "ms"),
            new("largest feed size", largest.Length / 1024.0, "KB"),
            new($"generated feed of {generated} entries", generatedMs, "ms"),
            new("huge feed", hugeMs, "ms"),
            new("huge feed size", hugeMegabytes, "MB"),
            new("huge feed memory at its peak", hugePeak, "MB"),
        ];
    }

    private void Compare(string feed, IReadOnlyList<FeedEntry> entries, byte[] output)
    {
        using var document = JsonDocument.Parse(Text(output));
        var expected = document.RootElement.GetProperty("feed").GetProperty("items").EnumerateArray().ToList();
        Count("numbers of entries", feed, $"{expected.Count}", $"{entries.Count}");
        foreach (var (item, entry) in expected.Zip(entries))
        {
            Count("titles", feed, Said(item, "title"), entry.Title);
            Count("links", feed, Said(item, "link"), entry.Url);
            Count("ids", feed, Ids.Select(name => Said(item, name)).FirstOrDefault(id => id is not null), entry.Id);
            Count("dates", feed, Said(item, "isoDate"),
                entry.Published?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        }
    }

    private void Count(string what, string feed, string? expected, string? found)
    {
        var agree = expected == found;
        var (agreed, all) = shares.GetValueOrDefault(what);
        shares[what] = (agreed + (agree ? 1 : 0), all + 1);
        if (!agree)
            Note($"{feed}: {what}: expected {expected ?? "nothing"}, found {found ?? "nothing"}");
    }

    /// <summary>White space at the ends and doubled is no difference.</summary>
    private static string? Said(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && string.Join(
        ' ', value.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } said
            ? said
            : null;

    private static string Text(byte[] json)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(json);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(json);
        }
    }

    private (double Milliseconds, int Entries) Timed(byte[] feed)
    {
        var entries = 0;
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            entries = reader.Read(feed).Feed?.Entries.Count ?? 0;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return (times.Median(), entries);
    }

    private (double Milliseconds, double Megabytes, double Peak) MeasureHuge()
    {
        var feed = Generated(GeneratedEntries, paragraphs: 45);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = PeakMemory.NowMegabytes();
        using var memory = new PeakMemory();
        var started = Stopwatch.GetTimestamp();
        var read = reader.Read(feed);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        GC.KeepAlive(read);
        return (took, feed.Length / 1048576.0, memory.Megabytes - before);
    }

    private static byte[] Generated(int entries, int paragraphs)
    {
        var text =
            string.Concat(Enumerable.Repeat("<p>A paragraph of <b>the entry</b>, with a link &amp; more.</p>", paragraphs));
        var feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Generated</title><link>https://news.example/</link>");
        for (var n = 0; n < entries; n++)
            feed.Append(CultureInfo.InvariantCulture,
                $"<item><title>Entry {n}</title><link>/{n}</link><guid isPermaLink=\"false\">n{n}</guid>"
                + $"<pubDate>Mon, 06 Oct 2025 {n / 3600 % 24:00}:{n / 60 % 60:00}:{n % 60:00} GMT</pubDate>"
                + $"<description><![CDATA[{text}]]></description></item>");
        return Encoding.UTF8.GetBytes(feed.Append("</channel></rss>").ToString());
    }
}
