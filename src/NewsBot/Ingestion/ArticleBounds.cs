using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>
/// Keeps the fields of an article within <see cref="ArticleLimits"/>. Fields that only people read are shortened. An id or
/// address that is too long is refused, because two that were cut could be equal.
/// </summary>
internal static class ArticleBounds
{
    /// <summary>Returns the article with title, outlet and byline shortened, and with a malformed language removed.</summary>
    public static Article Shorten(Article article) => article with
    {
        Title = Headline.Shorten(article.Title, ArticleLimits.MaxTitleLength),
        Outlet = ShortenLine(article.Outlet, ArticleLimits.MaxOutletLength),
        Author = ShortenLine(article.Author, ArticleLimits.MaxAuthorLength),
        Language = LanguageTag.Parse(article.Language),
    };

    /// <summary>Returns the problems of the id and the address, each with its remedy; empty if both are short enough.</summary>
    public static IEnumerable<string> FindProblems(string? id, string? url)
    {
        if (id?.Length > ArticleLimits.MaxIdLength)
            yield return $"its id is longer than {ArticleLimits.MaxIdLength} characters; give it a shorter one, or none";
        if (url?.Length > ArticleLimits.MaxAddressLength)
            yield return $"its url is longer than {ArticleLimits.MaxAddressLength} characters; give it a shorter one, or none";
    }

    private static string? ShortenLine(string? text, int maxLength) =>
        CleanText.ToLine(text) is { } line ? Headline.Shorten(line, maxLength) : null;
}
