using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Takes out of the text that was found the lines that are not the article's: editors write these into the article itself,
/// where no element's name tells.
/// </summary>
internal sealed class PageLines
{
    /// <summary>A line or list with more than this share of its text in links points elsewhere.</summary>
    private const double MostlyLinks = 0.75;

    /// <summary>A link that is all of a line is a headline up to this length, in UTF-16 units.</summary>
    private const int LongestHeadline = 200;

    /// <summary>The first line as long as this begins the text, in UTF-16 units.</summary>
    private const int ShortestParagraph = 100;

    /// <summary>The share of the text that may stand below a horizontal rule and be none of the article.</summary>
    private const double LargestNote = 0.3;

    private readonly IElement _content;
    private readonly PageMeasure _measure;

    /// <summary>The elements that are one line or paragraph each, in the order of the text, with what they say.</summary>
    private readonly List<(IElement Element, string Text)> _lines;

    private PageLines(IElement content)
    {
        _content = content;
        _measure = PageMeasure.Of(content);
        _lines =
        [
            .. content.QuerySelectorAll("*").Where(IsLine)
                .Select(line => (Element: line, Text: CleanText.Line(line.TextContent) ?? ""))
                .Where(line => CleanText.HasWords(line.Text)),
        ];
    }

    /// <param name="content">The text that was found.</param>
    /// <param name="title">The title of the article, which is no part of its text; null where it is unknown.</param>
    /// <param name="url">The address of the article, which some pages print for paper; null where it is unknown.</param>
    public static void TakeOut(IElement content, string? title, string? url)
    {
        var lines = new PageLines(content);
        lines.TakeOutNote();
        lines.TakeOutLists();
        lines.TakeOutLines(title, url);
    }

    /// <summary>A list in which every item is a link is a menu, tags, or a list of other articles.</summary>
    private void TakeOutLists()
    {
        foreach (var list in _content.QuerySelectorAll("ul, ol"))
        {
            if (_measure[list] is { Links: >= 2, Paragraphs: 0, LinkShare: >= MostlyLinks }
                && list.Children.All(item => _measure[item].Links > 0))
                list.Remove();
        }
    }

    private void TakeOutLines(string? title, string? url)
    {
        var begin = _lines.FindIndex(line => line.Text.Length >= ShortestParagraph);
        var headings = new Stack<IElement>();
        for (var i = 0; i < _lines.Count; i++)
        {
            var (line, text) = _lines[i];
            var isBefore = i < begin;
            var isTitle = (i == 0 || isBefore) && text.Equals(title, StringComparison.OrdinalIgnoreCase);
            if (isTitle || text == url || BoilerplateLine.Is(text) || IsLinks(line, text)
                || (isBefore && BoilerplateLine.IsDated(text)))
                line.Remove();
            else if (line.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
                headings.Push(line);
            else if (_content.Contains(line))
                headings.Clear();
        }

        // What a heading at the end headed has been taken out.
        foreach (var heading in headings)
            heading.Remove();
    }

    /// <summary>
    /// Several links and hardly a word between them are a menu or tags. One link alone is the headline of another article;
    /// with a full stop it is a sentence, and an address without spaces is one that the text gives.
    /// </summary>
    private bool IsLinks(IElement line, string text) =>
        _measure[line] is { LinkShare: >= MostlyLinks } amounts
        && (amounts.Links >= 2
            || (line.LocalName is "p" or "div" && amounts.LinkShare > 0.9 && text.Length <= LongestHeadline && text[^1] != '.'
                && text.Split(' ').Length > 2));

    /// <summary>
    /// A single horizontal rule near the end sets off a note on the author, the publisher, or other articles; but a
    /// correction is part of the article wherever it stands.
    /// </summary>
    private void TakeOutNote()
    {
        if (_content.QuerySelectorAll("hr").ToList() is not [var rule])
            return;
        var after = new List<INode>();
        for (INode at = rule; at != _content; at = at.Parent!)
            after.AddRange(at.Parent!.ChildNodes.SkipWhile(node => node != at).Skip(1));

        if (after.Sum(node => node is IElement element ? _measure[element].Text : node.TextContent.Length)
            > LargestNote * _measure[_content].Text)
            return;
        foreach (var node in after.Where(node => !BoilerplateLine.IsCorrection(node.TextContent)))
            node.Parent!.RemoveChild(node);
    }

    /// <summary>The innermost elements that begin a new line, and what stands alone between two of them.</summary>
    private bool IsLine(IElement element) =>
        _measure[element] is { Blocks: 0, Text: > 0 }
        && (Paragraphs.IsBlock(element.LocalName) || element.LocalName is "td" or "th"
            || (element.ParentElement is { } parent && _measure[parent].Blocks > 0
                && EndsLine(element, node => node.PreviousSibling) && EndsLine(element, node => node.NextSibling)));

    private static bool EndsLine(INode node, Func<INode, INode?> next)
    {
        var beside = next(node);
        while (beside is IComment || (beside is IText text && string.IsNullOrWhiteSpace(text.Data)))
            beside = next(beside);
        return beside is null || (beside is IElement element && Paragraphs.IsBlock(element.LocalName));
    }
}
