using System.Text.RegularExpressions;
using System.Xml;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Walks through an XML feed: yields each entry and each element beside the entries, one at a time, so that a large feed is
/// never held as a tree. Where the XML is damaged, the entry there is given up and reading goes on at the next.
/// </summary>
internal sealed partial class FeedElements : IDisposable
{
    private readonly string _xml;
    private readonly FeedNames _names;
    private readonly XmlParserContext _context;
    private XmlReader? _reader;
    private int _from;
    private int _restarts;

    /// <summary>Line and column where the entry that is being read begins; null outside of entries.</summary>
    private (int Line, int Column)? _entry;

    /// <param name="xml">The feed from its first element on, mended.</param>
    public FeedElements(string xml)
    {
        _xml = xml;
        var table = new NameTable();
        _names = new FeedNames(table);
        _context = new XmlParserContext(table, _names, null, XmlSpace.None);
        Open(0);
    }

    /// <summary>The outermost element without its content. Null before the first element is read.</summary>
    public FeedElement? Root { get; private set; }

    /// <summary>The element between the outermost and the entries, without its content; RSS has one.</summary>
    public FeedElement? Channel { get; private set; }

    /// <summary>The offset of the first damage; null where there is none.</summary>
    public int? Damage { get; private set; }

    public static bool IsEntry(string name) => name.ToLowerInvariant() is "item" or "entry" or "url" or "sitemap" or "outline";

    /// <summary>The next entry or element beside the entries; null at the end.</summary>
    public FeedElement? Next()
    {
        while (_reader is not null)
        {
            try
            {
                if (Advance() is { } element)
                    return element;
                Dispose();
            }
            catch (XmlException e)
            {
                GoOnBehind(TextSliceReader.Offset(_xml, _from, e.LineNumber, e.LinePosition));
            }
        }

        return null;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private FeedElement? Advance()
    {
        _entry = null;
        while (_reader!.Read())
        {
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == 0)
                return null;
            if (_reader.NodeType != XmlNodeType.Element)
                continue;

            var element = Start();
            if (Root is null)
                Root = element;
            else if (_reader.Depth == 1 && element.Is("channel"))
                Channel ??= element;
            else if (!(_reader.Depth == 1 && element.Is("body") && Root.Is("opml")))
                return Filled(element);
        }

        return null;
    }

    private FeedElement Start()
    {
        var element = new FeedElement(_names.Of(_reader!));
        if (Root is not null && IsEntry(element.Name))
        {
            var place = (IXmlLineInfo)_reader!;
            _entry = (place.LineNumber, place.LinePosition - 1);
        }

        AddAttributes(element);
        return element;
    }

    private void AddAttributes(FeedElement element)
    {
        while (_reader!.MoveToNextAttribute())
            element.AddAttribute(_names.Of(_reader), _reader.Value);
        _reader.MoveToElement();
    }

    /// <summary>Reads the content of the element that the reader stands on.</summary>
    private FeedElement Filled(FeedElement element)
    {
        if (_reader!.IsEmptyElement)
            return element;

        var top = _reader.Depth;
        var open = new Stack<FeedElement>([element]);
        int tags = 0, elements = 0;
        while (_reader.Read())
        {
            var inner = open.Peek();
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element when _reader.Depth - top > FeedLimits.Nesting || ++elements > FeedLimits.Elements:
                    var place = (IXmlLineInfo)_reader;
                    throw new XmlException("more than an entry holds", null, place.LineNumber, place.LinePosition);
                case XmlNodeType.Element when inner.HoldsText:
                    inner.AddTag($"<{_reader.LocalName}>");
                    if (!_reader.IsEmptyElement)
                        tags++;
                    else if (_reader.LocalName is not ("br" or "hr" or "img" or "wbr"))
                        inner.AddTag($"</{_reader.LocalName}>");
                    break;
                case XmlNodeType.Element:
                    var child = new FeedElement(_names.Of(_reader));
                    AddAttributes(child);
                    inner.AddChild(child);
                    if (!_reader.IsEmptyElement)
                        open.Push(child);
                    break;
                case XmlNodeType.EndElement when tags > 0:
                    inner.AddTag($"</{_reader.LocalName}>");
                    tags--;
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    if (open.Count == 0)
                        return element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    inner.AddText(_reader.Value);
                    break;
            }
        }

        return element;
    }

    private void GoOnBehind(int place)
    {
        Dispose();
        // Later the ends of the outer elements have lost their beginnings, so only the first damage is sure to be one.
        Damage ??= place;
        // What swallowed the end of the entry, an unclosed quotation mark or CDATA section, may have swallowed others.
        var from = _entry is { } entry ? TextSliceReader.Offset(_xml, _from, entry.Line, entry.Column) : place;
        var next = EntryStart().Match(_xml, Math.Min(Math.Max(from, _from) + 1, _xml.Length));
        if (next.Success && ++_restarts <= FeedLimits.DamagedPlaces && Root is not null)
            Open(next.Index);
    }

    private void Open(int from)
    {
        _from = from;
        _entry = null;
        // A fragment may begin and end anywhere. The DOCTYPE was passed over already; another one is damage.
        var settings = new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
        };
        _reader = XmlReader.Create(new TextSliceReader(_xml, from), settings, _context);
    }

    [GeneratedRegex(@"<(?:\w{1,20}:)?(?:item|entry|url|sitemap|outline)[\s>]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EntryStart();
}
