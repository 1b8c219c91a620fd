using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Removes long rows of links, and elements that consist of links without a sentence: menus and lists of other pages. They
/// make up most of the large pages.
/// </summary>
internal static class LinkListRemover
{
    private const double MinLinkShare = 0.75;
    private const int MinRowLength = 50;

    public static void RemoveFrom(IElement body)
    {
        var measure = PageMeasure.Compute(body);
        var nodes = new List<INode>();
        foreach (var (node, begins) in NodeWalker.Walk(body, node => nodes.Count == 0 || nodes[^1] != node))
        {
            if (!begins || node is not IElement element)
                continue;
            if (element != body && measure[element] is { Links: > 0, Prose: 0, LinkShare: >= MinLinkShare })
                nodes.Add(element);
            else if (HasLinkRow(element))
                nodes.AddRange(element.ChildNodes.Where(BelongsToRow));
        }

        foreach (var row in nodes.GroupBy(node => node.Parent!))
            RemoveFrom(row.Key, [.. row]);
    }

    // The kept nodes are appended again, because removing thousands of nodes one by one takes quadratic time.
    private static void RemoveFrom(INode parent, HashSet<INode> row)
    {
        var kept = parent.ChildNodes.Where(child => !row.Contains(child)).ToArray();
        parent.TextContent = "";
        foreach (var child in kept)
            parent.AppendChild(child);
    }

    private static bool BelongsToRow(INode node) =>
        node is IElement { LocalName: "a" } || (node is IText text && !CleanText.HasWords(text.Data));

    // Links between long pieces of text are part of the text, and not a row of links.
    private static bool HasLinkRow(IElement parent)
    {
        var links = 0;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text && text.Data.AsSpan().Trim().Length >= PageMeasure.MinProseLength)
                return false;
            links += child is IElement { LocalName: "a" } ? 1 : 0;
        }

        return links >= MinRowLength;
    }
}
