namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>Makes the addresses in a feed absolute.</summary>
/// <param name="address">The address that the feed was read from; null for a file.</param>
internal sealed class FeedAddresses(Uri? address)
{
    private Uri? site;
    private Uri? self;
    private string? @base;

    /// <summary>The absolute address of the site.</summary>
    public string? Site => site?.OriginalString;

    /// <summary>Sets the addresses that the feed states, against which the others are resolved.</summary>
    /// <param name="baseAddress">The <c>xml:base</c> of the feed, which may be relative to it.</param>
    /// <param name="self">The address that the feed gives for itself.</param>
    /// <param name="site">The address that the feed gives for its site.</param>
    public void Set(string? baseAddress, string? self, string? site)
    {
        this.self = Resolve(self, address);
        @base = baseAddress;
        this.site = Resolve(site, Resolve(baseAddress, address ?? this.self) ?? address ?? this.self);
    }

    /// <summary>
    /// Returns the absolute http(s) address, or null if there is none. A relative address is resolved against the innermost
    /// xml:base, else against the site, else against the feed.
    /// </summary>
    /// <param name="link">The address as the feed writes it.</param>
    /// <param name="bases">The xml:base of the elements around it, the outermost first.</param>
    public string? MakeAbsolute(string? link, params IEnumerable<string?> bases)
    {
        if (CleanText.ToLine(link) is not { } line)
            return null;
        if (ArticleFields.ParseWebAddress(line) is { } absolute)
            return absolute;

        var fallback = site ?? address ?? self;
        var stated = bases.Prepend(@base)
            .Aggregate((Uri?)null, (outer, inner) => Resolve(inner, outer ?? address ?? fallback) ?? outer);
        return Resolve(line, stated ?? fallback)?.AbsoluteUri;
    }

    /// <summary>Returns the http(s) address of a link that is absolute or relative to another address; else null.</summary>
    public static Uri? Resolve(string? link, Uri? baseUri)
    {
        if (CleanText.ToLine(link) is not { } line)
            return null;
        if (ArticleFields.ParseWebAddress(line) is { } absolute)
            return new Uri(absolute);
        if (line.StartsWith("//", StringComparison.Ordinal) && baseUri is null)
            return Resolve("https:" + line, null);
        return baseUri is not null && Uri.TryCreate(baseUri, line, out var joined) && joined.Scheme is "http" or "https"
            ? joined
            : null;
    }
}
