using System.Text;
using System.Xml;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>A feed as lists of feeds name it.</summary>
/// <param name="Url">Its absolute http(s) address.</param>
/// <param name="Title">What the list calls it; null for nothing.</param>
/// <param name="Folder">The folder that it lies in, inner ones behind a slash; null for none.</param>
internal sealed record ListedFeed(string Url, string? Title = null, string? Folder = null);

/// <param name="Feeds">The feeds of a list, in its order, doubles included.</param>
/// <param name="Failures">What could not be taken in, and what to do about it. One does not keep out the others.</param>
internal sealed record FeedList(IReadOnlyList<ListedFeed> Feeds, IReadOnlyList<string> Failures);

/// <summary>Lists of feeds as feed readers exchange them: OPML 1.0 and 2.0 are read, 2.0 is written.</summary>
internal static class Opml
{
    public static FeedList Read(string text)
    {
        var start = DocumentStart.Of(text);
        if (start.Kind != DocumentKind.Opml)
            return new([], ["this is no list of feeds; export one as OPML from a feed reader"]);

        var feeds = new List<ListedFeed>();
        var failures = new List<string>();
        using var elements = new FeedElements(XmlRepair.Mend(text, start.Offset));
        while (elements.Next() is { } element)
        {
            if (element.Is("outline"))
                Add(element, folder: null, feeds, failures);
        }

        if (elements.Damage is not null)
            failures.Add("its XML is damaged; export it again. The feeds that are whole were read");
        else if (feeds.Count == 0 && failures.Count == 0)
            failures.Add("it lists no feeds; export it again");
        return new(feeds, failures);
    }

    /// <param name="feeds">In the order of the list; those of a folder are put together where its first stands.</param>
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

    // Depth is bounded by what the reader of the elements accepts.
    private static void Add(FeedElement outline, string? folder, List<ListedFeed> feeds, List<string> failures)
    {
        var title = CleanText.Line(outline.Attribute("title")) ?? CleanText.Line(outline.Attribute("text"));
        if (outline.Attribute("xmlUrl") is { } address)
        {
            if (ArticleFields.WebAddress(address) is { } url)
                feeds.Add(new(url, title, folder));
            else
                failures.Add($"{CleanText.Quoted(title ?? "a feed")} has the address {CleanText.Quoted(address)}, "
                             + "which is no web address; correct it to one with http:// or https://");
        }
        else if (outline.Children.Count == 0)
            failures.Add($"{CleanText.Quoted(title ?? "an entry")} has no address of a feed; give it an xmlUrl, or remove it");

        var inner = folder is null || title is null ? title ?? folder : $"{folder}/{title}";
        foreach (var child in outline.All("outline"))
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
