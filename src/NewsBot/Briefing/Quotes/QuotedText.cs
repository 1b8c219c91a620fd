using NewsBot.Text;
using NewsBot.Text.Quotations;

namespace NewsBot.Briefing.Quotes;

/// <summary>The punctuation in front of a piece, from weak to strong.</summary>
internal enum Mark
{
    None,
    Comma,
    Colon,

    /// <summary>
    /// A question or exclamation mark at the end of a quotation, after which the sentence may continue: "Why?" she asked.
    /// </summary>
    EndInsideQuote,

    /// <summary>The end of a sentence.</summary>
    Stop,
}

/// <summary>One word, or one whole quotation.</summary>
/// <param name="Span">The span in the text; a quotation includes its marks.</param>
/// <param name="Lower">The word in lower case with straight apostrophes; empty for a quotation.</param>
/// <param name="IsCapital">True if the word is capitalized; false for a quotation.</param>
/// <param name="MarkBefore">The punctuation in front of it.</param>
/// <param name="Sentence">The number of its sentence in the text.</param>
/// <param name="Quoted">The quotation; null for a word.</param>
internal readonly record struct Piece(
    TextSpan Span, string Lower, bool IsCapital, Mark MarkBefore, int Sentence, Quoted? Quoted)
{
    public bool IsPossessive => Lower.EndsWith("'s", StringComparison.Ordinal) || Lower.EndsWith("s'", StringComparison.Ordinal);
}

/// <summary>A text as paragraphs of words and whole quotations, because nothing inside a quotation names its speaker.</summary>
internal sealed class QuotedText
{
    private readonly string text;
    private int sentence;

    public QuotedText(string text)
    {
        this.text = text;
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !EndsParagraph(end)) end++;
            var pieces = ReadPieces(start, end);
            if (pieces.Count > 0) Paragraphs.Add(pieces);
            start = end + 1;
        }
    }

    public List<List<Piece>> Paragraphs { get; } = [];

    // In hard-wrapped text a line break may fall inside a paragraph: a line that begins in lower case continues it.
    private bool EndsParagraph(int at)
    {
        if (text[at] != '\n') return false;
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r') next++;
        return next >= text.Length || !char.IsLower(text[next]);
    }

    private List<Piece> ReadPieces(int start, int end)
    {
        sentence++;
        var quotations = QuotationMarks.FindAll(text, start, end);
        var pieces = new List<Piece>();
        var nextQuotation = 0;
        var previousEnd = start;
        for (var i = start; i < end;)
        {
            if (nextQuotation < quotations.Count && quotations[nextQuotation].OuterSpan.Start == i)
            {
                Add(quotations[nextQuotation].OuterSpan, "", false, quotations[nextQuotation]);
                i = quotations[nextQuotation++].OuterSpan.End;
                continue;
            }

            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < end && IsPartOfWord(i, first)) i++;
            Add(TextSpan.FromBounds(first, i), ToLower(first, i), char.IsUpper(text[first]), null);
        }

        return pieces;

        void Add(TextSpan span, string lower, bool isCapital, Quoted? quoted)
        {
            var mark = pieces.Count == 0 ? Mark.Stop : FindMark(pieces[^1], previousEnd, span.Start);
            if (mark is Mark.Stop or Mark.EndInsideQuote && pieces.Count > 0) sentence++;
            pieces.Add(new Piece(span, lower, isCapital, mark, sentence, quoted));
            previousEnd = span.End;
        }
    }

    private bool IsPartOfWord(int at, int first)
    {
        if (char.IsLetterOrDigit(text[at])) return true;
        if (at == first || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]) || !char.IsLetterOrDigit(text[at - 1]))
            return false;
        // True for the full stops of "U.S." and "3.5", but not for "end.Next".
        return text[at] is '\'' or '’' or '-' or '‑'
            || (text[at] is '.' or ',' && (char.IsDigit(text[at + 1]) || at - first == 1 || text[at - 2] == '.'));
    }

    private string ToLower(int start, int end) => string.Create(end - start, (text, start), static (lower, word) =>
    {
        for (var i = 0; i < lower.Length; i++)
            lower[i] = word.text[word.start + i] is var letter && letter == '’' ? '\'' : char.ToLowerInvariant(letter);
    });

    private Mark FindMark(Piece before, int from, int to)
    {
        var mark = Mark.None;
        var isAbbreviation = before.Quoted is null
            && (SpeechVerbs.Abbreviations.Contains(before.Lower) || before.Span.Length == 1 || before.Lower.Contains('.'));
        for (var i = from; i < to; i++)
        {
            var current = text[i] switch
            {
                '.' or '…' => isAbbreviation ? Mark.None : Mark.Stop,
                '!' or '?' => Mark.Stop,
                ':' => Mark.Colon,
                ',' or ';' or '(' or ')' or '—' or '–' => Mark.Comma,
                '-' => char.IsWhiteSpace(text[Math.Max(0, i - 1)]) ? Mark.Comma : Mark.None,
                _ => Mark.None,
            };
            if (current > mark) mark = current;
        }

        if (before.Quoted is not { } quoted || mark == Mark.Stop || quoted.InnerSpan.Length == 0) return mark;
        // A nested quotation may close before the outer one: the mark stands in front of both.
        var last = quoted.InnerSpan.End - 1;
        while (last > quoted.InnerSpan.Start && text[last] is '’' or '\'' or '”' or '"' or ' ') last--;
        return text[last] switch
        {
            '.' when mark == Mark.None => Mark.Stop,
            '?' or '!' or '…' when mark == Mark.None => Mark.EndInsideQuote,
            ',' or '—' or '–' or ';' when mark == Mark.None => Mark.Comma,
            _ => mark,
        };
    }
}
