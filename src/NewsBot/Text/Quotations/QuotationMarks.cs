using System.Buffers;

namespace NewsBot.Text.Quotations;

/// <summary>What stands in quotation marks in one paragraph.</summary>
/// <param name="InnerSpan">Without its marks.</param>
/// <param name="OuterSpan">With its marks.</param>
/// <param name="IsUnclosed">Whether it is left open at the end of the paragraph, as where somebody goes on in the next.</param>
internal readonly record struct Quoted(TextSpan InnerSpan, TextSpan OuterSpan, bool IsUnclosed);

/// <summary>
/// Finds quotation marks. Straight ones are told apart by what stands beside them, an apostrophe is none, and marks inside of
/// marks belong to the words.
/// </summary>
internal static class QuotationMarks
{
    // One or two words in quotation marks are a way to speak of them, not what somebody said.
    private const int MinSpokenWords = 3;

    private static readonly SearchValues<char> Openers = SearchValues.Create("“«„\"‘'");

    /// <summary>Whether a text has any mark that may open a quotation.</summary>
    public static bool ContainsOpener(string text) => text.AsSpan().ContainsAny(Openers);

    /// <summary>The quotations between two places of a text, in order; one of fewer words is none.</summary>
    public static List<Quoted> FindAll(string text, int start, int end, int fewestWords = MinSpokenWords)
    {
        var found = new List<Quoted>();
        for (var i = start; i < end; i++)
        {
            if (!IsOpener(text, i, start)) continue;
            var close = FindClosingMark(text, i, end);
            // A single mark that nothing closes is an apostrophe.
            if (close < 0 && text[i] is '\'' or '‘') continue;
            var last = close < 0 ? end : close;
            var quoted =
                new Quoted(TextSpan.FromBounds(i + 1, last), TextSpan.FromBounds(i, close < 0 ? end : close + 1), close < 0);
            if (CountWords(text, i + 1, last) >= fewestWords) found.Add(quoted);
            else if (close < 0) continue;
            i = last;
        }

        return found;
    }

    private static bool IsOpener(string text, int at, int start)
    {
        var isFree = at == start || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '—' or '–' or '-' or '/';
        return text[at] switch
        {
            '“' or '«' or '„' => true,
            '"' => isFree && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]),
            '‘' or '\'' => isFree && at + 1 < text.Length && char.IsLetter(text[at + 1]),
            _ => false,
        };
    }

    private static int FindClosingMark(string text, int open, int end)
    {
        var depth = 0;
        for (var i = open + 1; i < end; i++)
        {
            switch (text[open])
            {
                case '“' or '„':
                    if (text[i] == '“') depth++;
                    else if (text[i] == '”' && depth-- == 0) return i;
                    break;
                case '«':
                    if (text[i] == '»') return i;
                    break;
                case '"':
                    if (text[i] is '"' or '”'
                        && !(char.IsWhiteSpace(text[i - 1]) && i + 1 < end && char.IsLetterOrDigit(text[i + 1]))) return i;
                    break;
                default:
                    if (text[i] != (text[open] == '‘' ? '’' : '\'') || (i + 1 < end && char.IsLetterOrDigit(text[i + 1]))) break;
                    // Behind an s it may be a possessive; then one behind a sentence's mark closes.
                    if (char.IsPunctuation(text[i - 1]) || text[i - 1] != 's' || i + 1 == end || char.IsPunctuation(text[i + 1]))
                        return i;
                    break;
            }
        }

        return -1;
    }

    private static int CountWords(string text, int start, int end)
    {
        var words = 0;
        for (var i = start; i < end; i++)
            if (char.IsLetterOrDigit(text[i])
                && (i == start || char.IsWhiteSpace(text[i - 1])
                || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '\'' or '’' or '-' or '.'))) words++;
        return words;
    }
}
