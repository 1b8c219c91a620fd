using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Answering.Citations;

/// <summary>Explains to a reader why a sentence failed the check.</summary>
internal static class DiscrepancyText
{
    private const int MostPieces = 3;
    private const int LongestPiece = 80;

    /// <summary>Returns the explanation as a part of a sentence.</summary>
    /// <param name="unsupported">The pieces of the sentence that its passage does not support; not empty.</param>
    public static string Of(IReadOnlyList<Discrepancy> unsupported)
    {
        // A wrong fact explains more than missing words, so missing words are named only if no fact is wrong.
        var facts = unsupported.Where(piece => piece.Kind != DiscrepancyKind.Words || piece.Instead is not null).ToList();
        if (facts.Count > 0) return string.Join("; ", facts.Take(MostPieces).Select(Of));
        var words = string.Join(", ", unsupported.Take(MostPieces).Select(piece => Quoted(piece.Piece)));
        return $"the passage does not say {words}";
    }

    private static string Of(Discrepancy piece) => (piece.Kind, piece.Instead) switch
    {
        (DiscrepancyKind.Negation, { } cue) => $"the passage says {Quoted(cue)} where the sentence does not",
        (DiscrepancyKind.Negation, null) => $"the sentence says {Quoted(piece.Piece)} where the passage does not",
        (DiscrepancyKind.Quotation, null) => $"nobody says {Quoted(piece.Piece)} in the passage",
        (_, null) => $"{Quoted(piece.Piece)} is not in the passage",
        (_, { } instead) => $"{Quoted(piece.Piece)} is not in the passage, which has {Quoted(instead)}",
    };

    private static string Quoted(string text)
    {
        var unquoted = text.Trim('“', '”', '"');
        return $"“{MarkupStripper.Beginning(unquoted, LongestPiece)}{(unquoted.Length > LongestPiece ? "…" : "")}”";
    }
}
