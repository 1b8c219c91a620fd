using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingest;

/// <summary>The article that a page describes in JSON-LD (schema.org), as far as it is there and well formed.</summary>
internal sealed record LinkedArticle(string? Headline, string? Publisher, string? Authors, string? Published)
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The first thing of a type such as <c>NewsArticle</c> or <c>BlogPosting</c>; null where there is none.</summary>
    public static LinkedArticle? In(IHtmlDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, Lenient);
                if (Things(json.RootElement).Where(IsArticle).Select(Of).FirstOrDefault() is { } article)
                    return article;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Broken JSON-LD is common and no reason to lose the page: the meta elements say the same.
            }
        }

        return null;
    }

    private static LinkedArticle Of(JsonElement article) => new(
        Text(article, "headline"),
        Names(article, "publisher").FirstOrDefault(),
        Names(article, "author").ToList() is { Count: > 0 } names ? string.Join(", ", names) : null,
        Text(article, "datePublished"));

    /// <summary>The things on the top level, in lists, and in a graph.</summary>
    private static IEnumerable<JsonElement> Things(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Things),
        JsonValueKind.Object when json.TryGetProperty("@graph", out var graph) => Things(graph).Prepend(json),
        JsonValueKind.Object => [json],
        _ => [],
    };

    private static bool IsArticle(JsonElement thing) =>
        thing.TryGetProperty("@type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type]).Any(one =>
            one.ValueKind == JsonValueKind.String && one.GetString() is { } name
            && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal)));

    /// <summary>A person or an organisation is a name, a thing with a name, or a list of those.</summary>
    private static IEnumerable<string> Names(JsonElement thing, string property)
    {
        if (!thing.TryGetProperty(property, out var value))
            return [];
        var all = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        return all.Select(one => one.ValueKind == JsonValueKind.Object ? Text(one, "name") : Text(one))
            .Select(PageMetadata.NameOnly)
            .OfType<string>()
            .Distinct();
    }

    private static string? Text(JsonElement thing, string property) =>
        thing.TryGetProperty(property, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? CleanText.Line(WebUtility.HtmlDecode(value.GetString())) : null;
}
