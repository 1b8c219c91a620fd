using NewsBot.Articles;

namespace NewsBot.Ingestion;

/// <summary>
/// Keeps the fields of an article within <see cref="ArticleLimits"/>, whichever way it came. What is only read by people is
/// shortened; what an article is known by is refused, because two that were cut could be taken for one.
/// </summary>
internal static class ArticleBounds
{
    /// <summary>The article with title, outlet and byline shortened, and without a language that is none.</summary>
    public static Article Shorten(Article article) => article with
    {
        Title = Headline.Shorten(article.Title, ArticleLimits.TitleLength),
        Outlet = Line(article.Outlet, ArticleLimits.OutletLength),
        Author = Line(article.Author, ArticleLimits.AuthorLength),
        Language = LanguageTag.Read(article.Language),
    };

    /// <summary>What is wrong with the fields that an article is known by, and the remedy.</summary>
    public static IEnumerable<string> Problems(string? id, string? url)
    {
        if (id?.Length > ArticleLimits.IdLength)
            yield return $"its id is longer than {ArticleLimits.IdLength} characters; give it a shorter one, or none";
        if (url?.Length > ArticleLimits.AddressLength)
            yield return $"its url is longer than {ArticleLimits.AddressLength} characters; give it a shorter one, or none";
    }

    private static string? Line(string? text, int longest) =>
        CleanText.Line(text) is { } line ? Headline.Shorten(line, longest) : null;
}
