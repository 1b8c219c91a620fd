namespace NewsBot.Ingestion.Files;

/// <summary>
/// Reads front matter: the block between two lines of <c>---</c> at the top of a text, with one <c>key: value</c> on each line
/// and values bare or in quotes. It is not full YAML: nested values, lists and unknown keys are ignored.
/// </summary>
internal static class FrontMatter
{
    private static readonly HashSet<string> KnownKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "outlet", "source", "published", "date", "url", "author", "id",
    };

    /// <summary>Returns the fields in the block, and the text below as the body. A text without a block is all body.</summary>
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
            if (colon > 0 && KnownKeys.Contains(line[..colon].Trim()))
                values[line[..colon].Trim()] = Unquote(line[(colon + 1)..].Trim());
        }

        // A block without a known key is part of the text: some words between two rules.
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

    private static string Unquote(string text) => text switch
    {
        "null" or "~" => "",
        ['"', .. var inner, '"'] => inner.Replace("\\\"", "\"", StringComparison.Ordinal),
        ['\'', .. var inner, '\''] => inner.Replace("''", "'", StringComparison.Ordinal),
        _ => text,
    };
}
