using System.Globalization;

namespace NewsBot.Text;

/// <summary>
/// Finds the words of a text, one by one. Index, questions, checks and stories all use these word boundaries. An apostrophe
/// between letters, a full stop between digits or single letters, and a comma between digits stand inside a word ("didn't",
/// "U.S.", "1,600"). Scripts that put no space between words have a word for each character.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    // In UTF-16 units. Nothing longer is a word: it is cut, because Lucene refuses terms of more than 32,766 bytes.
    private const int MaxWordLength = 100;

    private readonly ReadOnlySpan<char> text = text;
    private int start;
    private int end;

    /// <summary>The place of the word.</summary>
    public readonly TextSpan Span => TextSpan.FromBounds(start, end);

    /// <summary>The word as it is written.</summary>
    public readonly ReadOnlySpan<char> Word => text[start..end];

    /// <summary>True if only white space, or nothing, stands between this word and the one before.</summary>
    public bool IsAdjacent { get; private set; }

    /// <summary>True if the word may be the first of a sentence, so that a capital letter does not make it a name.</summary>
    public bool IsCapitalExpected { get; private set; }

    /// <summary>True if the word has a digit.</summary>
    public readonly bool HasDigit
    {
        get
        {
            foreach (var c in Word)
                if (char.IsDigit(c)) return true;
            return false;
        }
    }

    /// <summary>True if the word begins with a capital letter, or with a letter of a script that has none.</summary>
    public readonly bool IsCapitalized =>
        char.IsUpper(text[start]) || char.GetUnicodeCategory(text[start]) is UnicodeCategory.OtherLetter;

    /// <summary>
    /// A 64-bit FNV-1a hash of the word without regard to case, apostrophes and commas; the same in every process.
    /// </summary>
    public readonly ulong Hash => ComputeHash(Word);

    /// <inheritdoc cref="Hash"/>
    public static ulong ComputeHash(ReadOnlySpan<char> word)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var c in word)
            if (c is not ('\'' or '’' or ',')) hash = (hash ^ char.ToLowerInvariant(c)) * 0x100000001b3;
        return hash;
    }

    /// <summary>Moves to the next word; false at the end of the text.</summary>
    public bool MoveNext()
    {
        (IsAdjacent, IsCapitalExpected) = (true, end == 0);
        for (start = end; start < text.Length && !IsWordUnit(text[start]); start++)
        {
            var c = text[start];
            if (!char.IsWhiteSpace(c)) IsAdjacent = false;
            // A quotation and a line begin with a capital letter as a sentence does.
            if (c is '.' or '!' or '?' or ':' or '\n' or '“' or '"' or '—' or '•') IsCapitalExpected = true;
        }

        end = start;
        if (start == text.Length) return false;
        end++;
        if (IsSingleCharacterWord(text[start])) while (end < text.Length && IsMark(text[end])) end++;
        else while (end < text.Length && end - start < MaxWordLength && ContinuesWord()) end++;
        return true;
    }

    private readonly bool ContinuesWord()
    {
        var c = text[end];
        // Nearly all are letters of English, so they are asked for first.
        if (char.IsAsciiLetterOrDigit(c)) return true;
        if (IsWordUnit(c)) return !IsSingleCharacterWord(c);
        if (end + 1 == text.Length) return false;
        return c switch
        {
            '\'' or '’' => char.IsLetter(text[end - 1]) && char.IsLetter(text[end + 1]),
            ',' => char.IsDigit(text[end - 1]) && char.IsDigit(text[end + 1]),
            '.' => (char.IsDigit(text[end - 1]) && char.IsDigit(text[end + 1]))
                || (IsSingleLetter(end - 1) && IsSingleLetter(end + 1)),
            _ => false,
        };
    }

    private static bool IsWordUnit(char c) =>
        char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c);

    private static bool IsMark(char c) =>
        c >= 128
        && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Thai to Khmer, kana, ideographs.
    private static bool IsSingleCharacterWord(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    private readonly bool IsSingleLetter(int at) =>
        char.IsLetter(text[at]) && (at == 0 || !char.IsLetter(text[at - 1]))
            && (at + 1 == text.Length || !char.IsLetter(text[at + 1]));
}
