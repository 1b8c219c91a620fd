using System.Text;
using System.Xml;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>A feed in an OPML list.</summary>
/// <param name="Url">The absolute http(s) address of the feed.</param>
/// <param name="Title">The title in the list; null for none.</param>
/// <param name="Folder">The folder in the list, with nested folders separated by slashes; null for none.</param>
internal sealed record ListedFeed(string Url, string? Title = null, string? Folder = null);

/// <summary>The result of reading an OPML list.</summary>
/// <param name="Feeds">The feeds in the order of the list, duplicates included.</param>
/// <param name="Failures">The entries that could not be read, each with its remedy. They do not affect the others.</param>
internal sealed record FeedList(IReadOnlyList<ListedFeed> Feeds, IReadOnlyList<string> Failures);

/// <summary>
/// Reads and writes OPML, the format in which feed readers exchange lists of feeds. It reads 1.0 and 2.0 and writes 2.0.
/// </summary>
internal static class Opml
{
    public static FeedList Read(string text)
    {
        var start = DocumentStart.Detect(text);
        if (start.Kind != DocumentKind.Opml)
            return new([], ["this is no list of feeds; export one as OPML from a feed reader"]);

        var feeds = new List<ListedFeed>();
        var failures = new List<string>();
        using var elements = new FeedElements(XmlRepair.Repair(text, start.Offset));
        while (elements.ReadNext() is { } element)
        {
            if (element.HasName("outline"))
                Add(element, folder: null, feeds, failures);
        }

        if (elements.FirstDamage is not null)
            failures.Add("its XML is damaged; export it again. The feeds that are whole were read");
        else if (feeds.Count == 0 && failures.Count == 0)
            failures.Add("it lists no feeds; export it again");
        return new(feeds, failures);
    }

    /// <summary>Writes a list of feeds as OPML 2.0.</summary>
    /// <param name="feeds">The feeds in order; those of one folder are grouped where its first feed stands.</param>
    public static string Write(IEnumerable<ListedFeed> feeds)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, CheckCharacters = false };
        using (var xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "Feeds of NewsBot");
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var folder in feeds.GroupBy(feed => feed.Folder))
                Write(xml, folder.Key, folder);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return $"""<?xml version="1.0" encoding="UTF-8"?>{'\n'}{text}{'\n'}""";
    }

    // The recursion is bounded, because FeedElements accepts only a limited depth.
    private static void Add(FeedElement outline, string? folder, List<ListedFeed> feeds, List<string> failures)
    {
        var title = CleanText.ToLine(outline.GetAttribute("title")) ?? CleanText.ToLine(outline.GetAttribute("text"));
        if (outline.GetAttribute("xmlUrl") is { } address)
        {
            if (ArticleFields.ParseWebAddress(address) is { } url)
                feeds.Add(new(url, title, folder));
            else
                failures.Add($"{CleanText.Quote(title ?? "a feed")} has the address {CleanText.Quote(address)}, "
                             + "which is no web address; correct it to one with http:// or https://");
        }
        else if (outline.Children.Count == 0)
            failures.Add($"{CleanText.Quote(title ?? "an entry")} has no address of a feed; give it an xmlUrl, or remove it");

        var inner = folder is null || title is null ? title ?? folder : $"{folder}/{title}";
        foreach (var child in outline.FindAll("outline"))
            Add(child, inner, feeds, failures);
    }

    private static void Write(XmlWriter xml, string? folder, IEnumerable<ListedFeed> feeds)
    {
        var folders = folder?.Split('/') ?? [];
        foreach (var name in folders)
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", name);
        }

        foreach (var feed in feeds)
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("type", "rss");
            xml.WriteAttributeString("text", feed.Title ?? feed.Url);
            if (feed.Title is not null)
                xml.WriteAttributeString("title", feed.Title);
            xml.WriteAttributeString("xmlUrl", feed.Url);
            xml.WriteEndElement();
        }

        foreach (var _ in folders)
            xml.WriteEndElement();
    }
}
