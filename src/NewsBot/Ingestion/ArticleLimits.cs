namespace NewsBot.Ingestion;

/// <summary>How much the room reads before it calls something no article.</summary>
internal static class ArticleLimits
{
    /// <summary>
    /// The longest body, in UTF-16 units: ten million, about sixteen long novels. What is longer is a dump of some
    /// kind, and would take the memory of many articles at once.
    /// </summary>
    public const int BodyLength = 10 * 1024 * 1024;

    /// <summary>The longest title, in UTF-16 units; a longer one is shortened.</summary>
    public const int TitleLength = 300;

    /// <summary>The longest id, in UTF-16 units: many sources give an address as one, see <see cref="AddressLength"/>.</summary>
    public const int IdLength = 2_048;

    /// <summary>
    /// The longest address, in UTF-16 units, as the sitemaps protocol has it. One that is cut would lead elsewhere.
    /// </summary>
    public const int AddressLength = 2_048;

    /// <summary>The longest name of an outlet, in UTF-16 units; a longer one is shortened.</summary>
    public const int OutletLength = 200;

    /// <summary>The longest byline, in UTF-16 units; a longer one is shortened.</summary>
    public const int AuthorLength = 300;

    /// <summary>
    /// The most bytes of one file or one line of JSON that are read: 32 MiB. More than <see cref="BodyLength"/> needs,
    /// because markup, escapes and UTF-16 take bytes that the text does not have.
    /// </summary>
    public const int StoredBytes = 32 * 1024 * 1024;
}
