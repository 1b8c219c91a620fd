using NewsBot.Text;

namespace NewsBot.Articles;

/// <summary>
/// A run of whole sentences from one stored version of an article. Passages are indexed, retrieved and cited.
/// </summary>
internal sealed record Passage
{
    /// <summary>The article that the passage is taken from.</summary>
    public required ArticleReference Article { get; init; }

    /// <summary>The position of the passage in the version's body, in UTF-16 units.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The zero-based index of the passage among those of its article.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The text of the body at <see cref="Span"/>, unchanged.</summary>
    public required string Text { get; init; }
}

/// <summary>The facts about an article that a citation shows, without the article's text.</summary>
/// <param name="Id">The archive's id of the article.</param>
/// <param name="Version">The version's number, from 1.</param>
/// <param name="Title">The headline of that version.</param>
/// <param name="Outlet">The outlet that published the article, or null if it is unknown.</param>
/// <param name="Published">When the article was published, or null if it is unknown.</param>
/// <param name="Url">The article's address, or null if it has none.</param>
internal sealed record ArticleReference(
    string Id, int Version, string Title, string? Outlet, DateTimeOffset? Published, string? Url)
{
    /// <summary>The name of an outlet that is unknown.</summary>
    public const string UnknownOutlet = "unknown outlet";

    // An answer has little room, and nobody reads a longer name to its end.
    private const int MaxNameLength = 100;

    private static readonly string[] SiteSeparators = [" | ", " - ", " – ", " — "];

    /// <summary>
    /// The title as replies show it: without the site's name, which pages append ("Two gates opened | The Harbour Post"),
    /// and without footnote marks. It is "untitled" if nothing is left.
    /// </summary>
    public string Headline => FootnoteMarks.Remove(RemoveSiteName()) is { Length: > 0 } headline ? headline : "untitled";

    private string RemoveSiteName()
    {
        if (Outlet is null) return Title;
        foreach (var separator in SiteSeparators)
        {
            var at = Title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && IsOutletName(Title[(at + separator.Length)..])) return Title[..at].TrimEnd();
        }

        return Title;
    }

    /// <summary>
    /// The outlet as replies name it: without footnote marks and at most 100 UTF-16 units long. It is
    /// <see cref="UnknownOutlet"/> if the article has none.
    /// </summary>
    public string OutletName => Outlet is null || FootnoteMarks.Remove(Outlet) is not { Length: > 0 } name ? UnknownOutlet
        : name.Length <= MaxNameLength ? name : MarkupStripper.Truncate(name, MaxNameLength - 1).TrimEnd() + "…";

    // A title of the outlet "CNN" may end with "CNN Business" or, where an index cut it short, with "CNN ...".
    private bool IsOutletName(string suffix) =>
        suffix.StartsWith(Outlet!, StringComparison.OrdinalIgnoreCase) && suffix.Length <= Outlet!.Length + 20;
}
