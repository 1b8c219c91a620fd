using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Ingestion.Files;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Reads a feed from its bytes: RSS, Atom, JSON Feed or a news sitemap, told apart by content, whatever media type the server
/// states. It fetches nothing, reads no DTD, and throws nothing because of what the bytes hold.
/// </summary>
internal sealed partial class FeedReader(TimeProvider time)
{
    /// <summary>The XML declaration is looked for in this many bytes from the beginning.</summary>
    private const int MaxDeclarationOffset = 1024;

    /// <summary>Binary data is recognised by this many UTF-16 units from the beginning.</summary>
    private const int BinarySample = 4096;

    private const string Remedy = "give the address of an RSS, Atom or JSON feed";

    private readonly FeedDates dates = new(time);

    /// <summary>Reads the feed, or returns why the bytes are none.</summary>
    /// <param name="bytes">The content of the feed, decompressed.</param>
    /// <param name="mediaType">The media type that the server stated, without parameters; null for a file.</param>
    /// <param name="charset">The charset that the server stated; null for none.</param>
    /// <param name="address">The address of the feed, after redirects; null for a file.</param>
    public FeedParseResult Read(ReadOnlySpan<byte> bytes, string? mediaType = null, string? charset = null, Uri? address = null)
    {
        var text = Decode(bytes, charset);
        if (string.IsNullOrWhiteSpace(text))
            return FeedParseResult.Failed($"it is empty; try again later, or {Remedy}");
        if (TextDecoder.IsBinary(text[..Math.Min(text.Length, BinarySample)]))
            return FeedParseResult.Failed($"it is binary data, not a feed; {Remedy}");

        var start = DocumentStart.Detect(text);
        return start.Kind switch
        {
            DocumentKind.Rss => XmlFeed.Read(text, start, FeedKind.Rss, dates, address),
            DocumentKind.Atom => XmlFeed.Read(text, start, FeedKind.Atom, dates, address),
            DocumentKind.Sitemap => XmlFeed.Read(text, start, FeedKind.Sitemap, dates, address),
            DocumentKind.SitemapIndex => XmlFeed.RejectIndex(text, start, dates),
            DocumentKind.Json => JsonFeed.Read(text[start.Offset..], dates, address),
            DocumentKind.Opml => FeedParseResult.Failed("this is a list of feeds (OPML), not a feed; import it as a list"),
            DocumentKind.Page => RejectPage(text, address),
            _ when mediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) is true => RejectPage(text, address),
            DocumentKind.OtherXml =>
                FeedParseResult.Failed(
                    $"this is XML, but no feed: its outermost element is {CleanText.Quote(start.Root)}; {Remedy}"),
            _ => FeedParseResult.Failed($"this is text, not a feed; {Remedy}"),
        };
    }

    private static FeedParseResult RejectPage(string page, Uri? address)
    {
        var (title, feeds) = FeedLinks.Find(page, address);
        var pageTitle = title is null ? "" : $" ({CleanText.Quote(title)})";
        return FeedParseResult.Failed(
            feeds.Count == 0
                ? $"this is a web page{pageTitle}, not a feed, and it links to no feed; look for one on its site"
                : $"this is a web page{pageTitle}, not a feed; it links to {feeds[0]}"
                  + (feeds.Count == 1 ? ": give that" : $" and {feeds.Count - 1} more: give one of them"),
            feeds);
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MaxDeclarationOffset)]);
        var declared = Declaration().Match(head) is { Success: true } found ? found.Groups[1].Value : null;
        // ISO-8859-1 is the default of many servers, so the document's own declaration goes first; any other charset was
        // configured on purpose.
        return "ISO-8859-1".Equals(charset, StringComparison.OrdinalIgnoreCase)
            ? TextDecoder.DecodeNamed(bytes, declared, charset)
            : TextDecoder.DecodeNamed(bytes, charset, declared);
    }

    [GeneratedRegex(@"<\?xml\s[^>]*encoding\s*=\s*[""']\s*([\w:.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
