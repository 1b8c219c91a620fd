using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using NewsBot.Benchmarks.Rivals;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Files;

namespace NewsBot.Benchmarks;

/// <summary>How much of the articles in real pages is found, and how much else is taken for them.</summary>
internal sealed class PagesBenchmark : Benchmark
{
    private readonly Option<string> pages = new("--pages")
    {
        Description = "A folder with ground-truth.json (id -> {articleBody, url}) and html/ID.html.gz",
        HelpName = "FOLDER",
        Required = true,
    };

    private readonly Option<string?> details = new("--details")
    {
        Description = "Where to list every page: JSON Lines, the worst first",
        HelpName = "FILE",
    };

    public PagesBenchmark()
        : base("pages", "Compares the articles found in pages with what people marked as the article")
    {
        Options.Add(pages);
        Options.Add(details);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var results = new List<PageResult>();
        var text = new ArticleExtractor(TimeProvider.System);
        var marked = await MarkedAsync(arguments.GetRequiredValue(pages), cancellationToken);
        // The first page pays for compiling the code, which is no property of the page.
        text.Extract(marked[0].Html, marked[0].Id, marked[0].Url);
        foreach (var page in marked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            var read = text.Extract(page.Html, page.Id, page.Url);
            var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var body = read.Article?.Body ?? "";
            var (precision, recall) = Shingles.Compare(page.Body, body);
            results.Add(new PageResult(page.Id, page.Url, precision, recall, milliseconds, read.Error, body));
        }

        if (arguments.GetValue(details) is { } file)
            await File.WriteAllLinesAsync(file, results.OrderBy(page => page.Precision + page.Recall)
                .Select(Line), cancellationToken);
        var (p, r) = (results.Average(page => page.Precision), results.Average(page => page.Recall));
        var times = results.Select(page => page.Milliseconds).ToList();
        return
        [
            new("pages", results.Count),
            new("pages failed", results.Count(page => page.Error is not null)),
            new("precision", p),
            new("recall", r),
            new("f1", p + r == 0 ? 0 : 2 * p * r / (p + r)),
            new("page p50", times.Median(), "ms"),
            new("page p95", times.Within(0.95), "ms"),
        ];
    }

    private static async Task<List<MarkedPage>> MarkedAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(Path.Combine(folder, "ground-truth.json"));
            using var truth = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            var marked = new List<MarkedPage>();
            foreach (var page in truth.RootElement.EnumerateObject())
            {
                var body = page.Value.GetProperty("articleBody").GetString() ?? "";
                var url = page.Value.TryGetProperty("url", out var address) ? address.GetString() : null;
                await using var packed = File.OpenRead(Path.Combine(folder, "html", page.Name + ".html.gz"));
                await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
                using var bytes = new MemoryStream();
                await unpacked.CopyToAsync(bytes, cancellationToken);
                marked.Add(new MarkedPage(page.Name, url, body, TextDecoder.DecodePage(bytes.ToArray())));
            }

            return marked.Count > 0 ? marked : throw new BenchmarkException($"ground-truth.json in {folder} names no page");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException
                                      or KeyNotFoundException or InvalidOperationException)
        {
            throw new BenchmarkException(
                $"the pages in {folder} could not be read ({e.Message}); --help says what is expected there");
        }
    }

    private static string Line(PageResult page) => JsonSerializer.Serialize(page, JsonSerializerOptions.Web);

    private sealed record MarkedPage(string Id, string? Url, string Body, string Html);

    private sealed record PageResult(
        string Id, string? Url, double Precision, double Recall, double Milliseconds, string? Error, string Body);
}
