namespace NewsBot.Articles;

/// <summary>
/// One thing that a source tried to read: an article, or the reason why there is none. A source yields failures as
/// values, so that one bad article never stops the rest.
/// </summary>
/// <param name="Input">What was read, as a person would name it: a path, a path with a line number, an address.</param>
/// <param name="Article">The article; null when <paramref name="Error"/> is set.</param>
/// <param name="Error">What is wrong and what to do about it; null when there is an article.</param>
internal sealed record ArticleReadResult(string Input, Article? Article, string? Error)
{
    /// <summary>Whether it was read where the outlet shows it now, not from a file that somebody keeps.</summary>
    public bool IsAsPublished { get; init; }

    /// <summary>
    /// Why a page keeps its article back; null where there is an article, or where it failed for another reason.
    /// </summary>
    public WithheldReason? Withheld { get; init; }

    /// <summary>Whether it failed for a reason that may be gone another time.</summary>
    public bool IsPassing { get; init; }

    public static ArticleReadResult Of(string input, Article article) => new(input, article, null);

    public static ArticleReadResult Failed(string input, string error) => new(input, null, error);
}
