namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// The limits for reading a page, so that no page takes the memory or time of the others. For comparison, the maxima of 92
/// newspaper pages are 1,584 elements, 64 attributes on one element, and less than 100 levels.
/// </summary>
internal static class PageLimits
{
    /// <summary>The most elements of a page. Each takes some hundred bytes, and a page with more holds no article.</summary>
    public const int MaxElements = 15_000;

    /// <summary>The most levels of nested elements.</summary>
    public const int MaxNesting = 500;

    /// <summary>
    /// The most tags, comments and pieces of text: enough for <see cref="MaxElements"/>. Consecutive pieces of text take time
    /// that grows with the square of their number.
    /// </summary>
    public const int MaxTokens = 60_000;

    /// <summary>
    /// The most UTF-16 units that the parser copies because text comes in consecutive pieces. Copying this many takes less than
    /// a second. A page of 1 MB in one piece is copied once.
    /// </summary>
    public const long MaxTextCopied = 200_000_000;

    /// <summary>The most attributes of one element that are read; the time grows with the square of their number.</summary>
    public const int MaxAttributes = 200;

    /// <summary>The longest attribute value that is read, in UTF-16 units. Longer ones are pictures and scripts.</summary>
    public const int MaxAttributeLength = 2_000;

    /// <summary>The longest title or headline, in UTF-16 units. SmartReader compares each word of the two.</summary>
    public const int MaxHeadlineLength = 1_000;

    /// <summary>
    /// The most elements that SmartReader searches. For each element it loops over all of them, up to twenty times: this many
    /// take a second, and five times as many take half a minute.
    /// </summary>
    public const int MaxSearchedElements = 3_000;

    /// <summary>The most levels of elements that SmartReader searches.</summary>
    public const int MaxSearchedNesting = 100;

    /// <summary>
    /// The most text that SmartReader searches, in UTF-16 units times their level, because it reads text at each level.
    /// </summary>
    public const int MaxSearchedText = 10_000_000;

    /// <summary>
    /// The time that reading a page may take. A usual page takes a tenth of a second, and the worst within the other limits three
    /// seconds. The limit is much longer, so that no article is lost because the machine is busy.
    /// </summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);
}
