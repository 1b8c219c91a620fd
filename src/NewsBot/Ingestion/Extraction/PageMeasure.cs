using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// How much every element of a part of a page holds, its own tag not counted. All of it is counted in one walk: asking
/// each element for its text would take time that grows with the depth of nesting.
/// </summary>
internal sealed class PageMeasure
{
    /// <summary>From here on a piece of text is likely to be part of a sentence, in UTF-16 units.</summary>
    internal const int ShortestProse = 40;

    private readonly Dictionary<IElement, Amounts> _amounts = [];

    /// <param name="Text">UTF-16 units of text, without white space around its pieces.</param>
    /// <param name="Prose">Those of them that stand outside links, in pieces as long as parts of sentences.</param>
    /// <param name="LinkText">Those of them that stand in links.</param>
    /// <param name="Links">Links with an address.</param>
    /// <param name="Blocks">Elements that begin a new line.</param>
    /// <param name="Paragraphs"><c>p</c> elements.</param>
    /// <param name="Pictures"><c>img</c> and <c>picture</c> elements.</param>
    /// <param name="Structures">Headings, lists, tables and quotations.</param>
    /// <param name="Headlines"><c>h1</c> elements.</param>
    internal readonly record struct Amounts(
        int Text, int Prose, int LinkText, int Links, int Blocks, int Paragraphs, int Pictures, int Structures, int Headlines)
    {
        /// <summary>The share of the text that stands in links, 0 to 1.</summary>
        public double LinkShare => Text == 0 ? 0 : (double)LinkText / Text;

        public Amounts Since(Amounts start) => new(
            Text - start.Text, Prose - start.Prose, LinkText - start.LinkText, Links - start.Links, Blocks - start.Blocks,
            Paragraphs - start.Paragraphs, Pictures - start.Pictures, Structures - start.Structures, Headlines - start.Headlines);

        public Amounts With(IElement element) => element.LocalName switch
        {
            "a" when element.HasAttribute("href") => this with { Links = Links + 1 },
            "img" or "picture" => this with { Pictures = Pictures + 1 },
            "p" => this with { Blocks = Blocks + 1, Paragraphs = Paragraphs + 1 },
            "h1" => this with { Blocks = Blocks + 1, Structures = Structures + 1, Headlines = Headlines + 1 },
            "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "dl" or "table" or "blockquote" or "pre" =>
                this with { Blocks = Blocks + 1, Structures = Structures + 1 },
            var name when Extraction.Paragraphs.IsBlock(name) => this with { Blocks = Blocks + 1 },
            _ => this,
        };

        public Amounts With(string text, bool linked)
        {
            var length = text.AsSpan().Trim().Length;
            return this with
            {
                Text = Text + length,
                LinkText = LinkText + (linked ? length : 0),
                Prose = Prose + (!linked && length >= ShortestProse ? length : 0),
            };
        }
    }

    /// <summary>Nothing for an element that was not in the part measured.</summary>
    public Amounts this[IElement element] => _amounts.GetValueOrDefault(element);

    public static PageMeasure Of(IElement root)
    {
        var measure = new PageMeasure();
        var so = default(Amounts);
        var links = 0;
        foreach (var (node, begins) in NodeWalker.Of(root, node => !IsUnread(node)))
        {
            if (node is IText text && begins)
                so = so.With(text.Data, links > 0);
            if (node is not IElement element)
                continue;
            if (element.LocalName == "a")
                links += begins ? 1 : -1;
            if (begins)
                so = so.With(element);
            measure._amounts[element] = begins ? so : so.Since(measure._amounts[element]);
        }

        return measure;
    }

    private static bool IsUnread(INode node) => node is IElement { LocalName: "script" or "style" or "noscript" or "template" };
}
