using NewsBot.Answering.Claims;
using NewsBot.Retrieval;

namespace NewsBot.Answering.Checks;

/// <summary>Says whether a passage that does not carry a claim speaks against it, rather than of something else.</summary>
internal sealed class Contrast(Claim claim, WeightedQuestion question, TermReader terms)
{
    // The figures are of the benchmark "check": with less, reports of other events of the same kind are taken for denials.
    private const double EnoughWords = 0.8;
    private const double EnoughForNames = 0.9;
    private const double EnoughWeight = 0.7;
    private const int FewestWords = 2;
    private const int FewestWithoutName = 4;

    /// <summary>What the passage has otherwise; null where it does not clearly speak against the claim.</summary>
    /// <param name="verdict">That it does not carry the claim.</param>
    /// <param name="text">The text that was looked at.</param>
    /// <param name="passage">Where it is from.</param>
    public Unsupported? Of(ClaimVerdict verdict, string text, EvidencePassage passage)
    {
        if (verdict.Unsupported is not [{ IsContrary: true } piece]) return null;
        var isOfName = piece.Kind == UnsupportedKind.Name;
        if (verdict.Share < (isOfName ? EnoughForNames : EnoughWords)) return null;
        var hasName = claim.Facts.OfType<Name>().Any(name => claim.Text.Cut(name) != piece.Piece);
        var fewest = hasName && !isOfName ? FewestWords : FewestWithoutName;
        if (claim.Words.Count * verdict.Share < fewest) return null;
        return WeightOfRest(piece, verdict.Nearest.Cut(text), passage) >= EnoughWeight ? piece : null;
    }

    // Of all that the claim says beside the piece, how much by its rarity stands there or in the headline.
    private double WeightOfRest(Unsupported piece, string window, EvidencePassage passage)
    {
        var otherwise = piece.Kind == UnsupportedKind.Negation ? [] : TermsOf(piece.Piece);
        var there = TermsOf(window);
        there.UnionWith(passage.Reading.TitleTerms);
        var found = question.In(there);
        double all = 0, held = 0;
        for (var i = 0; i < found.Length; i++)
        {
            var term = question.Question.Terms[i];
            if (term.IsCarried || otherwise.Contains(term.Text)) continue;
            all += question.Weights[i];
            if (found[i]) held += question.Weights[i];
        }

        return all == 0 ? 0 : held / all;
    }

    private HashSet<string> TermsOf(string text) => terms.Read(text).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
}
