using System.Globalization;

namespace NewsBot.Text;

/// <summary>
/// Reads a text word by word in the form in which texts are compared: in lower case, without punctuation, apostrophes and commas
/// inside numbers. In scripts without spaces between words, each character is a word.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    // The rest of a longer word is ignored.
    private const int Longest = 40;

    private readonly ReadOnlySpan<char> text = text;
    private WordBuffer buffer;
    private int length;
    private int at;

    /// <summary>The word that was read last, in lower case.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<char> Word => ((ReadOnlySpan<char>)buffer)[..length];

    /// <summary>True if the word has a digit.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>True if the word begins with a capital letter, or is of a script without capitals.</summary>
    public bool IsCapital { get; private set; }

    /// <summary>True if only white space, or nothing, separates the word from the one before it.</summary>
    public bool IsAdjacent { get; private set; }

    /// <summary>True if the word may be the first of a sentence, so that its capital does not make it a name.</summary>
    public bool IsOpening { get; private set; }

    /// <summary>A 64-bit hash of the word, the same in every process (FNV-1a).</summary>
    public readonly ulong Hash => HashOf(Word);

    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var c in word) hash = (hash ^ c) * 0x100000001b3;
        return hash;
    }

    /// <summary>Reads the next word; returns false at the end of the text.</summary>
    public bool Next()
    {
        (IsAdjacent, IsOpening) = (true, at == 0);
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
        {
            var c = text[at++];
            if (!char.IsWhiteSpace(c)) IsAdjacent = false;
            // A quotation or a line begins with a capital letter, like a sentence.
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
