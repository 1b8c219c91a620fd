using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Repairs common mistakes in the XML of feeds, so that a strict reader can read them: characters that XML forbids, entities
/// of HTML that XML does not define, and unescaped <c>&amp;</c> and <c>&lt;</c>. Only the character entities of HTML are
/// expanded. Comments and processing instructions are removed and markup declarations become text, so that no DTD is left
/// for an XML reader to act on.
/// </summary>
internal sealed class XmlRepair
{
    private const string CDataStart = "<![CDATA[";

    /// <summary>Longer than any reference of HTML; the longest entity is CounterClockwiseContourIntegral.</summary>
    private const int MaxReferenceLength = 40;

    private const string Forbidden = "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011"
        + "\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF";

    private static readonly SearchValues<char> SuspiciousCharacters = SearchValues.Create("&<]" + Forbidden);

    private static readonly SearchValues<char> ForbiddenCharacters = SearchValues.Create(Forbidden);

    private readonly string text;
    private readonly StringBuilder repaired;
    private readonly HashSet<string> missingEnds = [];

    private XmlRepair(string text, int from)
    {
        this.text = text;
        repaired = new StringBuilder(text.Length - from + 16);
        for (var at = from; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(SuspiciousCharacters);
            repaired.Append(text, at, next < 0 ? text.Length - at : next);
            at = next < 0 ? text.Length : at + next + RepairAt(at + next);
        }
    }

    /// <summary>Returns the repaired text from an offset on.</summary>
    public static string Repair(string text, int from) => new XmlRepair(text, from).repaired.ToString();

    /// <summary>Repairs the suspicious character at an offset and returns the number of UTF-16 units handled.</summary>
    private int RepairAt(int at)
    {
        var rest = text.AsSpan(at);
        switch (rest[0])
        {
            case '&':
                return AppendReference(rest, repaired);
            case ']':
                // CDATA sections are copied as a whole, so "]]>" here is outside of one, where XML forbids it.
                var isEnd = rest.StartsWith("]]>");
                repaired.Append(isEnd ? "]]&gt;" : "]");
                return isEnd ? 3 : 1;
            case '<' when rest.StartsWith(CDataStart):
                var length = FindSectionLength("]]>", at);
                if (length is { } sectionLength)
                    AppendAllowed(rest[..sectionLength], repaired);
                return length ?? CDataStart.Length;
            case '<' when rest.StartsWith("<!--"):
                return FindSectionLength("-->", at) ?? 4;
            case '<' when rest.StartsWith("<?"):
                return FindSectionLength("?>", at) ?? 2;
            case '<':
                repaired.Append(IsTag(rest) ? "<" : "&lt;");
                return 1;
            default:
                return 1;
        }
    }

    /// <summary>
    /// Returns the length of the section that begins at an offset, or null if it never ends; then only its opening is dropped,
    /// so that it does not swallow the rest. An end that was not found once is not searched for again.
    /// </summary>
    private int? FindSectionLength(string end, int at)
    {
        var found = missingEnds.Contains(end) ? -1 : text.AsSpan(at + 2).IndexOf(end);
        if (found >= 0)
            return found + 2 + end.Length;
        missingEnds.Add(end);
        return null;
    }

    /// <summary>
    /// True if a less-than sign opens a tag: a name follows, and not too many attributes. The reader compares every attribute
    /// with every other, so a tag with very many would take too long.
    /// </summary>
    private static bool IsTag(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || !(char.IsLetter(rest[1]) || rest[1] is '/' or '_' or ':'))
            return false;
        // A tag ends before the next less-than sign at the latest, because XML allows none in an attribute either.
        rest = rest[1..];
        for (var attributes = 0; attributes <= FeedLimits.MaxAttributes; attributes++)
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

    private static void AppendAllowed(ReadOnlySpan<char> section, StringBuilder repaired)
    {
        for (var next = section.IndexOfAny(ForbiddenCharacters); next >= 0; next = section.IndexOfAny(ForbiddenCharacters))
        {
            repaired.Append(section[..next]);
            section = section[(next + 1)..];
        }

        repaired.Append(section);
    }

    /// <summary>Appends the reference, or an escaped ampersand if there is none, and returns the length handled.</summary>
    private static int AppendReference(ReadOnlySpan<char> rest, StringBuilder repaired)
    {
        var length = rest[..Math.Min(rest.Length, MaxReferenceLength)].IndexOf(';') + 1;
        if (length > 2)
        {
            var name = rest[1..(length - 1)];
            if (name[0] == '#' && ParseCodePoint(name[1..]) is { } number)
            {
                if (IsAllowed(number))
                    repaired.Append(rest[..length]);
                return length;
            }

            if (name is "amp" or "lt" or "gt" or "quot" or "apos")
            {
                repaired.Append(rest[..length]);
                return length;
            }

            if (HtmlEntityProvider.Resolver.GetSymbol(rest[1..length].ToString()) is { } symbol)
            {
                repaired.Append(symbol switch { "&" => "&amp;", "<" => "&lt;", _ => symbol });
                return length;
            }
        }

        repaired.Append("&amp;");
        return 1;
    }

    private static int? ParseCodePoint(ReadOnlySpan<char> digits) =>
        digits is ['x' or 'X', .. var hex]
            ? int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;

    private static bool IsAllowed(int number) =>
        number is '\t' or '\n' or '\r' or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);
}
