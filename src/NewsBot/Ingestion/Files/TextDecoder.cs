using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// Turns the bytes of a file into text: by its byte order mark, else UTF-16 by its pattern of NUL bytes, else UTF-8 where
/// the bytes are valid UTF-8, else windows-1252, which reads any bytes. Never fails.
/// </summary>
internal static partial class TextDecoder
{
    /// <summary>How far into a page its charset may stand, in bytes (the HTML standard looks at 1024).</summary>
    private const int MetaReach = 4096;

    private const int Utf16Sample = 2048;

    private static readonly Encoding Windows1252 = CodePage("windows-1252")!;

    /// <summary>The text of a plain file or a line of one, without a byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Marked(bytes) ?? Unmarked(bytes);

    /// <summary>The text of a page, which may name its charset in a <c>meta</c> element.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="charset">What its server calls its charset; null for a file.</param>
    public static string DecodePage(ReadOnlySpan<byte> bytes, string? charset = null) =>
        DecodeNamed(bytes, charset, Declared(bytes));

    /// <summary>
    /// The text of a document whose charset is named beside it, by servers and by documents that are often mistaken: what
    /// the bytes say comes first, then the names in their order.
    /// </summary>
    public static string DecodeNamed(ReadOnlySpan<byte> bytes, params ReadOnlySpan<string?> charsets)
    {
        if (Marked(bytes) is { } marked)
            return marked;

        var isAscii = !bytes.ContainsAnyExceptInRange((byte)0, (byte)127);
        if (!isAscii && MostlyUtf8(bytes) is { } utf8)
            return utf8;
        foreach (var charset in charsets)
        {
            if (charset is not null && Named(charset) is { } encoding)
                return encoding.GetString(bytes);
        }

        return (isAscii ? Encoding.ASCII : Windows1252).GetString(bytes);
    }

    /// <summary>Little or big endian UTF-16 where the first bytes of a text show it, else null.</summary>
    public static Encoding? Utf16(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, ..])
            return Encoding.Unicode;
        if (head is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode;

        var pairs = Math.Min(head.Length, Utf16Sample) / 2;
        int first = 0, second = 0;
        for (var i = 0; i < pairs; i++)
        {
            first += head[2 * i] == 0 ? 1 : 0;
            second += head[(2 * i) + 1] == 0 ? 1 : 0;
        }

        // In most languages nearly every second byte of UTF-16 is zero, and hardly any of the others.
        return pairs < 2 ? null
            : second * 2 > pairs && first * 20 <= pairs ? Encoding.Unicode
            : first * 2 > pairs && second * 20 <= pairs ? Encoding.BigEndianUnicode
            : null;
    }

    /// <summary>True where more than one character in fifty is a control character: no writing has that many.</summary>
    public static bool IsBinary(string text) =>
        text.Count(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f')) * 50L > text.Length;

    private static string? Marked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(bytes[Encoding.UTF8.Preamble.Length..]);
        return Utf16(bytes)?.GetString(bytes).TrimStart('\uFEFF');
    }

    private static string Unmarked(ReadOnlySpan<byte> bytes) => MostlyUtf8(bytes) ?? Windows1252.GetString(bytes);

    private static string? MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (Utf8.IsValid(bytes))
            return text;
        // One damaged byte in a long UTF-8 text must not turn every accent of it into two wrong letters.
        var broken = text.Count(c => c == '\uFFFD');
        var good = text.Count(c => c > '\u007F') - broken;
        return good > 10 * broken ? text : null;
    }

    private static string Declared(ReadOnlySpan<byte> bytes) =>
        MetaCharset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaReach)])).Groups[1].Value;

    // Browsers read these two as windows-1252, and pages rely on it for their quotation marks.
    private static Encoding? Named(string name) =>
        name.ToUpperInvariant() is "ISO-8859-1" or "US-ASCII" ? Windows1252 : CodePage(name);

    /// <summary>The encoding of the code pages that .NET does not register by itself, or null for any other name.</summary>
    private static Encoding? CodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name);

    [GeneratedRegex(@"<meta\s[^>]*charset\s*=\s*[""']?\s*([\w:.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();
}
