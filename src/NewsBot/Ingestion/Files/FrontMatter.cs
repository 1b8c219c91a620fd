namespace NewsBot.Ingestion.Files;

/// <summary>
/// The block between two lines of <c>---</c> at the top of a text: <c>key: value</c>, a line each, values bare or in
/// quotes. Not YAML: nested values, lists and unknown keys are passed over.
/// </summary>
internal static class FrontMatter
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "outlet", "source", "published", "date", "url", "author", "id",
    };

    /// <summary>The fields that the text states, and as <c>Body</c> the text below; a text without a block is all body.</summary>
    public static ArticleFields Read(string text)
    {
        var lines = text.Split('\n');
        var close = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        if (lines[0].TrimEnd() != "---" || close < 0)
            return new ArticleFields { Body = text };

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines[1..close])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && Known.Contains(line[..colon].Trim()))
                values[line[..colon].Trim()] = Value(line[(colon + 1)..].Trim());
        }

        // Two rules around some words, and no key that is known: that is a part of the text.
        if (values.Count == 0)
            return new ArticleFields { Body = text };

        return new ArticleFields
        {
            Title = values.GetValueOrDefault("title"),
            Outlet = values.GetValueOrDefault("outlet") ?? values.GetValueOrDefault("source"),
            Published = values.GetValueOrDefault("published") ?? values.GetValueOrDefault("date"),
            Url = values.GetValueOrDefault("url"),
            Author = values.GetValueOrDefault("author"),
            Id = values.GetValueOrDefault("id"),
            Body = string.Join('\n', lines[(close + 1)..]),
        };
    }

    private static string Value(string text) => text switch
    {
        "null" or "~" => "",
        ['"', .. var inner, '"'] => inner.Replace("\\\"", "\"", StringComparison.Ordinal),
        ['\'', .. var inner, '\''] => inner.Replace("''", "'", StringComparison.Ordinal),
        _ => text,
    };
}
