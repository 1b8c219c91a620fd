using System.Text.RegularExpressions;
using System.Xml;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Reads an XML feed one element at a time: each entry and each element beside the entries. A large feed is therefore never
/// held as a tree. If the XML is damaged, the entry there is dropped and reading resumes at the next one.
/// </summary>
internal sealed partial class FeedElements : IDisposable
{
    private readonly string xml;
    private readonly FeedNames names;
    private readonly XmlParserContext context;
    private XmlReader? reader;
    private int readerStart;
    private int restarts;

    /// <summary>The line and column where the current entry begins; null outside of entries.</summary>
    private (int Line, int Column)? entryStart;

    /// <param name="xml">The feed from its first element on, repaired by <see cref="XmlRepair"/>.</param>
    public FeedElements(string xml)
    {
        this.xml = xml;
        var table = new NameTable();
        names = new FeedNames(table);
        context = new XmlParserContext(table, names, null, XmlSpace.None);
        OpenReader(0);
    }

    /// <summary>The root element without its content; null before it is read.</summary>
    public FeedElement? Root { get; private set; }

    /// <summary>The <c>channel</c> element of RSS, without its content; null if there is none.</summary>
    public FeedElement? Channel { get; private set; }

    /// <summary>The offset of the first damage; null if there is none so far.</summary>
    public int? FirstDamage { get; private set; }

    public static bool IsEntry(string name) => name.ToLowerInvariant() is "item" or "entry" or "url" or "sitemap" or "outline";

    /// <summary>Reads the next entry or element beside the entries; returns null at the end.</summary>
    public FeedElement? ReadNext()
    {
        while (reader is not null)
        {
            try
            {
                if (Advance() is { } element)
                    return element;
                Dispose();
            }
            catch (XmlException e)
            {
                ResumeAfter(TextSliceReader.FindOffset(xml, readerStart, e.LineNumber, e.LinePosition));
            }
        }

        return null;
    }

    public void Dispose()
    {
        reader?.Dispose();
        reader = null;
    }

    private FeedElement? Advance()
    {
        entryStart = null;
        while (reader!.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == 0)
                return null;
            if (reader.NodeType != XmlNodeType.Element)
                continue;

            var element = ReadStartTag();
            if (Root is null)
                Root = element;
            else if (reader.Depth == 1 && element.HasName("channel"))
                Channel ??= element;
            else if (!(reader.Depth == 1 && element.HasName("body") && Root.HasName("opml")))
                return ReadContent(element);
        }

        return null;
    }

    private FeedElement ReadStartTag()
    {
        var element = new FeedElement(names.GetName(reader!));
        if (Root is not null && IsEntry(element.Name))
        {
            var position = (IXmlLineInfo)reader!;
            entryStart = (position.LineNumber, position.LinePosition - 1);
        }

        AddAttributes(element);
        return element;
    }

    private void AddAttributes(FeedElement element)
    {
        while (reader!.MoveToNextAttribute())
            element.AddAttribute(names.GetName(reader), reader.Value);
        reader.MoveToElement();
    }

    /// <summary>Reads the content of the element at the reader's position.</summary>
    private FeedElement ReadContent(FeedElement element)
    {
        if (reader!.IsEmptyElement)
            return element;

        var depth = reader.Depth;
        var open = new Stack<FeedElement>([element]);
        int openTags = 0, elements = 0;
        while (reader.Read())
        {
            var inner = open.Peek();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth - depth > FeedLimits.MaxNesting
                    || ++elements > FeedLimits.MaxElements:
                    var position = (IXmlLineInfo)reader;
                    throw new XmlException("more than an entry holds", null, position.LineNumber, position.LinePosition);
                case XmlNodeType.Element when inner.HoldsText:
                    inner.AddTag($"<{reader.LocalName}>");
                    if (!reader.IsEmptyElement)
                        openTags++;
                    else if (reader.LocalName is not ("br" or "hr" or "img" or "wbr"))
                        inner.AddTag($"</{reader.LocalName}>");
                    break;
                case XmlNodeType.Element:
                    var child = new FeedElement(names.GetName(reader));
                    AddAttributes(child);
                    inner.AddChild(child);
                    if (!reader.IsEmptyElement)
                        open.Push(child);
                    break;
                case XmlNodeType.EndElement when openTags > 0:
                    inner.AddTag($"</{reader.LocalName}>");
                    openTags--;
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    if (open.Count == 0)
                        return element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    inner.AddText(reader.Value);
                    break;
            }
        }

        return element;
    }

    private void ResumeAfter(int offset)
    {
        Dispose();
        // After a restart the end tags of outer elements have no start tags, so only the first error is certainly damage.
        FirstDamage ??= offset;
        // An unclosed quotation mark or CDATA section may have swallowed other entries, so the search for the next one begins
        // at the start of the current entry.
        var from = entryStart is { } entry ? TextSliceReader.FindOffset(xml, readerStart, entry.Line, entry.Column) : offset;
        var next = EntryStart().Match(xml, Math.Min(Math.Max(from, readerStart) + 1, xml.Length));
        if (next.Success && ++restarts <= FeedLimits.MaxDamagedPlaces && Root is not null)
            OpenReader(next.Index);
    }

    private void OpenReader(int from)
    {
        readerStart = from;
        entryStart = null;
        // A fragment may begin and end anywhere. The DOCTYPE was skipped already, so another one counts as damage.
        var settings = new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
        };
        reader = XmlReader.Create(new TextSliceReader(xml, from), settings, context);
    }

    [GeneratedRegex(@"<(?:\w{1,20}:)?(?:item|entry|url|sitemap|outline)[\s>]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EntryStart();
}
