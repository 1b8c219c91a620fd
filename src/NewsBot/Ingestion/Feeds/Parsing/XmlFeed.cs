using System.Globalization;
using NewsBot.Text;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>Reads an RSS or Atom feed or a news sitemap.</summary>
internal sealed class XmlFeed
{
    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(366);

    private readonly FeedKind kind;
    private readonly List<FeedElement> feedElements = [];
    private readonly List<RawEntry> entries = [];
    private readonly FeedAddresses addresses;
    private readonly EntryFields fields;

    private XmlFeed(FeedKind kind, FeedDates dates, Uri? address)
    {
        this.kind = kind;
        addresses = new FeedAddresses(address);
        fields = new EntryFields(kind, dates);
    }

    public static FeedParseResult Read(string text, DocumentStart start, FeedKind kind, FeedDates dates, Uri? address) =>
        new XmlFeed(kind, dates, address).Read(text, start);

    /// <summary>
    /// Returns a failure for an index of sitemaps, with the addresses of the sitemaps that it lists: the one that changed last
    /// first, and those without a date at the end.
    /// </summary>
    public static FeedParseResult RejectIndex(string text, DocumentStart start, FeedDates dates)
    {
        var found = new List<(string Address, DateTimeOffset? Changed)>();
        using var elements = new FeedElements(XmlRepair.Repair(text, start.Offset));
        while (elements.ReadNext() is { } element && found.Count < FeedLimits.MaxSitemaps)
        {
            if (element.HasName("sitemap") && ArticleFields.ParseWebAddress(element.FindText("loc")) is { } address)
                found.Add((address, dates.Parse(element.FindText("lastmod"))));
        }

        List<string> sitemaps = [.. found.OrderByDescending(sitemap => sitemap.Changed).Select(sitemap => sitemap.Address)];
        var listed = string.Join(", ", sitemaps.Take(3)) + (sitemaps.Count > 3 ? $" and {sitemaps.Count - 3} more" : "");
        var remedy = sitemaps.Count == 0 ? "it names none, so give a feed of the site" : $"give one of those it names: {listed}";
        return FeedParseResult.Failed($"this is an index of sitemaps, not a sitemap of news; {remedy}", sitemaps) with
        {
            IsIndex = true,
        };
    }

    private FeedParseResult Read(string text, DocumentStart start)
    {
        var xml = XmlRepair.Repair(text, start.Offset);
        using var elements = new FeedElements(xml);
        var (isCut, hasOtherPages) = (false, false);
        while (!isCut && elements.ReadNext() is { } element)
        {
            if (!FeedElements.IsEntry(element.Name))
                KeepFeedElement(element);
            else if (kind == FeedKind.Sitemap && !element.FindAll("news:news").Any())
                hasOtherPages = true;
            else if (entries.Count == FeedLimits.MaxEntries)
                isCut = true;
            else
                entries.Add(fields.Read(element));
        }

        var line = elements.FirstDamage is { } damage
            ? 1 + CountLines(text.AsSpan(0, start.Offset)) + CountLines(xml.AsSpan(0, damage)) : 0;
        if (entries.Count == 0 && line > 0)
            return FeedParseResult.Failed($"its XML is damaged near line {line}, and no entry could be read; tell its publisher");
        if (entries.Count == 0 && hasOtherPages)
            return FeedParseResult.Failed(
                "this is a sitemap of pages, not of news; give one with news:news, or the feed of the site");
        return FeedParseResult.Succeeded(BuildFeed(elements), isCut ? FeedLimits.TooManyEntries : line > 0
            ? $"its XML is damaged near line {line}; the entries that are whole were read; tell its publisher"
            : null);
    }

    /// <summary>
    /// Keeps an element that describes the feed itself. Others are dropped and the number is limited, because a feed may hold
    /// any number of them.
    /// </summary>
    private void KeepFeedElement(FeedElement element)
    {
        if (feedElements.Count < 200 && element.Name.ToLowerInvariant() is "title" or "dc:title" or "link"
            or "atom:link" or "language"
            or "dc:language" or "ttl" or "sy:updateperiod" or "sy:updatefrequency" or "author" or "atom:author")
            feedElements.Add(element);
    }

    private Feed BuildFeed(FeedElements elements)
    {
        var about = new FeedElement("about");
        feedElements.ForEach(about.AddChild);
        var links = about.FindAll("link", "atom:link").ToList();
        var bases = new[] { elements.Root, elements.Channel }.Select(element => element?.GetAttribute("xml:base"));
        addresses.Set(
            bases.LastOrDefault(address => address is not null),
            FindLink(links, "self"),
            links.FirstOrDefault(link => link.Text.Length > 0)?.Text ?? FindLink(links, "alternate") ?? FindLink(links, null));
        var authors = kind == FeedKind.Atom ? EntryFields.ReadAuthors(about, "author", "atom:author") : null;
        return new Feed
        {
            Title = EntryFields.ReadTitle(about.FindFirst("title", "dc:title"), kind),
            Kind = kind,
            Site = addresses.Site,
            Language = CleanText.ToLine(about.FindText("language", "dc:language") ?? elements.Root?.GetAttribute("xml:lang")),
            RequestedInterval = ParseInterval(about),
            Entries =
                entries.ConvertAll(entry => entry.ResolveAddresses(addresses) with { Author = entry.Entry.Author ?? authors }),
        };
    }

    private static string? FindLink(IEnumerable<FeedElement> links, string? relation) =>
        links.FirstOrDefault(link => link.GetAttribute("rel") == relation
            && link.GetAttribute("href") is not null)?.GetAttribute("href");

    private static TimeSpan? ParseInterval(FeedElement about)
    {
        if (ParseNumber(about.FindText("ttl")) is { } minutes)
            return Clamp(TimeSpan.FromMinutes(minutes));
        var period = about.FindText("sy:updatePeriod")?.ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => (TimeSpan?)null,
        };
        return period is { } time ? Clamp(time / (ParseNumber(about.FindText("sy:updateFrequency")) ?? 1)) : null;
    }

    private static TimeSpan? Clamp(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : time > MaxInterval ? MaxInterval : time;

    private static int? ParseNumber(string? text) =>
        int.TryParse(Digits.ToAscii(text ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 ? number : null;

    private static int CountLines(ReadOnlySpan<char> text) => text.Count('\n');
}
