using System.Buffers;

namespace NewsBot.Ingestion.Feeds.Parsing;

internal enum DocumentKind
{
    Rss,
    Atom,
    Sitemap,
    SitemapIndex,
    Opml,
    Json,
    Page,
    OtherXml,
    Other,
}

/// <summary>The first element of a document, which shows what kind of document it is, whatever its media type says.</summary>
/// <param name="Kind">The kind of the document.</param>
/// <param name="Offset">Where the first element begins; XML declaration, comments and DOCTYPE are skipped unread.</param>
/// <param name="Root">The name of the first element; empty for none.</param>
internal readonly record struct DocumentStart(DocumentKind Kind, int Offset, string Root = "")
{
    /// <summary>How much junk (such as warnings of a broken server) may precede a feed, in UTF-16 units.</summary>
    private const int MaxJunkLength = 64 * 1024;

    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\r\n\f\v\uFEFF\0\u00A0");

    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n/>");

    private static readonly HashSet<string> PageNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "article", "b", "body", "br", "center", "div", "em", "font", "form", "h1", "h2", "h3", "head", "header", "hr",
        "html", "i", "iframe", "img", "link", "main", "meta", "noscript", "p", "pre", "script", "section", "span", "strong",
        "style", "table", "title", "ul",
    };

    /// <summary>Finds the first element of a document, skipping junk in front of an XML declaration.</summary>
    public static DocumentStart Detect(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(Blank);
        if (first < 0)
            return new(DocumentKind.Other, 0);
        if (text[first] is '{' or '[')
            return new(DocumentKind.Json, first);

        var start = FindFirstElement(text, first);
        if (start.Kind is not (DocumentKind.Page or DocumentKind.OtherXml))
            return start;
        var declaration = text.AsSpan(start.Offset, Math.Min(MaxJunkLength, text.Length - start.Offset)).IndexOf("<?xml ");
        if (declaration < 0)
            return start;
        var behindJunk = FindFirstElement(text, start.Offset + declaration);
        return behindJunk.Kind is DocumentKind.Page or DocumentKind.OtherXml or DocumentKind.Other ? start : behindJunk;
    }

    private static DocumentStart FindFirstElement(string text, int from)
    {
        for (var at = text.IndexOf('<', from); at >= 0; at = text.IndexOf('<', at))
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith("<!--"))
                at = SkipPast(text, at, "-->");
            else if (rest.StartsWith("<?"))
                at = SkipPast(text, at, "?>");
            else if (rest.StartsWith("<!"))
                at = SkipDoctype(text, at);
            else if (rest.Length > 1 && (char.IsLetter(rest[1]) || rest[1] == '_'))
                return FromName(rest[1..], at);
            else
                at++;
        }

        return new(DocumentKind.Other, from);
    }

    private static DocumentStart FromName(ReadOnlySpan<char> rest, int at)
    {
        var end = rest.IndexOfAny(EndOfName);
        var name = (end < 0 ? rest : rest[..end]).ToString();
        var local = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
        var kind = local switch
        {
            "rss" or "rdf" or "channel" => DocumentKind.Rss,
            "feed" => DocumentKind.Atom,
            "urlset" => DocumentKind.Sitemap,
            "sitemapindex" => DocumentKind.SitemapIndex,
            "opml" => DocumentKind.Opml,
            _ => PageNames.Contains(local) ? DocumentKind.Page : DocumentKind.OtherXml,
        };
        return new(kind, at, name);
    }

    private static int SkipPast(string text, int from, string end)
    {
        var at = text.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? text.Length : at + end.Length;
    }

    // The entities that the DOCTYPE declares are skipped with it, so that a reference to one is undeclared.
    private static int SkipDoctype(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('[', '>');
        if (end < 0 || text[from + end] == '>')
            return end < 0 ? text.Length : from + end + 1;
        var subset = SkipPast(text, from, "]");
        while (subset < text.Length && text.AsSpan(subset).TrimStart() is not ['>', ..])
            subset = SkipPast(text, subset, "]");
        return SkipPast(text, subset, ">");
    }
}
