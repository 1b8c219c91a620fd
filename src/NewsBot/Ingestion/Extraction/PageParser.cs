using AngleSharp;
using AngleSharp.Browser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Parses pages and refuses extreme ones. The time to parse a page and find the article grows with the square of its depth and
/// of its number of elements, so both are counted and limited during parsing.
/// </summary>
internal sealed class PageParser
{
    // The parser copies unclosed formatting elements ("<b>") into every block without reporting the copies, so all elements are
    // recounted after this many new ones.
    private const int RecountInterval = 250;

    // The parser adds the attributes of each further html or body tag to the first one, so only those of this many tags are
    // read.
    private const int MaxRootTags = 10;

    // Pages are already decoded. The handler for declared encodings takes time that grows with the square of their length.
    private static readonly IConfiguration WithoutDecoding = Configuration.Default.Without<EncodingMetaHandler>();

    private readonly PageBudget budget;
    private IElement? last;
    private int elements;
    private int tokens;
    private int roots;
    private long textRun;
    private long textCopied;

    private PageParser(PageBudget budget) => this.budget = budget;

    /// <summary>Parses a page; attributes longer than the limit are emptied.</summary>
    /// <exception cref="PageException">The page is too deep or too large, or takes too long.</exception>
    public static IHtmlDocument Parse(string html, PageBudget budget)
    {
        var parser = new PageParser(budget);
        var document = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) => parser.Count(element),
            OnToken = (token, _) => parser.Count(token),
            ShouldEmitAttribute = (ref token, _) =>
                token.Attributes.Count < PageLimits.MaxAttributes && parser.roots < MaxRootTags,
        }, BrowsingContext.New(WithoutDecoding)).ParseDocument(html);
        EmptyLongAttributes(document);
        return document;
    }

    private void Count(HtmlToken token)
    {
        budget.ThrowIfExceeded();
        if (++tokens > PageLimits.MaxTokens)
            throw new PageException(
                $"it has more than {PageLimits.MaxTokens} tags and pieces of text; save it again as plain text");
        CountText(token);
        if (token.Type == HtmlTokenType.StartTag && token.Name is "html" or "body")
            roots++;
    }

    // In an unclosed title each "<" begins a new piece of text, and the parser copies all pieces before it.
    private void CountText(HtmlToken token)
    {
        textRun = token.Type == HtmlTokenType.Character ? textRun + token.Data.Length : 0;
        textCopied += textRun;
        if (textCopied > PageLimits.MaxTextCopied)
            throw new PageException(
                "its text is in too many pieces, as in a title that is not closed; save it again as plain text");
    }

    private void Count(IElement element)
    {
        if (++elements % RecountInterval == 0)
            elements = Math.Max(elements, CountElements(element.Owner!)) / RecountInterval * RecountInterval;
        if (elements > PageLimits.MaxElements)
            throw new PageException($"it has more than {PageLimits.MaxElements} elements; save it again as plain text");
        // A new element is not in the tree yet, but the one before it is.
        if (GetDepth(last) > PageLimits.MaxNesting)
            throw new PageException($"its elements are nested deeper than {PageLimits.MaxNesting}; save it again as plain text");
        last = element;
    }

    private static int CountElements(IDocument document) =>
        NodeWalker.Walk(document, _ => true).Count(step => step is { Begins: true, Node: IElement });

    private static int GetDepth(INode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
            depth++;
        return depth;
    }

    private static void EmptyLongAttributes(IHtmlDocument document)
    {
        foreach (var attribute in document.All.SelectMany(element => element.Attributes))
        {
            if (attribute.Value.Length > PageLimits.MaxAttributeLength)
                attribute.Value = "";
        }
    }
}

/// <summary>Thrown for a page that is refused; the message gives the reason and the remedy.</summary>
internal sealed class PageException(string message, bool isTransient = false) : Exception(message)
{
    /// <summary>True if reading the page may succeed another time.</summary>
    public bool IsTransient => isTransient;
}
