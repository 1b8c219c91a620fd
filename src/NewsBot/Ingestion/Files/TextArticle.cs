using NewsBot.Articles;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// Reads a plain text or Markdown file: one article, with or without front matter. Markdown syntax is kept as it is.
/// </summary>
internal static class TextArticle
{
    public static ArticleReadResult Read(string text, string input, string origin, bool isMarkdown, PublicationDates dates)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || TextDecoder.IsBinary(text))
            return ArticleReadResult.Failed(input,
                "it is not text but binary data; save it as plain text, or give it the ending of its kind");

        var fields = FrontMatter.Read(CleanText.ToBody(text)) with { Origin = origin };
        var body = CleanText.ToBody(fields.Body!);
        if (CleanText.ToLine(fields.Title) is null)
        {
            var (title, rest) = isMarkdown && SplitHeading(body) is { } heading ? heading : Headline.Split(body);
            fields = fields with { Title = title, Body = rest };
        }

        return fields.ToArticle(input, dates);
    }

    /// <summary>Splits the text at a first line that is a Markdown heading; null if there is none.</summary>
    private static (string Title, string Body)? SplitHeading(string body)
    {
        var lines = body.Split('\n', 2);
        return lines[0].StartsWith("# ", StringComparison.Ordinal) && lines[0].Trim('#', ' ') is { Length: > 0 } title
            ? (title, lines.Length > 1 ? lines[1] : "")
            : null;
    }
}
