using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>The fields of the article that a page states in JSON-LD (schema.org); missing or malformed ones are null.</summary>
internal sealed record JsonLdArticle
{
    public string? Headline { get; private init; }

    public string? Publisher { get; private init; }

    public string? Authors { get; private init; }

    public string? Published { get; private init; }

    public string? Modified { get; private init; }

    public string? Language { get; private init; }

    /// <summary>The text, including any line breaks and markup; null if there is none.</summary>
    public string? Body { get; private init; }

    /// <summary>False if the page says that only subscribers can read the whole article; null if it does not say.</summary>
    public bool? IsFree { get; private init; }

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>
    /// Returns the first object of a type such as <c>NewsArticle</c> or <c>BlogPosting</c>; null if there is none.
    /// </summary>
    public static JsonLdArticle? Find(IHtmlDocument document) =>
        ReadObjects(document, objects => objects.Where(IsArticle).Select(FromJson).FirstOrDefault());

    /// <summary>
    /// Returns the publication date of the first object that states one, such as a <c>WebPage</c> or a <c>Recipe</c>; null if
    /// none does.
    /// </summary>
    public static string? FindPublished(IHtmlDocument document) =>
        ReadObjects(document, objects =>
            objects.Select(thing => ReadText(thing, "datePublished")).OfType<string>().FirstOrDefault());

    // Broken JSON-LD is common and is ignored, because the meta elements hold the same fields.
    private static T? ReadObjects<T>(IHtmlDocument document, Func<IEnumerable<JsonElement>, T?> read)
        where T : class
    {
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, Lenient);
                if (read(FlattenObjects(json.RootElement)) is { } found) return found;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                continue;
            }
        }

        return null;
    }

    private static JsonLdArticle FromJson(JsonElement article) => new()
    {
        Headline = ReadText(article, "headline"),
        Publisher = ReadNames(article, "publisher").Select(PageMetadata.NullIfAddress).OfType<string>().FirstOrDefault(),
        Authors = ReadNames(article, "author").Select(Byline.Parse).OfType<string>().Distinct().ToList() is { Count: > 0 } names
            ? string.Join(", ", names)
            : null,
        Published = ReadText(article, "datePublished"),
        Modified = ReadText(article, "dateModified"),
        Language = ReadText(article, "inLanguage"),
        Body = article.TryGetProperty("articleBody", out var body) && body.ValueKind == JsonValueKind.String
            ? body.GetString()
            : null,
        IsFree = ReadText(article, "isAccessibleForFree")?.ToUpperInvariant() switch
        {
            "TRUE" or "HTTP://SCHEMA.ORG/TRUE" or "HTTPS://SCHEMA.ORG/TRUE" => true,
            "FALSE" or "HTTP://SCHEMA.ORG/FALSE" or "HTTPS://SCHEMA.ORG/FALSE" => false,
            _ => null,
        },
    };

    /// <summary>Returns the objects at the top level, in lists, and in a graph.</summary>
    private static IEnumerable<JsonElement> FlattenObjects(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(FlattenObjects),
        JsonValueKind.Object when json.TryGetProperty("@graph", out var graph) => FlattenObjects(graph).Prepend(json),
        JsonValueKind.Object => [json],
        _ => [],
    };

    private static bool IsArticle(JsonElement thing) =>
        thing.TryGetProperty("@type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type]).Any(item =>
            item.ValueKind == JsonValueKind.String && item.GetString() is { } name
            && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal)));

    /// <summary>
    /// Returns the names of persons or organisations, given as a name, an object with a name, or a list of these.
    /// </summary>
    private static IEnumerable<string> ReadNames(JsonElement thing, string property)
    {
        if (!thing.TryGetProperty(property, out var value))
            return [];
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        return items.SelectMany(item => item.ValueKind == JsonValueKind.Object ? ReadNames(item, "name")
                : ReadText(item) is { } text ? [text] : []);
    }

    private static string? ReadText(JsonElement thing, string property) =>
        thing.TryGetProperty(property, out var value) ? ReadText(value) : null;

    private static string? ReadText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => CleanText.ToLine(WebUtility.HtmlDecode(value.GetString())),
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
