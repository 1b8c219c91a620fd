using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Ingestion;

/// <summary>
/// The fields of an article as a file or page states them, neither cleaned nor checked. Every reader ends by turning them
/// into an article.
/// </summary>
internal sealed record ArticleFields
{
    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Id { get; init; }

    public string? Outlet { get; init; }

    /// <summary>The address; ignored unless it is an absolute http(s) address, because only those can be linked to.</summary>
    public string? Url { get; init; }

    /// <summary>The byline; parts that name nobody (a date, an address, a number) are ignored.</summary>
    public string? Author { get; init; }

    public string? Published { get; init; }

    /// <summary>
    /// When the article was changed; ignored if it cannot be read or lies before <see cref="Published"/>, because an article
    /// is usable without it.
    /// </summary>
    public string? Modified { get; init; }

    /// <summary>The language; ignored if it is not a language tag.</summary>
    public string? Language { get; init; }

    public string? Origin { get; init; }

    /// <summary>
    /// Returns the cleaned article, or a failure that lists all problems, with the reader's <paramref name="problems"/> first.
    /// </summary>
    public ArticleReadResult ToArticle(string input, PublicationDates dates, params IEnumerable<string> problems)
    {
        var allProblems = problems.ToList();
        var body = CleanText.ToBody(Body ?? "");
        if (!CleanText.HasWords(body))
            allProblems.Add("it has no text; give it a body, or leave it out");
        if (body.Length > ArticleLimits.MaxBodyLength)
            allProblems.Add($"its text is longer than {ArticleLimits.MaxBodyLength / (1024 * 1024)} MB; split it into articles");
        var (published, error) = dates.Parse(Published);
        if (error is not null)
            allProblems.Add(error);
        var (id, url) = (CleanText.ToLine(Id), ParseWebAddress(Url));
        allProblems.AddRange(ArticleBounds.FindProblems(id, url));
        if (allProblems.Count > 0)
            return ArticleReadResult.Failed(input, string.Join("; ", allProblems));

        return ArticleReadResult.Succeeded(input, ArticleBounds.Shorten(new Article
        {
            Title = CleanText.ToLine(Title) ?? Headline.Split(body).Title,
            Body = body,
            Id = id,
            Outlet = CleanOutletName(Outlet),
            Url = url,
            Author = Byline.Parse(Author),
            Published = published,
            Modified = dates.Parse(Modified) is { Error: null, Instant: { } changed } && !(changed < published) ? changed : null,
            Language = Language,
            Origin = Origin,
        }));
    }

    /// <summary>
    /// Cleans the name of an outlet into one line without footnote marks, because replies show it beside citation markers.
    /// Returns null if nothing is left.
    /// </summary>
    public static string? CleanOutletName(string? name) => name is null ? null : CleanText.ToLine(FootnoteMarks.Remove(name));

    /// <summary>Returns the address if it is absolute and http(s), else null.</summary>
    public static string? ParseWebAddress(string? url) =>
        CleanText.ToLine(url) is { } line && Uri.TryCreate(line, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? address.IsWellFormedOriginalString() ? line : address.AbsoluteUri
            : null;
}
