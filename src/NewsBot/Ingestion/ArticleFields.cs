using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Ingestion;

/// <summary>
/// What a file or page says of an article, as found. The last step of every reader turns it into an article, cleaned and
/// checked.
/// </summary>
internal sealed record ArticleFields
{
    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Id { get; init; }

    public string? Outlet { get; init; }

    /// <summary>Anything but an absolute http(s) address counts as none: it could not be linked to.</summary>
    public string? Url { get; init; }

    /// <summary>What names nobody (a date, an address, a number) counts as none.</summary>
    public string? Author { get; init; }

    public string? Published { get; init; }

    /// <summary>
    /// What cannot be read, or lies before <see cref="Published"/>, counts as none: an article can be used without it.
    /// </summary>
    public string? Modified { get; init; }

    /// <summary>What is no language tag counts as none.</summary>
    public string? Language { get; init; }

    public string? Origin { get; init; }

    /// <summary>
    /// The article; or a failure that lists everything that is wrong, <paramref name="problems"/> of the reader first.
    /// </summary>
    public ArticleReadResult ToArticle(string input, PublicationDates dates, params IEnumerable<string> problems)
    {
        var wrong = problems.ToList();
        var body = CleanText.Body(Body ?? "");
        if (!CleanText.HasWords(body))
            wrong.Add("it has no text; give it a body, or leave it out");
        if (body.Length > ArticleLimits.BodyLength)
            wrong.Add($"its text is longer than {ArticleLimits.BodyLength / (1024 * 1024)} MB; split it into articles");
        var (published, error) = dates.Read(Published);
        if (error is not null)
            wrong.Add(error);
        var (id, url) = (CleanText.Line(Id), WebAddress(Url));
        wrong.AddRange(ArticleBounds.Problems(id, url));
        if (wrong.Count > 0)
            return ArticleReadResult.Failed(input, string.Join("; ", wrong));

        return ArticleReadResult.Of(input, ArticleBounds.Shorten(new Article
        {
            Title = CleanText.Line(Title) ?? Headline.Split(body).Title,
            Body = body,
            Id = id,
            Outlet = OutletName(Outlet),
            Url = url,
            Author = Byline.Read(Author),
            Published = published,
            Modified = dates.Read(Modified) is { Error: null, Instant: { } changed } && !(changed < published) ? changed : null,
            Language = Language,
            Origin = Origin,
        }));
    }

    /// <summary>
    /// The name of an outlet on one line, without footnote marks, for it is told beside markers; null for none.
    /// </summary>
    public static string? OutletName(string? name) => name is null ? null : CleanText.Line(FootnoteMarks.TakeOut(name));

    /// <summary>The address where it is absolute and http(s), else null.</summary>
    public static string? WebAddress(string? url) =>
        CleanText.Line(url) is { } line && Uri.TryCreate(line, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? address.IsWellFormedOriginalString() ? line : address.AbsoluteUri
            : null;
}
