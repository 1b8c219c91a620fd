using System.Collections.Frozen;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification.Messages;

/// <summary>Says whether a passage is about what a claim is about, and so carries it or speaks against it.</summary>
/// <remarks>
/// It was found among all that is held, as the best of forty, and not named by somebody who had read it: it must have more of the
/// claim than a cited passage. The figures are of the benchmark "check".
/// </remarks>
internal sealed class ContradictionDetector(Claim claim, WeightedQuestion question, Tokenizer terms)
{
    // The least share of the claim's words.
    private const double ToCarry = 0.7;
    private const double ToMayCarry = 0.4;
    private const double ToContradict = 0.8;
    private const double ToContradictSurely = 0.9;

    // The least share of what it says by rarity, beside what differs.
    private const double WeightToCarry = 0.6;
    private const double WeightToContradict = 0.7;

    // The headline is about all of an article: of "Verrindal called the resignation overdue" it makes no resignation of his.
    private const double WeightOfItsOwn = 0.5;

    // How much it must say beside that, in words that nothing held has: "the cost was 5 crowns" may be of anything.
    private const double Telling = 1.5;
    private const double TellingOfNames = 2.5;

    private static readonly FrozenSet<string> None = [];

    /// <summary>Whether a passage that carries the claim by its letter does so by what it is about.</summary>
    public bool IsCarried(ClaimVerdict verdict, string text, EvidencePassage passage) =>
        verdict.Share >= ToCarry && Held(null, verdict.Nearest.Cut(text), passage.Reading.TitleTerms).Share >= WeightToCarry
        && Held(null, verdict.Nearest.Cut(text), None).Share >= WeightOfItsOwn;

    /// <summary>
    /// Whether a passage has the claim's numbers where the claim has them, and its names and much of its words somewhere: it may
    /// say what the claim says, in other words.
    /// </summary>
    public bool MayCarry(ClaimVerdict verdict, string text, EvidencePassage passage)
    {
        if (verdict.Share < ToMayCarry || !claim.Facts.Any(fact => fact is Quantity)) return false;
        var there = TermsOf(verdict.Nearest.Cut(text));
        there.UnionWith(passage.Reading.TitleTerms);
        return verdict.Unsupported.All(piece => piece.Kind switch
        {
            DiscrepancyKind.Words => !piece.IsContrary,
            DiscrepancyKind.Name => TermsOf(piece.Piece).IsSubsetOf(there),
            DiscrepancyKind.Date => true,
            _ => false,
        });
    }

    /// <summary>What the passage has otherwise; null where it does not clearly speak against the claim.</summary>
    /// <param name="verdict">That it does not carry the claim.</param>
    /// <param name="text">The text that was looked at.</param>
    /// <param name="passage">Where it is from.</param>
    public Discrepancy? Of(ClaimVerdict verdict, string text, EvidencePassage passage)
    {
        if (PieceOf(verdict, passage.Reading.TitleTerms) is not { } piece || claim.Words.Count == 0) return null;
        var isOfName = piece.Kind == DiscrepancyKind.Name;
        // A word of which the passage has the opposite is not there itself.
        var words = verdict.Share + (piece.Kind == DiscrepancyKind.Words ? 1.0 / claim.Words.Count : 0);
        if (words < (isOfName || piece.Kind == DiscrepancyKind.Negation ? ToContradictSurely : ToContradict)) return null;
        var (share, telling) = Held(piece, verdict.Nearest.Cut(text), passage.Reading.TitleTerms);
        return share >= WeightToContradict && telling >= (isOfName ? TellingOfNames : Telling) ? piece : null;
    }

    // The one thing that differs. "Rejected" where the passage has "approved" may count as a denial too.
    private Discrepancy? PieceOf(ClaimVerdict verdict, IReadOnlySet<string> title)
    {
        var contrary = verdict.Unsupported.Where(piece => piece.IsContrary).ToList();
        if (contrary.Count == 0) return null;
        var isOne = contrary.Count == 1
            || contrary.TrueForAll(piece => piece.Kind is DiscrepancyKind.Words or DiscrepancyKind.Negation);
        var first = contrary.Find(piece => piece.Instead is not null && piece.Kind != DiscrepancyKind.Negation) ?? contrary[0];
        // "From Merrowhaven" where a report on Merrowhaven has "from below the dam" is another way to say where.
        bool IsInTitle(Discrepancy piece) =>
            piece.Kind == DiscrepancyKind.Name && first.Kind is DiscrepancyKind.Number or DiscrepancyKind.Amount
                or DiscrepancyKind.Percentage
            && TermsOf(piece.Piece).IsSubsetOf(title);
        return isOne
            && verdict.Unsupported.All(piece => piece.IsContrary || IsInTitle(piece)
            || (piece.Kind == DiscrepancyKind.Words && piece.Piece == first.Piece))
            ? first : null;
    }

    // Of all that the claim says beside the piece, what stands there or in the headline.
    private (double Share, double Telling) Held(Discrepancy? piece, string window, IReadOnlySet<string> title)
    {
        var otherwise = piece is null or { Kind: DiscrepancyKind.Negation } ? [] : TermsOf(piece.Piece);
        var there = TermsOf(window);
        there.UnionWith(title);
        var fates = FatesIn(window);
        var found = question.In(there);
        double all = 0, held = 0;
        for (var i = 0; i < found.Length; i++)
        {
            var term = question.Question.Terms[i];
            // Numbers are checked as what they are worth, and may be written otherwise.
            if (term.IsCarried || char.IsDigit(term.Text[0]) || otherwise.Contains(term.Text)) continue;
            all += question.Weights[i];
            // "Killed nine" and "the toll rose to nine" say one thing.
            var isFate = CasualtyTerms.Named(term.Written.ToLowerInvariant()) is { } fate && fates.Contains(fate);
            if (found[i] || isFate) held += question.Weights[i];
        }

        return all == 0 ? (0, 0) : (held / all, held * question.Information / question.Total);
    }

    private HashSet<int> FatesIn(string window) =>
        [.. terms.Read(window).Select(term => CasualtyTerms.Named(term.Span.Cut(window).ToLowerInvariant())).OfType<int>()];

    private HashSet<string> TermsOf(string text) => terms.Read(text).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
}
