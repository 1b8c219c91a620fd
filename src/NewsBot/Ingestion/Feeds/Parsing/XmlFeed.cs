using System.Globalization;
using NewsBot.Text;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>Reads an RSS or Atom feed or a news sitemap.</summary>
internal sealed class XmlFeed
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private readonly FeedKind _kind;
    private readonly List<FeedElement> _said = [];
    private readonly List<RawEntry> _found = [];
    private readonly FeedAddresses _addresses;
    private readonly EntryFields _fields;

    private XmlFeed(FeedKind kind, FeedDates dates, Uri? address)
    {
        _kind = kind;
        _addresses = new FeedAddresses(address);
        _fields = new EntryFields(kind, dates);
    }

    public static FeedParseResult Read(string text, DocumentStart start, FeedKind kind, FeedDates dates, Uri? address) =>
        new XmlFeed(kind, dates, address).Read(text, start);

    /// <summary>Returns a failure for an index of sitemaps, with the addresses of the sitemaps that it lists.</summary>
    public static FeedParseResult ReadIndex(string text, DocumentStart start)
    {
        var sitemaps = new List<string>();
        using var elements = new FeedElements(XmlRepair.Mend(text, start.Offset));
        while (elements.Next() is { } element && sitemaps.Count < FeedLimits.Entries)
        {
            if (element.Is("sitemap") && ArticleFields.WebAddress(element.TextOf("loc")) is { } address)
                sitemaps.Add(address);
        }

        var listed = string.Join(", ", sitemaps.Take(3)) + (sitemaps.Count > 3 ? $" and {sitemaps.Count - 3} more" : "");
        var remedy = sitemaps.Count == 0 ? "it names none, so give a feed of the site" : $"give one of those it names: {listed}";
        return FeedParseResult.Failed($"this is an index of sitemaps, not a sitemap of news; {remedy}", sitemaps);
    }

    private FeedParseResult Read(string text, DocumentStart start)
    {
        var xml = XmlRepair.Mend(text, start.Offset);
        using var elements = new FeedElements(xml);
        var (isCut, hasOtherPages) = (false, false);
        while (!isCut && elements.Next() is { } element)
        {
            if (!FeedElements.IsEntry(element.Name))
                Keep(element);
            else if (_kind == FeedKind.Sitemap && !element.All("news:news").Any())
                hasOtherPages = true;
            else if (_found.Count == FeedLimits.Entries)
                isCut = true;
            else
                _found.Add(_fields.Read(element));
        }

        var line = elements.Damage is { } damage ? 1 + Lines(text.AsSpan(0, start.Offset)) + Lines(xml.AsSpan(0, damage)) : 0;
        if (_found.Count == 0 && line > 0)
            return FeedParseResult.Failed($"its XML is damaged near line {line}, and no entry could be read; tell its publisher");
        if (_found.Count == 0 && hasOtherPages)
            return FeedParseResult.Failed(
                "this is a sitemap of pages, not of news; give one with news:news, or the feed of the site");
        return FeedParseResult.Of(Built(elements), isCut ? FeedLimits.TooManyEntries : line > 0
            ? $"its XML is damaged near line {line}; the entries that are whole were read; tell its publisher"
            : null);
    }

    /// <summary>
    /// Keeps an element that describes the feed itself. Others are dropped and the number is limited, because a feed may hold
    /// any number of them.
    /// </summary>
    private void Keep(FeedElement element)
    {
        if (_said.Count < 200 && element.Name.ToLowerInvariant() is "title" or "dc:title" or "link" or "atom:link" or "language"
            or "dc:language" or "ttl" or "sy:updateperiod" or "sy:updatefrequency" or "author" or "atom:author")
            _said.Add(element);
    }

    private Feed Built(FeedElements elements)
    {
        var about = new FeedElement("about");
        _said.ForEach(about.AddChild);
        var links = about.All("link", "atom:link").ToList();
        var bases = new[] { elements.Root, elements.Channel }.Select(element => element?.Attribute("xml:base"));
        _addresses.Set(
            bases.LastOrDefault(address => address is not null),
            Linked(links, "self"),
            links.FirstOrDefault(link => link.Text.Length > 0)?.Text ?? Linked(links, "alternate") ?? Linked(links, null));
        var authors = _kind == FeedKind.Atom ? EntryFields.Authors(about, "author", "atom:author") : null;
        return new Feed
        {
            Title = EntryFields.Title(about.First("title", "dc:title"), _kind),
            Kind = _kind,
            Site = _addresses.Site,
            Language = CleanText.Line(about.TextOf("language", "dc:language") ?? elements.Root?.Attribute("xml:lang")),
            Every = Every(about),
            Entries = _found.ConvertAll(entry => entry.With(_addresses) with { Author = entry.Entry.Author ?? authors }),
        };
    }

    private static string? Linked(IEnumerable<FeedElement> links, string? relation) =>
        links.FirstOrDefault(link => link.Attribute("rel") == relation && link.Attribute("href") is not null)?.Attribute("href");

    private static TimeSpan? Every(FeedElement about)
    {
        if (Number(about.TextOf("ttl")) is { } minutes)
            return Bounded(TimeSpan.FromMinutes(minutes));
        var period = about.TextOf("sy:updatePeriod")?.ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => (TimeSpan?)null,
        };
        return period is { } time ? Bounded(time / (Number(about.TextOf("sy:updateFrequency")) ?? 1)) : null;
    }

    private static TimeSpan? Bounded(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : time > Longest ? Longest : time;

    private static int? Number(string? text) =>
        int.TryParse(Digits.ToAscii(text ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 ? number : null;

    private static int Lines(ReadOnlySpan<char> text) => text.Count('\n');
}
