using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsBot.Ingest.Feeds;

/// <summary>
/// Mends what feeds get wrong in the letters of XML, so that a strict reader can read them: characters that XML forbids,
/// entities of HTML that XML does not know, <c>&amp;</c> and <c>&lt;</c> that stand for themselves. No entity but the
/// characters of HTML is ever expanded. Comments go.
/// </summary>
internal static class XmlRepair
{
    /// <summary>The longest name of an entity of HTML is CounterClockwiseContourIntegral.</summary>
    private const int LongestReference = 40;

    private const string Forbidden = "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011"
        + "\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF";

    private static readonly SearchValues<char> Suspects = SearchValues.Create("&<]" + Forbidden);

    private static readonly SearchValues<char> ForbiddenOnly = SearchValues.Create(Forbidden);

    /// <summary>The mended text from an offset on.</summary>
    public static string Mend(string text, int from)
    {
        var mended = new StringBuilder(text.Length - from + 16);
        for (var at = from; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(Suspects);
            mended.Append(text, at, next < 0 ? text.Length - at : next);
            if (next < 0)
                break;
            at = MendAt(text, at + next, mended);
        }

        return mended.ToString();
    }

    /// <summary>Deals with the suspect at a place and tells where to go on.</summary>
    private static int MendAt(string text, int at, StringBuilder mended)
    {
        var rest = text.AsSpan(at);
        switch (rest[0])
        {
            case '&':
                return Reference(rest, mended) + at;
            case ']':
                // Only the end of a CDATA section may look like this, and those are copied whole.
                var isEnd = rest.StartsWith("]]>");
                mended.Append(isEnd ? "]]&gt;" : "]");
                return at + (isEnd ? 3 : 1);
            case '<' when rest.StartsWith("<![CDATA["):
                var end = text.IndexOf("]]>", at, StringComparison.Ordinal);
                AppendAllowed(rest[..(end < 0 ? rest.Length : end + 3 - at)], mended);
                return end < 0 ? text.Length : end + 3;
            case '<' when rest.StartsWith("<!--"):
                var close = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
                return close < 0 ? text.Length : close + 3;
            case '<':
                var isTag = rest.Length > 1 && (char.IsLetter(rest[1]) || rest[1] is '/' or '_' or '?' or '!' or ':');
                mended.Append(isTag ? "<" : "&lt;");
                return at + 1;
            default:
                return at + 1;
        }
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
