namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// How much of a page is read, so that no page can take the memory or the time of the others. The largest of 92 pages of
/// newspapers has 1,584 elements, 64 attributes on one of them, and less than 100 levels.
/// </summary>
internal static class PageLimits
{
    /// <summary>Elements of a page. Each takes some hundred bytes, and what becomes of many is no article.</summary>
    public const int Elements = 15_000;

    /// <summary>Levels of elements.</summary>
    public const int Nesting = 500;

    /// <summary>
    /// Tags, comments and pieces of text: as many as that many elements need, and some more. Pieces of text that follow one
    /// another take time that grows with the square of their number.
    /// </summary>
    public const int Pieces = 60_000;

    /// <summary>
    /// UTF-16 units that the parser copies because text comes in pieces that follow one another. A page of 1 MB in one piece
    /// is copied once; of this many, copying takes less than a second.
    /// </summary>
    public const long TextCopied = 200_000_000;

    /// <summary>Attributes of one element that are read; the time for it grows with the square of their number.</summary>
    public const int Attributes = 200;

    /// <summary>The longest attribute that is read, in UTF-16 units. Longer ones are pictures and programs.</summary>
    public const int AttributeLength = 2_000;

    /// <summary>The longest title or headline, in UTF-16 units: each word of one is compared with each of the other.</summary>
    public const int HeadlineLength = 1_000;

    /// <summary>
    /// Elements among which the article is searched. SmartReader counts through all of them for each of them, and that up to
    /// twenty times: among this many it takes a second, among five times as many half a minute.
    /// </summary>
    public const int SearchedElements = 3_000;

    /// <summary>Levels of elements through which the article is searched.</summary>
    public const int SearchedNesting = 100;

    /// <summary>Text that is searched, in UTF-16 units, each counted once a level: SmartReader reads it at each level.</summary>
    public const int SearchedText = 10_000_000;

    /// <summary>
    /// How long a page may take. A usual one takes a tenth of a second, and the worst that keeps to the other limits three; but a
    /// machine may be as busy as to take forty times as long, and no article is to be lost for that.
    /// </summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(30);
}
