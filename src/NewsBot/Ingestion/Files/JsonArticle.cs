using System.Globalization;
using System.Text.Json;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// Reads an article from a line of JSON: <c>id</c>, <c>title</c>, <c>source</c>, <c>url</c>, <c>author</c>,
/// <c>published</c>, <c>body</c>. All but the body may be null or missing.
/// </summary>
internal static class JsonArticle
{
    public static ArticleReadResult Read(string json, string input, PublicationDates dates)
    {
        try
        {
            using var document = JsonDocument.Parse(ReplaceLoneSurrogates(json));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return Read(document.RootElement, input, dates);
            return ArticleReadResult.Failed(
                input, "the line is JSON, but no object; write one {...} with a \"body\" on each line");
        }
        catch (JsonException e)
        {
            return ArticleReadResult.Failed(input,
                $"the line is not valid JSON (at byte {e.BytePositionInLine ?? 0}); write one whole JSON object on each line");
        }
    }

    private static ArticleReadResult Read(JsonElement article, string input, PublicationDates dates)
    {
        var problems = new List<string>();
        var fields = new ArticleFields
        {
            Id = ReadText("id"),
            Title = ReadText("title"),
            Outlet = ReadText("source"),
            Url = ReadText("url"),
            Author = ReadText("author"),
            Published = ReadText("published"),
            Body = ReadText("body"),
        };
        return fields.ToArticle(input, dates, problems);

        string? ReadText(string name)
        {
            if (!article.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                return null;
            if (value.ValueKind == JsonValueKind.String)
                return value.GetString();
            if (name == "id" && value.ValueKind == JsonValueKind.Number)
                return value.GetRawText();
            problems.Add($"{name} is of the wrong type ({DescribeKind(value)}); write it as a string in quotes"
                         + (name == "body" ? "" : ", or null"));
            return null;
        }
    }

    private static string DescribeKind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "true or false",
    };

    /// <summary>
    /// Replaces the escape of every lone surrogate by that of U+FFFD. .NET refuses strings with a lone surrogate, but crawlers
    /// that cut texts by length write them.
    /// </summary>
    public static string ReplaceLoneSurrogates(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return json;

        var result = json.ToCharArray();
        for (var i = json.IndexOf('\\', 0); i >= 0 && i < json.Length - 1; i = json.IndexOf('\\', i))
        {
            var unit = ParseUnicodeEscape(json, i);
            var isPair = unit is { } high && char.IsHighSurrogate(high)
                         && ParseUnicodeEscape(json, i + 6) is { } low && char.IsLowSurrogate(low);
            if (!isPair && unit is { } lone && char.IsSurrogate(lone))
                "fffd".CopyTo(result.AsSpan(i + 2));
            i += isPair ? 12 : unit is null ? 2 : 6;
        }

        return new string(result);
    }

    /// <summary>Returns the UTF-16 unit of a <c>\uXXXX</c> escape at an index, or null if there is none.</summary>
    private static char? ParseUnicodeEscape(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
