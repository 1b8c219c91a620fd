using NewsBot.Text;

namespace NewsBot.Articles;

/// <summary>
/// A run of whole sentences of one stored version of an article: the unit that is indexed, retrieved and cited from.
/// </summary>
internal sealed record Passage
{
    /// <summary>The article that it is from.</summary>
    public required ArticleReference Article { get; init; }

    /// <summary>Where it stands in the version's body.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Its place among the passages of its article, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Exactly the body cut at <see cref="Span"/>.</summary>
    public required string Text { get; init; }
}

/// <summary>What a reader needs to know of the article behind a passage, without its text.</summary>
/// <param name="Id">The archive's id of the article.</param>
/// <param name="Version">The version's number, from 1.</param>
/// <param name="Title">The headline of that version.</param>
/// <param name="Outlet">Who published it, or null.</param>
/// <param name="Published">When, or null where unknown.</param>
/// <param name="Url">Where, or null.</param>
internal sealed record ArticleReference(
    string Id, int Version, string Title, string? Outlet, DateTimeOffset? Published, string? Url)
{
    // Nobody reads a longer name to its end, and an answer has room for little more.
    private const int LongestName = 100;

    private static readonly string[] SiteMarks = [" | ", " - ", " – ", " — "];

    /// <summary>
    /// The title as a reader is shown it: without the name of the site, which pages put behind it ("Two gates opened | The
    /// Harbour Post"), and without footnote marks.
    /// </summary>
    public string Headline => FootnoteMarks.TakeOut(WithoutSite()) is { Length: > 0 } headline ? headline : "untitled";

    private string WithoutSite()
    {
        if (Outlet is null) return Title;
        foreach (var mark in SiteMarks)
        {
            var at = Title.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > 0 && NamesOutlet(Title[(at + mark.Length)..])) return Title[..at].TrimEnd();
        }

        return Title;
    }

    /// <summary>
    /// The outlet as a reply names it: without footnote marks, shortened where it is longer than any name, "unknown outlet"
    /// where there is none.
    /// </summary>
    public string OutletName => Outlet is null || FootnoteMarks.TakeOut(Outlet) is not { Length: > 0 } name ? "unknown outlet"
        : name.Length <= LongestName ? name
        : name[..(char.IsHighSurrogate(name[LongestName - 2]) ? LongestName - 2 : LongestName - 1)].TrimEnd() + "…";

    // "CNN Business" behind a title of CNN's is the site; "CNN ..." is the same, cut short by whoever listed it.
    private bool NamesOutlet(string behind) =>
        behind.StartsWith(Outlet!, StringComparison.OrdinalIgnoreCase) && behind.Length <= Outlet!.Length + 20;
}
