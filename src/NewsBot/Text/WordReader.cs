using System.Globalization;

namespace NewsBot.Text;

/// <summary>
/// Reads a text word by word as a comparison of texts sees it: in lower case, without punctuation, apostrophes and the
/// commas inside numbers, whatever the white space. In scripts that put no space between words, each character is one.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    // The rest of a longer word does not tell it from another.
    private const int Longest = 40;

    private readonly ReadOnlySpan<char> text = text;
    private WordBuffer buffer;
    private int length;
    private int at;

    /// <summary>The word just read, folded.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<char> Word => ((ReadOnlySpan<char>)buffer)[..length];

    /// <summary>Whether it has a digit.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>Whether it begins with a capital letter, or is of a script that has none.</summary>
    public bool IsCapital { get; private set; }

    /// <summary>Whether only white space, or nothing, stands between it and the word before.</summary>
    public bool IsAdjacent { get; private set; }

    /// <summary>Whether it may be the first word of a sentence, so that a capital letter says nothing.</summary>
    public bool IsOpening { get; private set; }

    /// <summary>A 64-bit hash of the word, the same in every process (FNV-1a).</summary>
    public readonly ulong Hash => HashOf(Word);

    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var c in word) hash = (hash ^ c) * 0x100000001b3;
        return hash;
    }

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool Next()
    {
        (IsAdjacent, IsOpening) = (true, at == 0);
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
        {
            var c = text[at++];
            if (!char.IsWhiteSpace(c)) IsAdjacent = false;
            // A quotation or a line opens with a capital letter as a sentence does.
            if (c is '.' or '!' or '?' or ':' or '\n' or '“' or '"' or '—' or '•') IsOpening = true;
        }

        if (at == text.Length) return false;
        (length, IsNumber, IsCapital) = (0, false, IsCapitalLetter(text[at]));
        var first = at;
        while (at < text.Length && Continues())
        {
            var c = text[at++];
            if (c is '\'' or '’' or ',' || length == Longest) continue;
            IsNumber |= char.IsDigit(c);
            buffer[length++] = char.ToLowerInvariant(c);
            if (IsWordByItself(text[first])) break;
        }

        return true;
    }

    private readonly bool Continues()
    {
        var c = text[at];
        if (char.IsLetterOrDigit(c)) return length == 0 || !IsWordByItself(c);
        if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) return true;
        if (at + 1 == text.Length) return false;
        return c switch
        {
            '\'' or '’' => char.IsLetter(text[at + 1]),
            ',' or '.' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            _ => false,
        };
    }

    private static bool IsCapitalLetter(char c) => char.IsUpper(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter;

    // Thai to Khmer, kana, ideographs.
    private static bool IsWordByItself(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    [System.Runtime.CompilerServices.InlineArray(Longest)]
    private struct WordBuffer
    {
        private char first;
    }
}
