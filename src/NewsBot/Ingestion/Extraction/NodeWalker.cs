using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// The nodes of a part of a page in the order of the text, without recursion, because a page decides how deep they are
/// nested; and by index, because AngleSharp finds the next sibling of a node by counting through all of them.
/// </summary>
internal static class NodeWalker
{
    /// <summary>
    /// Every node when it begins and, after all that it holds, when it ends; <paramref name="root"/> is the first and the last.
    /// </summary>
    /// <param name="root">Where to begin.</param>
    /// <param name="isOpen">Says, once a node has begun, whether what it holds is visited.</param>
    public static IEnumerable<(INode Node, bool Begins)> Of(INode root, Func<INode, bool> isOpen)
    {
        var open = new Stack<(INode Node, int Next)>();
        yield return (root, true);
        open.Push((root, isOpen(root) ? 0 : int.MaxValue));
        while (open.TryPop(out var top))
        {
            if (top.Next >= top.Node.ChildNodes.Length)
            {
                yield return (top.Node, false);
                continue;
            }

            open.Push((top.Node, top.Next + 1));
            var child = top.Node.ChildNodes[top.Next];
            yield return (child, true);
            open.Push((child, isOpen(child) ? 0 : int.MaxValue));
        }
    }
}
