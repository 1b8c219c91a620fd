using System.Text;
using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// The text of a part of a page as a reader sees it: a blank line between paragraphs, single spaces within.
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
        foreach (var (node, begins) in NodeWalker.Of(root, node => !Unseen.Contains(node.NodeName.ToLowerInvariant())))
        {
            if (begins && node is IText text)
                open.Append(text.Data.ReplaceLineEndings(" "));
            else if (begins && node.NodeName is "BR")
                open.Append('\n');
            else if (begins && node.NodeName is "TD" or "TH")
                open.Append(' ');
            if (node is IElement element && IsBlock(element.LocalName))
                Close();
        }

        Close();
        return string.Join("\n\n", paragraphs);

        void Close()
        {
            var lines = open.ToString().Split('\n').Select(CleanText.Line).OfType<string>();
            if (string.Join('\n', lines) is { Length: > 0 } paragraph)
                paragraphs.Add(paragraph);
            open.Clear();
        }
    }
}
