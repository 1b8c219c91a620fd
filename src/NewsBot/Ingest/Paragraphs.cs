using System.Text;
using AngleSharp.Dom;

namespace NewsBot.Ingest;

/// <summary>
/// The text of a part of a page as a reader sees it: a blank line between paragraphs, single spaces within. Walks the
/// nodes without recursion, because a page decides how deep they are nested.
/// </summary>
internal static class Paragraphs
{
    internal static readonly HashSet<string> Blocks =
    [
        "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
        "section", "table", "tr", "ul",
    ];

    internal static readonly HashSet<string> Unseen =
    [
        "button", "canvas", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template",
        "textarea", "video", "audio",
    ];

    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static string Of(INode root)
    {
        var paragraphs = new List<string>();
        var open = new StringBuilder();
        var node = root;
        while (node is not null)
        {
            Enter(node);
            if (node.FirstChild is { } child && !Unseen.Contains(node.NodeName.ToLowerInvariant()))
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                Leave(node);
            }

            node = node == root ? null : node?.NextSibling;
        }

        Close();
        return string.Join("\n\n", paragraphs);

        void Enter(INode entered)
        {
            if (entered is IText text)
                open.Append(text.Data.ReplaceLineEndings(" "));
            else if (entered.NodeName is "BR")
                open.Append('\n');
            else if (entered.NodeName is "TD" or "TH")
                open.Append(' ');
            Leave(entered);
        }

        void Leave(INode? left)
        {
            if (left is IElement element && Blocks.Contains(element.LocalName))
                Close();
        }

        void Close()
        {
            var lines = open.ToString().Split('\n').Select(CleanText.Line).OfType<string>();
            if (string.Join('\n', lines) is { Length: > 0 } paragraph)
                paragraphs.Add(paragraph);
            open.Clear();
        }
    }
}
