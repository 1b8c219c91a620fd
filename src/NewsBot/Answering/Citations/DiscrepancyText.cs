using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Answering.Citations;

/// <summary>Explains to a reader why a sentence failed the check.</summary>
internal static class DiscrepancyText
{
    private const int MaxPieces = 3;
    private const int MaxPieceLength = 80;

    /// <summary>Returns the explanation as a part of a sentence.</summary>
    /// <param name="unsupported">The pieces of the sentence that its passage does not support; not empty.</param>
    public static string Format(IReadOnlyList<Discrepancy> unsupported)
    {
        // A wrong fact explains more than missing words, so missing words are named only if no fact is wrong.
        var facts = unsupported.Where(piece => piece.Kind != DiscrepancyKind.Words || piece.SourceText is not null).ToList();
        if (facts.Count > 0) return string.Join("; ", facts.Take(MaxPieces).Select(Format));
        var words = string.Join(", ", unsupported.Take(MaxPieces).Select(piece => Quote(piece.ClaimText)));
        return $"the passage does not say {words}";
    }

    private static string Format(Discrepancy piece) => (piece.Kind, piece.SourceText) switch
    {
        (DiscrepancyKind.Negation, { } cue) => $"the passage says {Quote(cue)} where the sentence does not",
        (DiscrepancyKind.Negation, null) => $"the sentence says {Quote(piece.ClaimText)} where the passage does not",
        (DiscrepancyKind.Quotation, null) => $"nobody says {Quote(piece.ClaimText)} in the passage",
        (DiscrepancyKind.Hedge, { } hedge) => $"the passage says no more than {Quote(hedge)}",
        (DiscrepancyKind.Role, { } other) => $"{Quote(piece.ClaimText)} and {Quote(other)} have changed places",
        (DiscrepancyKind.Qualifier, _) => $"the passage does not say {Quote(piece.ClaimText)}",
        (_, { } other) when piece.IsSubstitution => FormatPlaces(piece, other),
        (_, null) when piece.IsHeld => $"the passage does not say this of {Quote(piece.ClaimText)}",
        (_, { } instead) when piece.IsHeld => FormatPlaces(piece, instead),
        (_, null) => $"{Quote(piece.ClaimText)} is not in the passage",
        (_, { } instead) => $"{Quote(piece.ClaimText)} is not in the passage, which has {Quote(instead)}",
    };

    private static string FormatPlaces(Discrepancy piece, string instead) =>
        $"the passage has {Quote(instead)} where the sentence has {Quote(piece.ClaimText)}";

    private static string Quote(string text)
    {
        var unquoted = text.Trim('“', '”', '"');
        return $"“{MarkupStripper.Truncate(unquoted, MaxPieceLength)}{(unquoted.Length > MaxPieceLength ? "…" : "")}”";
    }
}
