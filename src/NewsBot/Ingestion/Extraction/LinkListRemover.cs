using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Takes the links out of a page that stand in rows of dozens, or fill a part without a sentence: menus, lists of other pages.
/// Most of what is large about large pages is that.
/// </summary>
internal static class LinkListRemover
{
    private const double MostlyLinks = 0.75;
    private const int ShortestRow = 50;

    public static void TakeOut(IElement body)
    {
        var measure = PageMeasure.Of(body);
        var found = new List<INode>();
        foreach (var (node, begins) in NodeWalker.Of(body, node => found.Count == 0 || found[^1] != node))
        {
            if (!begins || node is not IElement element)
                continue;
            if (element != body && measure[element] is { Links: > 0, Prose: 0, LinkShare: >= MostlyLinks })
                found.Add(element);
            else if (HoldsRow(element))
                found.AddRange(element.ChildNodes.Where(IsOfRow));
        }

        foreach (var row in found.GroupBy(node => node.Parent!))
            TakeOut(row.Key, [.. row]);
    }

    // Removed one by one, each of thousands would be looked for among all the others.
    private static void TakeOut(INode parent, HashSet<INode> row)
    {
        var kept = parent.ChildNodes.Where(child => !row.Contains(child)).ToArray();
        parent.TextContent = "";
        foreach (var child in kept)
            parent.AppendChild(child);
    }

    private static bool IsOfRow(INode node) =>
        node is IElement { LocalName: "a" } || (node is IText text && !CleanText.HasWords(text.Data));

    // Links between long pieces of text are words of it.
    private static bool HoldsRow(IElement parent)
    {
        var links = 0;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text && text.Data.AsSpan().Trim().Length >= PageMeasure.ShortestProse)
                return false;
            links += child is IElement { LocalName: "a" } ? 1 : 0;
        }

        return links >= ShortestRow;
    }
}
