using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Walks the nodes of a part of a page in document order. It does not recurse, because a page may be nested to any depth, and
/// it visits children by index, because AngleSharp finds a node's next sibling by searching all of them.
/// </summary>
internal static class NodeWalker
{
    /// <summary>
    /// Yields every node twice: when it begins and, after its descendants, when it ends. <paramref name="root"/> is the first and
    /// the last.
    /// </summary>
    /// <param name="root">The node whose part of the page is walked.</param>
    /// <param name="isOpen">Decides whether the children of a node are visited; called after the node has begun.</param>
    public static IEnumerable<(INode Node, bool Begins)> Walk(INode root, Func<INode, bool> isOpen)
    {
        var open = new Stack<(INode Node, int Next)>();
        yield return (root, true);
        open.Push((root, isOpen(root) ? 0 : int.MaxValue));
        while (open.TryPop(out var current))
        {
            if (current.Next >= current.Node.ChildNodes.Length)
            {
                yield return (current.Node, false);
                continue;
            }

            open.Push((current.Node, current.Next + 1));
            var child = current.Node.ChildNodes[current.Next];
            yield return (child, true);
            open.Push((child, isOpen(child) ? 0 : int.MaxValue));
        }
    }
}
