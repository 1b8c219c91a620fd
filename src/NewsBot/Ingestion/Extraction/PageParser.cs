using AngleSharp;
using AngleSharp.Browser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Parses pages, but none that only a machine would write: the time of parsing and of finding the article grows with the
/// square of the depth and of the number of elements, so both are counted while it is parsed.
/// </summary>
internal sealed class PageParser
{
    // The parser copies formatting elements that were left open ("<b>") into every block, and tells of no copy: so all are
    // counted from time to time.
    private const int CountedEvery = 250;

    // The attributes of each further html and body element are added to those of the first.
    private const int MostRoots = 10;

    // Pages are decoded already; what they declare would be looked for in a time that grows with the square of its length.
    private static readonly IConfiguration Decoded = Configuration.Default.Without<EncodingMetaHandler>();

    private readonly PageBudget _budget;
    private IElement? _last;
    private int _elements;
    private int _pieces;
    private int _roots;
    private long _textRun;
    private long _textCopied;

    private PageParser(PageBudget budget) => _budget = budget;

    /// <exception cref="PageException">The page is too deep or too large, or takes too long.</exception>
    public static IHtmlDocument Parse(string html, PageBudget budget)
    {
        var bounds = new PageParser(budget);
        var document = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) => bounds.Count(element),
            OnToken = (token, _) => bounds.Count(token),
            ShouldEmitAttribute = (ref token, _) => token.Attributes.Count < PageLimits.Attributes && bounds._roots < MostRoots,
        }, BrowsingContext.New(Decoded)).ParseDocument(html);
        EmptyLongAttributes(document);
        return document;
    }

    private void Count(HtmlToken token)
    {
        _budget.Check();
        if (++_pieces > PageLimits.Pieces)
            throw new PageException($"it has more than {PageLimits.Pieces} tags and pieces of text; save it again as plain text");
        CountText(token);
        if (token.Type == HtmlTokenType.StartTag && token.Name is "html" or "body")
            _roots++;
    }

    // In a title that is not closed, each "<" begins another piece of text, and the parser copies all that came before it.
    private void CountText(HtmlToken token)
    {
        _textRun = token.Type == HtmlTokenType.Character ? _textRun + token.Data.Length : 0;
        _textCopied += _textRun;
        if (_textCopied > PageLimits.TextCopied)
            throw new PageException(
                "its text is in too many pieces, as in a title that is not closed; save it again as plain text");
    }

    private void Count(IElement element)
    {
        if (++_elements % CountedEvery == 0)
            _elements = Math.Max(_elements, AllIn(element.Owner!)) / CountedEvery * CountedEvery;
        if (_elements > PageLimits.Elements)
            throw new PageException($"it has more than {PageLimits.Elements} elements; save it again as plain text");
        // An element that has just been created has no place yet; the one before it has.
        if (Depth(_last) > PageLimits.Nesting)
            throw new PageException($"its elements are nested deeper than {PageLimits.Nesting}; save it again as plain text");
        _last = element;
    }

    private static int AllIn(IDocument document) =>
        NodeWalker.Of(document, _ => true).Count(step => step is { Begins: true, Node: IElement });

    private static int Depth(INode? node)
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
            if (attribute.Value.Length > PageLimits.AttributeLength)
                attribute.Value = "";
        }
    }
}

/// <summary>A page that is not read; the message says why and what to do.</summary>
internal sealed class PageException(string message, bool isPassing = false) : Exception(message)
{
    /// <summary>Whether it may be read another time.</summary>
    public bool IsPassing => isPassing;
}
