namespace NewsBot.Ingestion;

/// <summary>The largest sizes that an article, its fields and its file may have.</summary>
internal static class ArticleLimits
{
    /// <summary>
    /// The longest body, in UTF-16 units: about ten million, or sixteen long novels. Anything longer is a data dump, and
    /// would take the memory of many articles.
    /// </summary>
    public const int MaxBodyLength = 10 * 1024 * 1024;

    /// <summary>The longest title, in UTF-16 units; a longer one is shortened.</summary>
    public const int MaxTitleLength = 300;

    /// <summary>
    /// The longest id, in UTF-16 units. It equals <see cref="MaxAddressLength"/>, because many sources use an address as the id.
    /// </summary>
    public const int MaxIdLength = 2_048;

    /// <summary>
    /// The longest address, in UTF-16 units, which is the limit of the sitemaps protocol. Longer ones are refused, because
    /// an address that was cut would lead elsewhere.
    /// </summary>
    public const int MaxAddressLength = 2_048;

    /// <summary>The longest name of an outlet, in UTF-16 units; a longer one is shortened.</summary>
    public const int MaxOutletLength = 200;

    /// <summary>The longest byline, in UTF-16 units; a longer one is shortened.</summary>
    public const int MaxAuthorLength = 300;

    /// <summary>
    /// The most bytes of one file or one line of JSON that are read: 32 MiB. It is more than <see cref="MaxBodyLength"/>,
    /// because markup, escapes and UTF-16 take more bytes than the text has characters.
    /// </summary>
    public const int MaxFileBytes = 32 * 1024 * 1024;
}
