using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Removes the comments of readers from a page, however long they are: a remark that counts as the outlet's report would be cited
/// as its word. Comments stand below the headline, in an element named so or under a heading such as "Comments (8)".
/// </summary>
internal static partial class PageComments
{
    private const int MaxHeadingLength = 40;

    /// <summary>
    /// Removes the comments. A page without a headline is left as it is, because its name may mean the whole page.
    /// </summary>
    public static void RemoveFrom(IHtmlDocument document)
    {
        if (document.Body is not { } body || document.QuerySelector("h1") is not { } headline) return;
        foreach (var element in body.QuerySelectorAll("[id], [class]").Where(IsNamedAsComments).ToList())
            if (IsBelow(element, headline)) element.Remove();
        foreach (var heading in body.QuerySelectorAll("h2, h3, h4, h5").Where(IsHeadingOfComments).ToList())
            if (IsBelow(heading, headline)) RemoveSection(heading, headline);
    }

    private static bool IsNamedAsComments(IElement element) =>
        element.LocalName is not ("body" or "main" or "article")
        && element.ClassList.Append(element.Id ?? "").Any(name => name.Length <= 60 && CommentName().IsMatch(name));

    private static bool IsHeadingOfComments(IElement heading) =>
        CleanText.ToLine(heading.TextContent) is { Length: <= MaxHeadingLength } text && CommentHeading().IsMatch(text);

    // Behind the headline, and not around it.
    private static bool IsBelow(IElement element, IElement headline) =>
        headline.CompareDocumentPosition(element) is var position
        && position.HasFlag(DocumentPositions.Following) && !position.HasFlag(DocumentPositions.Contains);

    // The heading opens a box of its own, which goes with it; else all that follows the heading belongs to it.
    private static void RemoveSection(IElement heading, IElement headline)
    {
        var section = heading;
        while (section.ParentElement is { } parent && parent.LocalName is not ("body" or "main" or "article")
            && !parent.Contains(headline) && OpensWith(parent, section)) section = parent;
        var removed = new List<IElement> { section };
        if (section == heading)
            for (var next = section.NextElementSibling; next is not null; next = next.NextElementSibling) removed.Add(next);
        foreach (var element in removed) element.Remove();
    }

    private static bool OpensWith(IElement parent, IElement child) =>
        parent.ChildNodes.TakeWhile(node => node != child).All(node => string.IsNullOrWhiteSpace(node.TextContent));

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        @"^(?:(?:user|reader|post|article|page)[-_]?)?(?:comments?|commentlist|kommentare?|commentaires|comentarios|disqus)"
        + @"(?:[-_]?(?:area|list|section|wrap(?:per)?|container|block|thread|box|content))?$", Options)]
    private static partial Regex CommentName();

    // "Reactions" alone is a section of many articles; with a number it is the readers'.
    [GeneratedRegex(
        @"^\W*(?:\d+\s+)?(?:(?:reader|user|all|latest)s?'?\s)?(?:comments?|kommentare?|commentaires?|comentarios?|commenti|"
            + @"комментарии)"
        + @"\W*(?:\d+\W*)?$"
        + @"|^\W*\d+\s(?:responses?|reactions?|replies|antworten|thoughts)\b.{0,20}$"
        + @"|^\W*(?:responses?|reactions?|replies|discussion|antworten|reacties)\W*\d+\W*$", Options)]
    private static partial Regex CommentHeading();
}
