using System.Text;
using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Extracts the text of a part of a page as a reader sees it, with a blank line between paragraphs and single spaces in them.
/// </summary>
internal static class Paragraphs
{
    /// <summary>The elements that begin a new paragraph.</summary>
    internal static readonly HashSet<string> BlockElements =
    [
        "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
        "section", "table", "tr", "ul",
    ];

    /// <summary>The elements whose text a reader does not see as part of the page.</summary>
    internal static readonly HashSet<string> HiddenElements =
    [
        "button", "canvas", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template",
        "textarea", "video", "audio",
    ];

    public static bool IsBlock(string name) => BlockElements.Contains(name);

    public static string Extract(INode root)
    {
        var paragraphs = new List<string>();
        var current = new StringBuilder();
        foreach (var (node, begins) in NodeWalker.Walk(root, node => !HiddenElements.Contains(node.NodeName.ToLowerInvariant())))
        {
            if (begins && node is IText text)
                current.Append(text.Data.ReplaceLineEndings(" "));
            else if (begins && node.NodeName is "BR")
                current.Append('\n');
            else if (begins && node.NodeName is "TD" or "TH")
                current.Append(' ');
            if (node is IElement element && IsBlock(element.LocalName))
                EndParagraph();
        }

        EndParagraph();
        return string.Join("\n\n", paragraphs);

        void EndParagraph()
        {
            var lines = current.ToString().Split('\n').Select(CleanText.ToLine).OfType<string>();
            if (string.Join('\n', lines) is { Length: > 0 } paragraph)
                paragraphs.Add(paragraph);
            current.Clear();
        }
    }
}
