namespace NewsBot.Articles;

/// <summary>
/// The result of reading one input: an article, or the reason why there is none. Sources yield failures as values, so that
/// one bad article never stops the rest.
/// </summary>
/// <param name="Input">The input as a person would name it: a path, a path with a line number, or an address.</param>
/// <param name="Article">The article; null when <paramref name="Error"/> is set.</param>
/// <param name="Error">What is wrong and what to do about it; null when there is an article.</param>
internal sealed record ArticleReadResult(string Input, Article? Article, string? Error)
{
    /// <summary>True if the article was read from the outlet's site, not from a local file.</summary>
    public bool IsFromWeb { get; init; }

    /// <summary>
    /// Why the page withholds its article; null if there is an article, or if reading failed for another reason.
    /// </summary>
    public WithheldReason? Withheld { get; init; }

    /// <summary>True if reading failed for a reason that may go away, so that a retry makes sense.</summary>
    public bool IsTransient { get; init; }

    public static ArticleReadResult Succeeded(string input, Article article) => new(input, article, null);

    public static ArticleReadResult Failed(string input, string error) => new(input, null, error);
}
