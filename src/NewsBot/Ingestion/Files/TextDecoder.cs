using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// Decodes the bytes of a file: by its byte order mark, else as UTF-16 if its pattern of NUL bytes shows that, else as UTF-8
/// if nearly all of it is valid, else as windows-1252, which can decode any bytes. It never fails.
/// </summary>
internal static partial class TextDecoder
{
    /// <summary>The declared charset is looked for in this many bytes from the beginning; the HTML standard says 1024.</summary>
    private const int MaxMetaOffset = 4096;

    /// <summary>UTF-16 is recognised by this many bytes from the beginning.</summary>
    private const int Utf16Sample = 2048;

    private static readonly Encoding Windows1252 = FindCodePage("windows-1252")!;

    /// <summary>Decodes a text file or a line of one, without the byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => TryDecodeMarked(bytes) ?? DecodeUnmarked(bytes);

    /// <summary>Decodes a page, which may declare its charset in a <c>meta</c> element.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="charset">The charset that the server stated; null for a file.</param>
    public static string DecodePage(ReadOnlySpan<byte> bytes, string? charset = null) =>
        DecodeNamed(bytes, charset, FindDeclaredCharset(bytes));

    /// <summary>
    /// Decodes a document with charsets stated by its server or by itself. They are often wrong, so the evidence of the bytes
    /// comes first, and then the first known charset of the list.
    /// </summary>
    public static string DecodeNamed(ReadOnlySpan<byte> bytes, params ReadOnlySpan<string?> charsets)
    {
        if (TryDecodeMarked(bytes) is { } marked)
            return marked;

        var isAscii = !bytes.ContainsAnyExceptInRange((byte)0, (byte)127);
        if (!isAscii && TryDecodeUtf8(bytes) is { } utf8)
            return utf8;
        foreach (var charset in charsets)
        {
            if (charset is not null && FindEncoding(charset) is { } encoding)
                return encoding.GetString(bytes);
        }

        return (isAscii ? Encoding.ASCII : Windows1252).GetString(bytes);
    }

    /// <summary>Returns little or big endian UTF-16 if the first bytes of a text show it, else null.</summary>
    public static Encoding? DetectUtf16(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, ..])
            return Encoding.Unicode;
        if (head is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode;

        var pairs = Math.Min(head.Length, Utf16Sample) / 2;
        int zerosAtEven = 0, zerosAtOdd = 0;
        for (var i = 0; i < pairs; i++)
        {
            zerosAtEven += head[2 * i] == 0 ? 1 : 0;
            zerosAtOdd += head[(2 * i) + 1] == 0 ? 1 : 0;
        }

        // In UTF-16 of most languages nearly every other byte is zero, and hardly any of the rest.
        return pairs < 2 ? null
            : zerosAtOdd * 2 > pairs && zerosAtEven * 20 <= pairs ? Encoding.Unicode
            : zerosAtEven * 2 > pairs && zerosAtOdd * 20 <= pairs ? Encoding.BigEndianUnicode
            : null;
    }

    /// <summary>True if more than one character in fifty is a control character, which no text has.</summary>
    public static bool IsBinary(string text) =>
        text.Count(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f')) * 50L > text.Length;

    private static string? TryDecodeMarked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(bytes[Encoding.UTF8.Preamble.Length..]);
        return DetectUtf16(bytes)?.GetString(bytes).TrimStart('\uFEFF');
    }

    private static string DecodeUnmarked(ReadOnlySpan<byte> bytes) => TryDecodeUtf8(bytes) ?? Windows1252.GetString(bytes);

    private static string? TryDecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (Utf8.IsValid(bytes))
            return text;
        // A few damaged bytes in a UTF-8 text must not make it windows-1252, which would break every accented letter.
        var broken = text.Count(c => c == '\uFFFD');
        var good = text.Count(c => c > '\u007F') - broken;
        return good > 10 * broken ? text : null;
    }

    private static string FindDeclaredCharset(ReadOnlySpan<byte> bytes) =>
        MetaCharset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MaxMetaOffset)])).Groups[1].Value;

    // Browsers decode these two as windows-1252, and pages rely on that for their quotation marks.
    private static Encoding? FindEncoding(string name) =>
        name.ToUpperInvariant() is "ISO-8859-1" or "US-ASCII" ? Windows1252 : FindCodePage(name);

    /// <summary>
    /// Returns the encoding of a code page that .NET does not register by default, or null for an unknown name.
    /// </summary>
    private static Encoding? FindCodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name);

    [GeneratedRegex(@"<meta\s[^>]*charset\s*=\s*[""']?\s*([\w:.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();
}
