using NewsBot.Text;
using NewsBot.Text.Quotations;

namespace NewsBot.Briefing.Quotes;

/// <summary>What stands in front of a piece.</summary>
internal enum Mark
{
    None,
    Comma,
    Colon,

    /// <summary>
    /// A question or exclamation mark inside a quotation, behind which the sentence may go on: "Why?" she asked.
    /// </summary>
    Asked,

    /// <summary>The end of a sentence.</summary>
    Stop,
}

/// <summary>A word, or a whole quotation.</summary>
/// <param name="Span">In the text; of a quotation, with its marks.</param>
/// <param name="Lower">The word as written in lower case, with straight apostrophes; empty for a quotation.</param>
/// <param name="Sentence">Counted through the text.</param>
/// <param name="Quoted">The quotation; null for a word.</param>
internal readonly record struct Piece(TextSpan Span, string Lower, bool IsCapital, Mark Before, int Sentence, Quoted? Quoted)
{
    public bool IsPossessive => Lower.EndsWith("'s", StringComparison.Ordinal) || Lower.EndsWith("s'", StringComparison.Ordinal);
}

/// <summary>A text as paragraphs of words and whole quotations: nothing inside a quotation says who speaks it.</summary>
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
            var pieces = Read(start, end);
            if (pieces.Count > 0) Paragraphs.Add(pieces);
            start = end + 1;
        }
    }

    public List<List<Piece>> Paragraphs { get; } = [];

    // Inside a hard-wrapped paragraph a line goes on with a small letter as often as not; one that does is no new paragraph.
    private bool EndsParagraph(int at)
    {
        if (text[at] != '\n') return false;
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r') next++;
        return next >= text.Length || !char.IsLower(text[next]);
    }

    private List<Piece> Read(int start, int end)
    {
        sentence++;
        var quotations = QuotationMarks.In(text, start, end);
        var pieces = new List<Piece>();
        var next = 0;
        var behind = start;
        for (var i = start; i < end;)
        {
            if (next < quotations.Count && quotations[next].Whole.Start == i)
            {
                Add(quotations[next].Whole, "", false, quotations[next]);
                i = quotations[next++].Whole.End;
                continue;
            }

            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < end && IsOfWord(i, first)) i++;
            Add(TextSpan.Between(first, i), Lower(first, i), char.IsUpper(text[first]), null);
        }

        return pieces;

        void Add(TextSpan span, string lower, bool isCapital, Quoted? quoted)
        {
            var mark = pieces.Count == 0 ? Mark.Stop : MarkOf(pieces[^1], behind, span.Start);
            if (mark is Mark.Stop or Mark.Asked && pieces.Count > 0) sentence++;
            pieces.Add(new Piece(span, lower, isCapital, mark, sentence, quoted));
            behind = span.End;
        }
    }

    private bool IsOfWord(int at, int first)
    {
        if (char.IsLetterOrDigit(text[at])) return true;
        if (at == first || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]) || !char.IsLetterOrDigit(text[at - 1]))
            return false;
        // "U.S.", "3.5", but not "end.Next".
        return text[at] is '\'' or '’' or '-' or '‑'
            || (text[at] is '.' or ',' && (char.IsDigit(text[at + 1]) || at - first == 1 || text[at - 2] == '.'));
    }

    private string Lower(int start, int end) => string.Create(end - start, (text, start), static (lower, word) =>
    {
        for (var i = 0; i < lower.Length; i++)
            lower[i] = word.text[word.start + i] is var letter && letter == '’' ? '\'' : char.ToLowerInvariant(letter);
    });

    private Mark MarkOf(Piece before, int from, int to)
    {
        var mark = Mark.None;
        var isAbbreviation = before.Quoted is null
            && (SpeechVerbs.Abbreviations.Contains(before.Lower) || before.Span.Length == 1 || before.Lower.Contains('.'));
        for (var i = from; i < to; i++)
        {
            var here = text[i] switch
            {
                '.' or '…' => isAbbreviation ? Mark.None : Mark.Stop,
                '!' or '?' => Mark.Stop,
                ':' => Mark.Colon,
                ',' or ';' or '(' or ')' or '—' or '–' => Mark.Comma,
                '-' => char.IsWhiteSpace(text[Math.Max(0, i - 1)]) ? Mark.Comma : Mark.None,
                _ => Mark.None,
            };
            if (here > mark) mark = here;
        }

        if (before.Quoted is not { } quoted || mark == Mark.Stop || quoted.Words.Length == 0) return mark;
        // A nested quotation may close before the outer one: the mark stands in front of both.
        var last = quoted.Words.End - 1;
        while (last > quoted.Words.Start && text[last] is '’' or '\'' or '”' or '"' or ' ') last--;
        return text[last] switch
        {
            '.' when mark == Mark.None => Mark.Stop,
            '?' or '!' or '…' when mark == Mark.None => Mark.Asked,
            ',' or '—' or '–' or ';' when mark == Mark.None => Mark.Comma,
            _ => mark,
        };
    }
}
