using System.Xml;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Normalises the names of elements and attributes: without a prefix if they belong to the feed's own format, else with the
/// usual prefix (<c>dc:date</c>). Feeds misspell namespaces, choose any prefix and forget to declare it, so known namespaces
/// are recognised by their address, and others by the prefix in the feed.
/// </summary>
internal sealed class FeedNames(XmlNameTable table) : XmlNamespaceManager(table)
{
    private const string Undeclared = "urn:undeclared:";

    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["backend.userland.com/rss2"] = "",
        ["my.netscape.com/rdf/simple/0.9"] = "",
        ["purl.org/rss/1.0"] = "",
        ["sitemaps.org/schemas/sitemap/0.9"] = "",
        ["google.com/schemas/sitemap/0.84"] = "",
        ["google.com/schemas/sitemap/0.9"] = "",
        ["google.com/schemas/sitemap-news/0.9"] = "news",
        ["itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["purl.org/atom/ns"] = "atom",
        ["w3.org/2005/atom"] = "atom",
        ["purl.org/dc/elements/1.0"] = "dc",
        ["purl.org/dc/elements/1.1"] = "dc",
        ["purl.org/dc/terms"] = "dcterms",
        ["purl.org/rss/1.0/modules/content"] = "content",
        ["purl.org/rss/1.0/modules/syndication"] = "sy",
        ["rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
        ["search.yahoo.com/mrss"] = "media",
        ["w3.org/1999/02/22-rdf-syntax-ns"] = "rdf",
        ["w3.org/1999/xhtml"] = "xhtml",
        ["w3.org/xml/1998/namespace"] = "xml",
    };

    private readonly Dictionary<(XmlNodeType Type, string Namespace, string Prefix, string Local), string> cache = [];

    private string? root;

    /// <summary>Returns the namespace of a prefix; an undeclared prefix gets a namespace of its own.</summary>
    public override string LookupNamespace(string prefix) => base.LookupNamespace(prefix) ?? Undeclared + prefix;

    /// <summary>
    /// Returns the name of the element or attribute at the reader's position. The first call must be for the root element.
    /// </summary>
    public string GetName(XmlReader reader)
    {
        root ??= reader.NamespaceURI;
        var key = (reader.NodeType, reader.NamespaceURI, reader.Prefix, reader.LocalName);
        if (cache.TryGetValue(key, out var name))
            return name;

        var prefix = reader.NamespaceURI == root && reader.NodeType == XmlNodeType.Element
            ? ""
            : Prefixes.GetValueOrDefault(NormalizeNamespace(reader.NamespaceURI), reader.Prefix.ToLowerInvariant());
        name = prefix.Length == 0 ? reader.LocalName : $"{prefix}:{reader.LocalName}";
        // The cache is bounded because a feed may make up any number of names; the common ones come first.
        if (cache.Count < 1000)
            cache[key] = name;
        return name;
    }

    private static string NormalizeNamespace(string address)
    {
        var bare = address.Trim().ToLowerInvariant();
        bare = bare[(bare.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0)..];
        return (bare.StartsWith("www.", StringComparison.Ordinal) ? bare[4..] : bare).TrimEnd('/', '#');
    }
}
