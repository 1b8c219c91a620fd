using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsBot.Ingest;

/// <summary>
/// Parses pages, but none that only a machine would write: the time of parsing and of finding the article grows with the
/// square of the depth and of the number of elements.
/// </summary>
internal static class PageParser
{
    /// <summary>The deepest nesting of elements that is read. Real pages stay below 100.</summary>
    private const int DeepestNesting = 500;

    /// <summary>
    /// The most elements that are read. Real articles have one or two thousand; finding the article among these can take
    /// seconds, and takes four times as long among twice as many.
    /// </summary>
    private const int MostElements = 15_000;

    /// <exception cref="PageException">The page is too deep or too large.</exception>
    public static IHtmlDocument Parse(string html)
    {
        IElement? last = null;
        var count = 0;
        // An element that has just been created has no place yet; the one before it has.
        return new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                if (++count > MostElements)
                    throw new PageException($"it has more than {MostElements} elements; save it again as plain text");
                if (Depth(last) > DeepestNesting)
                    throw new PageException($"its elements are nested deeper than {DeepestNesting}; save it again as plain text");
                last = element;
            },
        }).ParseDocument(html);
    }

    private static int Depth(INode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
            depth++;
        return depth;
    }
}

/// <summary>A page that is not read; the message says why and what to do.</summary>
internal sealed class PageException(string message) : Exception(message);
