using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Mends what feeds get wrong in the letters of XML, so that a strict reader can read them: characters that XML forbids,
/// entities of HTML that XML does not know, <c>&amp;</c> and <c>&lt;</c> that stand for themselves. No entity but the
/// characters of HTML is ever expanded. Comments and processing instructions go, and markup declarations become text: of a
/// DTD nothing is left that a reader of XML could act on.
/// </summary>
internal sealed class XmlRepair
{
    private const string CData = "<![CDATA[";

    /// <summary>The longest name of an entity of HTML is CounterClockwiseContourIntegral.</summary>
    private const int LongestReference = 40;

    private const string Forbidden = "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011"
        + "\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF";

    private static readonly SearchValues<char> Suspects = SearchValues.Create("&<]" + Forbidden);

    private static readonly SearchValues<char> ForbiddenOnly = SearchValues.Create(Forbidden);

    private readonly string _text;
    private readonly StringBuilder _mended;
    private readonly HashSet<string> _missingEnds = [];

    private XmlRepair(string text, int from)
    {
        _text = text;
        _mended = new StringBuilder(text.Length - from + 16);
        for (var at = from; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(Suspects);
            _mended.Append(text, at, next < 0 ? text.Length - at : next);
            at = next < 0 ? text.Length : at + next + MendAt(at + next);
        }
    }

    /// <summary>The mended text from an offset on.</summary>
    public static string Mend(string text, int from) => new XmlRepair(text, from)._mended.ToString();

    /// <summary>Deals with the suspect at a place and tells how much of the text that is.</summary>
    private int MendAt(int at)
    {
        var rest = _text.AsSpan(at);
        switch (rest[0])
        {
            case '&':
                return Reference(rest, _mended);
            case ']':
                // Only the end of a CDATA section may look like this, and those are copied whole.
                var isEnd = rest.StartsWith("]]>");
                _mended.Append(isEnd ? "]]&gt;" : "]");
                return isEnd ? 3 : 1;
            case '<' when rest.StartsWith(CData):
                var length = LengthTo("]]>", at);
                if (length is { } whole)
                    AppendAllowed(rest[..whole], _mended);
                return length ?? CData.Length;
            case '<' when rest.StartsWith("<!--"):
                return LengthTo("-->", at) ?? 4;
            case '<' when rest.StartsWith("<?"):
                return LengthTo("?>", at) ?? 2;
            case '<':
                _mended.Append(IsTag(rest) ? "<" : "&lt;");
                return 1;
            default:
                return 1;
        }
    }

    /// <summary>
    /// How long a section is that begins at a place; null where it never ends, so that its beginning alone is dropped and
    /// it swallows nothing. What is missing once is missing further on, and not looked for again.
    /// </summary>
    private int? LengthTo(string end, int at)
    {
        var found = _missingEnds.Contains(end) ? -1 : _text.AsSpan(at + 2).IndexOf(end);
        if (found >= 0)
            return found + 2 + end.Length;
        _missingEnds.Add(end);
        return null;
    }

    /// <summary>
    /// A less-than sign is one where no name follows, and so that no tag takes longer than it is worth (the reader compares
    /// every attribute with every other) where very many attributes follow.
    /// </summary>
    private static bool IsTag(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || !(char.IsLetter(rest[1]) || rest[1] is '/' or '_' or ':'))
            return false;
        // A tag ends at the next one at the latest: XML allows no less-than sign in an attribute either.
        rest = rest[1..];
        for (var attributes = 0; attributes <= FeedLimits.Attributes; attributes++)
        {
            var quote = rest.IndexOfAny("<>\"'");
            if (quote < 0 || rest[quote] is '<' or '>')
                return true;
            var length = rest[(quote + 1)..].IndexOfAny(rest[quote], '<');
            if (length < 0)
                return true;
            rest = rest[(quote + 1 + length)..];
            if (rest[0] == '<')
                return true;
            rest = rest[1..];
        }

        return false;
    }

    private static void AppendAllowed(ReadOnlySpan<char> section, StringBuilder mended)
    {
        for (var next = section.IndexOfAny(ForbiddenOnly); next >= 0; next = section.IndexOfAny(ForbiddenOnly))
        {
            mended.Append(section[..next]);
            section = section[(next + 1)..];
        }

        mended.Append(section);
    }

    /// <summary>Writes what a reference stands for, and tells its length; a lone ampersand stands for itself.</summary>
    private static int Reference(ReadOnlySpan<char> rest, StringBuilder mended)
    {
        var length = rest[..Math.Min(rest.Length, LongestReference)].IndexOf(';') + 1;
        if (length > 2)
        {
            var name = rest[1..(length - 1)];
            if (name[0] == '#' && Number(name[1..]) is { } number)
            {
                if (IsAllowed(number))
                    mended.Append(rest[..length]);
                return length;
            }

            if (name is "amp" or "lt" or "gt" or "quot" or "apos")
            {
                mended.Append(rest[..length]);
                return length;
            }

            if (HtmlEntityProvider.Resolver.GetSymbol(rest[1..length].ToString()) is { } symbol)
            {
                mended.Append(symbol switch { "&" => "&amp;", "<" => "&lt;", _ => symbol });
                return length;
            }
        }

        mended.Append("&amp;");
        return 1;
    }

    private static int? Number(ReadOnlySpan<char> digits) =>
        digits is ['x' or 'X', .. var hex]
            ? int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;

    private static bool IsAllowed(int number) =>
        number is '\t' or '\n' or '\r' or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);
}
