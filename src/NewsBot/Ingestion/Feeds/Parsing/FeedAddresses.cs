namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>Makes the addresses in a feed absolute.</summary>
/// <param name="address">Where the feed was read from; null for a file.</param>
internal sealed class FeedAddresses(Uri? address)
{
    private Uri? _site;
    private Uri? _self;
    private string? _base;

    /// <summary>The absolute address of the site.</summary>
    public string? Site => _site?.OriginalString;

    /// <param name="baseAddress">The <c>xml:base</c> of the feed, which may be relative to it.</param>
    /// <param name="self">The address that the feed gives for itself.</param>
    /// <param name="site">The address that it gives for its site.</param>
    public void Set(string? baseAddress, string? self, string? site)
    {
        _self = Web(self, address);
        _base = baseAddress;
        _site = Web(site, Web(baseAddress, address ?? _self) ?? address ?? _self);
    }

    /// <summary>
    /// The absolute http(s) address, or null where there is none. Relative ones are seen from the innermost xml:base,
    /// else from the site, else from the feed.
    /// </summary>
    /// <param name="link">The address as the feed writes it.</param>
    /// <param name="bases">The xml:base of the elements around it, the outermost first.</param>
    public string? Absolute(string? link, params IEnumerable<string?> bases)
    {
        if (CleanText.Line(link) is not { } line)
            return null;
        if (ArticleFields.WebAddress(line) is { } absolute)
            return absolute;

        var from = _site ?? address ?? _self;
        var given = bases.Prepend(_base)
            .Aggregate((Uri?)null, (outer, inner) => Web(inner, outer ?? address ?? from) ?? outer);
        return Web(line, given ?? from)?.AbsoluteUri;
    }

    /// <summary>The address where it is a web address, alone or seen from another.</summary>
    public static Uri? Web(string? link, Uri? from)
    {
        if (CleanText.Line(link) is not { } line)
            return null;
        if (ArticleFields.WebAddress(line) is { } absolute)
            return new Uri(absolute);
        if (line.StartsWith("//", StringComparison.Ordinal) && from is null)
            return Web("https:" + line, null);
        return from is not null && Uri.TryCreate(from, line, out var joined) && joined.Scheme is "http" or "https"
            ? joined
            : null;
    }
}
