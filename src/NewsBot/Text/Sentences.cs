using System.Collections.Frozen;
using NewsBot.Text.Lexicons;
using WordSet = System.Collections.Frozen.FrozenSet<string>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace NewsBot.Text;

/// <summary>
/// Splits a text into sentences. It uses rules instead of a model, so that the same text always gives the same spans. Paragraph
/// breaks always end a sentence; a quotation of up to 400 characters stays in one piece.
/// </summary>
internal static class Sentences
{
    // A quotation mark without a partner within this distance is a stray one; otherwise it could join a whole article.
    private const int MaxQuotationLength = 400;

    // Tables and lists without full stops would make endless sentences. They are cut between words at this length.
    private const int MaxSentenceLength = 1200;

    private static readonly WordSet Abbreviations = LoadWords("abbreviations");

    // These may end a sentence or not; the next word decides: "5 p.m. The mayor", but "the U.S. Senate".
    private static readonly WordSet MayEndSentence = LoadWords("abbreviations-that-may-end");

    private static readonly WordSet Openers = LoadWords("sentence-openers");

    /// <summary>The sentences of <paramref name="text"/> in order, without the white space around them.</summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var spans = new List<TextSpan>();
        var wrapped = IsHardWrapped(text);
        var start = 0;
        var quoteOpenedAt = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                if (!EndsParagraph(text, i, wrapped)) continue;
                AddSentence(spans, text, start, i);
                start = i + 1;
                quoteOpenedAt = -1;
            }
            else if (c == '“' || (c == '"' && quoteOpenedAt < 0))
            {
                quoteOpenedAt = i;
            }
            else if (c is '”' or '"')
            {
                quoteOpenedAt = -1;
            }
            else if (c is '.' or '!' or '?' or '…' && EndsSentence(text, i, out var end))
            {
                var insideQuotation = quoteOpenedAt >= 0 && !HasClosingMark(text, i + 1, end)
                    && i - quoteOpenedAt < MaxQuotationLength && ClosesInParagraph(text, i, quoteOpenedAt);
                if (insideQuotation) continue;
                AddSentence(spans, text, start, end);
                start = end;
                i = end - 1;
                quoteOpenedAt = -1;
            }
        }

        AddSentence(spans, text, start, text.Length);
        return spans;
    }

    private static void AddSentence(List<TextSpan> spans, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        while (end - start > MaxSentenceLength)
        {
            var cut = text.LastIndexOf(' ', start + MaxSentenceLength, MaxSentenceLength / 2);
            if (cut < 0) cut = start + MaxSentenceLength - (char.IsLowSurrogate(text[start + MaxSentenceLength]) ? 1 : 0);
            var cutEnd = cut;
            while (cutEnd > start && char.IsWhiteSpace(text[cutEnd - 1])) cutEnd--;
            if (cutEnd > start) spans.Add(TextSpan.FromBounds(start, cutEnd));
            start = cut;
            while (start < end && char.IsWhiteSpace(text[start])) start++;
        }

        if (end > start) spans.Add(TextSpan.FromBounds(start, end));
    }

    // Mail and old terminals break lines at a fixed width. In such text a single line break does not end a paragraph.
    private static bool IsHardWrapped(string text)
    {
        int lines = 0, full = 0, lineStart = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n') continue;
            var length = i - lineStart;
            lineStart = i + 1;
            if (length == 0) continue;
            if (length > 100) return false;
            lines++;
            if (length >= 50) full++;
        }

        return lines >= 4 && full * 3 >= lines * 2;
    }

    private static bool EndsParagraph(string text, int at, bool wrapped)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r') next++;
        if (next >= text.Length || text[next] == '\n') return true;
        if (wrapped) return false;
        return !char.IsLower(text[next]);
    }

    /// <summary>
    /// Returns true if the punctuation mark at <paramref name="at"/> ends a sentence, and in <paramref name="end"/> the offset
    /// behind the closing marks and footnotes that follow it.
    /// </summary>
    private static bool EndsSentence(string text, int at, out int end)
    {
        end = at + 1;
        while (end < text.Length && (text[end] is '.' or '!' or '?' or '…' or '”' or '"' or '’' or '\'' or ')' or ']')) end++;
        end = FootnoteMarks.SkipMarks(text, end);
        if (end >= text.Length) return true;
        if (!char.IsWhiteSpace(text[end])) return false;
        var next = end;
        while (next < text.Length && text[next] != '\n' && char.IsWhiteSpace(text[next])) next++;
        if (next >= text.Length || text[next] == '\n') return true;
        if (!(char.IsUpper(text[next]) || char.IsDigit(text[next])
            || text[next] is '“' or '"' or '‘' or '\'' or '(' or '[' or '$' or '£' or '€'
              or '—' or '-' or '•' || char.GetUnicodeCategory(text[next]) == System.Globalization.UnicodeCategory.OtherLetter))
            return false;
        return text[at] != '.' || !IsAbbreviation(text, at, next);
    }

    private static bool IsAbbreviation(string text, int dot, int next)
    {
        var start = dot;
        while (start > 0
            && (char.IsLetter(text[start - 1]) || (text[start - 1] == '.' && start > 1 && char.IsLetter(text[start - 2]))))
            start--;
        var word = text.AsSpan(start, dot - start);
        if (word.Length == 0) return false;
        var isInitial = word.Length == 1 && char.IsUpper(word[0]) && word[0] != 'I';
        var isLettersWithDots = IsDottedAbbreviation(word);
        if (!isInitial && !isLettersWithDots && !Abbreviations.Contains(word)) return false;
        if (!isLettersWithDots && !MayEndSentence.Contains(word)) return true;
        var wordEnd = next;
        while (wordEnd < text.Length && char.IsLetter(text[wordEnd])) wordEnd++;
        return !(Openers.Contains(text.AsSpan(next, wordEnd - next)) || text[next] is '“' or '"');
    }

    // Single letters with full stops between them, as in "U.S".
    private static bool IsDottedAbbreviation(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.Length % 2 == 0) return false;
        for (var i = 0; i < word.Length; i++)
            if (word[i] == '.' != (i % 2 == 1)) return false;
        return true;
    }

    private static WordSet LoadWords(string name) =>
        Lexicon.English.Words(name).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool HasClosingMark(string text, int from, int end)
    {
        for (var i = from; i < end; i++)
            if (text[i] is '”' or '"') return true;
        return false;
    }

    private static bool ClosesInParagraph(string text, int from, int openedAt)
    {
        var close = text[openedAt] == '“' ? '”' : '"';
        var last = Math.Min(text.Length, openedAt + MaxQuotationLength);
        for (var i = from + 1; i < last && text[i] != '\n'; i++)
            if (text[i] == close) return true;
        return false;
    }
}
