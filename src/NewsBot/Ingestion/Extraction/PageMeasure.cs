using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Counts the text and elements inside every element of a part of a page, without the element's own tag. It counts all in one
/// walk, because asking each element for its text would take time that grows with the depth of nesting.
/// </summary>
internal sealed class PageMeasure
{
    /// <summary>The length from which a piece of text is likely to be part of a sentence, in UTF-16 units.</summary>
    internal const int MinProseLength = 40;

    private readonly Dictionary<IElement, Amounts> amounts = [];

    /// <summary>The amounts of text and elements inside an element.</summary>
    /// <param name="Text">UTF-16 units of text, without white space around its pieces.</param>
    /// <param name="Prose">UTF-16 units of text outside links, in pieces of at least <see cref="MinProseLength"/>.</param>
    /// <param name="LinkText">UTF-16 units of text in links.</param>
    /// <param name="Links">Links with an address.</param>
    /// <param name="Blocks">Elements that begin a new line.</param>
    /// <param name="Paragraphs"><c>p</c> elements.</param>
    /// <param name="Pictures"><c>img</c> and <c>picture</c> elements.</param>
    /// <param name="Structures">Headings, lists, tables and quotations.</param>
    /// <param name="Headlines"><c>h1</c> elements.</param>
    internal readonly record struct Amounts(
        int Text, int Prose, int LinkText, int Links, int Blocks, int Paragraphs, int Pictures, int Structures, int Headlines)
    {
        /// <summary>The share of the text that is in links, from 0 to 1.</summary>
        public double LinkShare => Text == 0 ? 0 : (double)LinkText / Text;

        /// <summary>Returns the difference from the amounts at an earlier point of the walk.</summary>
        public Amounts Minus(Amounts start) => new(
            Text - start.Text, Prose - start.Prose, LinkText - start.LinkText, Links - start.Links, Blocks - start.Blocks,
            Paragraphs - start.Paragraphs, Pictures - start.Pictures, Structures - start.Structures, Headlines - start.Headlines);

        /// <summary>Returns the amounts with one more element.</summary>
        public Amounts Add(IElement element) => element.LocalName switch
        {
            "a" when element.HasAttribute("href") => this with { Links = Links + 1 },
            "img" or "picture" => this with { Pictures = Pictures + 1 },
            "p" => this with { Blocks = Blocks + 1, Paragraphs = Paragraphs + 1 },
            "h1" => this with { Blocks = Blocks + 1, Structures = Structures + 1, Headlines = Headlines + 1 },
            "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "dl" or "table" or "blockquote" or "pre" =>
                this with { Blocks = Blocks + 1, Structures = Structures + 1 },
            var name when NewsBot.Ingestion.Extraction.Paragraphs.IsBlock(name) => this with { Blocks = Blocks + 1 },
            _ => this,
        };

        /// <summary>Returns the amounts with one more piece of text.</summary>
        public Amounts Add(string text, bool isLinked)
        {
            var length = text.AsSpan().Trim().Length;
            return this with
            {
                Text = Text + length,
                LinkText = LinkText + (isLinked ? length : 0),
                Prose = Prose + (!isLinked && length >= MinProseLength ? length : 0),
            };
        }
    }

    /// <summary>The amounts of an element; all zero for one outside the measured part.</summary>
    public Amounts this[IElement element] => amounts.GetValueOrDefault(element);

    /// <summary>Measures an element and all its descendants.</summary>
    public static PageMeasure Compute(IElement root)
    {
        var measure = new PageMeasure();
        var total = default(Amounts);
        var openLinks = 0;
        foreach (var (node, begins) in NodeWalker.Walk(root, node => !IsHidden(node)))
        {
            if (node is IText text && begins)
                total = total.Add(text.Data, openLinks > 0);
            if (node is not IElement element)
                continue;
            if (element.LocalName == "a")
                openLinks += begins ? 1 : -1;
            if (begins)
                total = total.Add(element);
            measure.amounts[element] = begins ? total : total.Minus(measure.amounts[element]);
        }

        return measure;
    }

    private static bool IsHidden(INode node) => node is IElement { LocalName: "script" or "style" or "noscript" or "template" };
}
