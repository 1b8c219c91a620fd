using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Removes lines from the article's text that are not part of it. Editors write them into the article itself, so that no
/// element's name shows it.
/// </summary>
internal sealed class PageLines
{
    /// <summary>A line or list with at least this share of its text in links points to other pages.</summary>
    private const double MinLinkShare = 0.75;

    /// <summary>The longest line that is another article's headline if it is all link, in UTF-16 units.</summary>
    private const int MaxHeadlineLength = 200;

    /// <summary>The text begins with the first line of at least this length, in UTF-16 units.</summary>
    private const int MinParagraphLength = 100;

    /// <summary>The largest share of the text that may be removed as a note below a horizontal rule.</summary>
    private const double MaxNoteShare = 0.3;

    private readonly IElement content;
    private readonly PageMeasure measure;

    /// <summary>The elements that are one line or paragraph each, in document order, with their text.</summary>
    private readonly List<(IElement Element, string Text)> lines;

    private PageLines(IElement content)
    {
        this.content = content;
        measure = PageMeasure.Compute(content);
        lines =
        [
            .. content.QuerySelectorAll("*").Where(IsLine)
                .Select(line => (Element: line, Text: CleanText.ToLine(line.TextContent) ?? ""))
                .Where(line => CleanText.HasWords(line.Text)),
        ];
    }

    /// <summary>Removes the lines that are not part of the article.</summary>
    /// <param name="content">The element that holds the article's text.</param>
    /// <param name="title">The title of the article, whose repetition is removed; null if it is unknown.</param>
    /// <param name="url">The address of the article, which some pages show in print; null if it is unknown.</param>
    public static void RemoveFrom(IElement content, string? title, string? url)
    {
        var lines = new PageLines(content);
        lines.RemoveTrailingNote();
        lines.RemoveLinkLists();
        lines.RemoveBoilerplateLines(title, url);
    }

    /// <summary>Removes lists in which every item is a link: menus, tags, and lists of other articles.</summary>
    private void RemoveLinkLists()
    {
        foreach (var list in content.QuerySelectorAll("ul, ol"))
        {
            if (measure[list] is { Links: >= 2, Paragraphs: 0, LinkShare: >= MinLinkShare }
                && list.Children.All(item => measure[item].Links > 0))
                list.Remove();
        }
    }

    private void RemoveBoilerplateLines(string? title, string? url)
    {
        var textStart = lines.FindIndex(line => line.Text.Length >= MinParagraphLength);
        var last = new Stack<IElement>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, text) = lines[i];
            var isBeforeText = i < textStart;
            var isTitle = (i == 0 || isBeforeText) && text.Equals(title, StringComparison.OrdinalIgnoreCase);
            if (isTitle || text == url || BoilerplateLine.IsMatch(text) || IsLinkLine(line, text)
                || (isBeforeText && BoilerplateLine.IsBylineOrDate(text)))
                line.Remove();
            else if (line.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" || IsCounter(line, text))
                last.Push(line);
            else if (content.Contains(line))
                last.Clear();
        }

        // The text below the headings at the end has been removed, and numbers there count readers or shares.
        foreach (var line in last)
            line.Remove();
    }

    // The cells of a table and the items of a list may be numbers.
    private static bool IsCounter(IElement line, string text) =>
        line.LocalName is "p" or "div" or "span" && !text.Any(char.IsLetter) && line.Closest("table, ul, ol, dl") is null;

    /// <summary>
    /// True if a line consists of links. Several links with hardly a word between them are a menu or tags, and a single link is
    /// the headline of another article. A single link with a full stop is a sentence, though, and one without spaces is an
    /// address that the text states.
    /// </summary>
    private bool IsLinkLine(IElement line, string text) =>
        measure[line] is { LinkShare: >= MinLinkShare } amounts
        && (amounts.Links >= 2
            || (line.LocalName is "p" or "div" && amounts.LinkShare > 0.9 && text.Length <= MaxHeadlineLength && text[^1] != '.'
                && text.Split(' ').Length > 2));

    /// <summary>
    /// Removes the note below a single horizontal rule near the end, which is about the author, the publisher or other articles.
    /// A correction is kept, because it is part of the article wherever it stands.
    /// </summary>
    private void RemoveTrailingNote()
    {
        if (content.QuerySelectorAll("hr").ToList() is not [var rule])
            return;
        var after = new List<INode>();
        for (INode current = rule; current != content; current = current.Parent!)
            after.AddRange(current.Parent!.ChildNodes.SkipWhile(node => node != current).Skip(1));

        if (after.Sum(node => node is IElement element ? measure[element].Text : node.TextContent.Length)
            > MaxNoteShare * measure[content].Text)
            return;
        foreach (var node in after.Where(node => !BoilerplateLine.IsCorrection(node.TextContent)))
            node.Parent!.RemoveChild(node);
    }

    /// <summary>
    /// True for the innermost elements that begin a new line, and for elements that stand alone between two of them.
    /// </summary>
    private bool IsLine(IElement element) =>
        measure[element] is { Blocks: 0, Text: > 0 }
        && (Paragraphs.IsBlock(element.LocalName) || element.LocalName is "td" or "th"
            || (element.ParentElement is { } parent && measure[parent].Blocks > 0
                && IsAtLineEdge(element, node => node.PreviousSibling) && IsAtLineEdge(element, node => node.NextSibling)));

    private static bool IsAtLineEdge(INode node, Func<INode, INode?> getSibling)
    {
        var sibling = getSibling(node);
        while (sibling is IComment || (sibling is IText text && string.IsNullOrWhiteSpace(text.Data)))
            sibling = getSibling(sibling);
        return sibling is null || (sibling is IElement element && Paragraphs.IsBlock(element.LocalName));
    }
}
