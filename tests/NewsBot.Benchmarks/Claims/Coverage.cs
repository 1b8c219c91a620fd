using System.IO.Compression;
using System.Text.Json;
using NewsBot.Storage.Articles;

namespace NewsBot.Benchmarks.Claims;

/// <param name="Passages">As the archive would cut them.</param>
internal sealed record CoveredArticle(string Title, string Outlet, DateTimeOffset? Published, string Body,
    IReadOnlyList<string> Passages);

/// <param name="Text">A sentence as published, on one line.</param>
/// <param name="Passage">The number of its passage.</param>
internal sealed record CoveredSentence(string Text, CoveredArticle Article, int Passage);

/// <summary>Real coverage to make claims of: articles from a file of JSON lines, packed or not.</summary>
internal static class Coverage
{
    private const int MinWords = 8;
    private const int MaxWords = 40;

    public static async Task<IReadOnlyList<CoveredArticle>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        var articles = new List<CoveredArticle>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            using var document = JsonDocument.Parse(line);
            string Field(string name) =>
                document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()! : "";
            var body = Field("body");
            articles.Add(new CoveredArticle(
                Field("title"), Field("source"),
                    DateTimeOffset.TryParse(Field("published"), null, System.Globalization.DateTimeStyles.AssumeUniversal,
                    out var published) ? published : null,
                body, [.. PassageSplitter.Split(body).Select(span => span.Cut(body))]));
        }

        return articles;
    }

    /// <summary>The sentences that could be claims, in a random order: whole ones of a usual length, each once, none from
    /// boilerplate.</summary>
    public static IReadOnlyList<CoveredSentence> Sentences(IReadOnlyList<CoveredArticle> articles, Random random)
    {
        var all = new List<CoveredSentence>();
        foreach (var article in articles)
        {
            for (var passage = 0; passage < article.Passages.Count; passage++)
                all.AddRange(NewsBot.Text.Sentences.Split(article.Passages[passage])
                    .Select(span => span.Cut(article.Passages[passage])).Where(IsWhole)
                    .Select(text => new CoveredSentence(text, article, passage)));
        }

        var once = all.GroupBy(sentence => sentence.Text, StringComparer.Ordinal).Where(group => group.Count() == 1)
            .Select(group => group.First()).ToArray();
        random.Shuffle(once);
        return once;
    }

    private static bool IsWhole(string text)
    {
        var words = text.Count(c => c == ' ') + 1;
        return words is >= MinWords and <= MaxWords && !text.Contains('\n') && char.IsUpper(text.TrimStart('“', '"')[0])
            && text.TrimEnd('”', '"')[^1] == '.'
            && text.Count(c => c == '"') % 2 == 0 && text.Count(c => c == '“') == text.Count(c => c == '”');
    }
}
