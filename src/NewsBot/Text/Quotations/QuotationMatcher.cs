using System.Text;

namespace NewsBot.Text.Quotations;

/// <summary>
/// Finds what stands in quotation marks, and whether a passage has it word for word. Quotation marks, dashes, apostrophes,
/// white space, the case of the first letter and the punctuation at the ends are not words. "…" and "[...]" split a quotation
/// into pieces that must follow each other.
/// </summary>
internal static class QuotationMatcher
{
    // Between two pieces of one quotation no more may be left out, in UTF-16 units.
    private const int MaxOmissionLength = 1500;

    /// <summary>The texts between quotation marks, the marks left out. One that is not closed is none.</summary>
    public static IReadOnlyList<TextSpan> FindAll(string text) =>
        [.. QuotationMarks.FindAll(text, 0, text.Length, fewestWords: 1)
            .Where(quoted => !quoted.IsUnclosed)
            .Select(quoted => quoted.InnerSpan)];

    /// <summary>Where in the passage the quotation stands, each time from its first piece to its last.</summary>
    public static IReadOnlyList<TextSpan> FindOccurrences(ReadOnlySpan<char> quotation, NormalizedText passage)
    {
        var spans = new List<TextSpan>();
        var pieces = SplitAtOmissions(quotation);
        if (pieces.Count == 0) return spans;
        for (var first = passage.IndexOf(pieces[0], 0); first >= 0; first = passage.IndexOf(pieces[0], first + 1))
            if (FindEnd(pieces, first, passage) is { } end) spans.Add(passage.GetOriginalSpan(first, end));
        return spans;
    }

    // The end of the last piece, where the first begins here; null where the others do not follow near enough.
    private static int? FindEnd(List<string> pieces, int first, NormalizedText passage)
    {
        var end = first + pieces[0].Length;
        foreach (var piece in pieces.Skip(1))
        {
            var at = passage.IndexOf(piece, end);
            if (at < 0 || at - end > MaxOmissionLength) return null;
            end = at + piece.Length;
        }

        return end;
    }

    /// <summary>The pieces of a quotation in the letters that <see cref="NormalizedText"/> has.</summary>
    private static List<string> SplitAtOmissions(ReadOnlySpan<char> quotation)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        for (var i = 0; i < quotation.Length; i++)
        {
            var isOmission = quotation[i] == '…'
                || (quotation[i] == '.' && i + 2 < quotation.Length && IsEllipsis(quotation[i..]));
            var bracket = quotation[i] == '[' ? quotation[i..].IndexOf(']') : -1;
            if (!isOmission && bracket < 0)
            {
                piece.Append(quotation[i]);
                continue;
            }

            Close();
            if (bracket > 0) i += bracket;
            else while (i + 1 < quotation.Length && quotation[i + 1] is '.' or '…') i++;
        }

        Close();
        return pieces;

        void Close()
        {
            var plain = new NormalizedText(piece.ToString()).Text.Trim(' ', '.', ',', ';', ':', '!', '?', '-', '(', ')');
            if (plain.Length > 0) pieces.Add(plain);
            piece.Clear();
        }
    }

    private static bool IsEllipsis(ReadOnlySpan<char> text) => text is ['.', '.', '.', ..] or ['.', ' ', '.', ' ', '.', ..];
}
