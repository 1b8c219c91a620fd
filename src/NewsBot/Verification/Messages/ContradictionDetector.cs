using System.Collections.Frozen;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification.Messages;

/// <summary>Decides whether a passage is about the subject of a claim, so that it supports or contradicts the claim.</summary>
/// <remarks>
/// Retrieval found the passage; nobody cited it. So it must have more of the claim than a cited passage. The thresholds were
/// measured with the benchmark "check".
/// </remarks>
internal sealed class ContradictionDetector(Claim claim, WeightedQuestion question, Tokenizer tokenizer)
{
    // The least shares of the claim's words. Names and negations need the strict one.
    private const double MinShareToSupport = 0.7;
    private const double MinShareToMaySupport = 0.4;
    private const double MinShareToContradict = 0.8;
    private const double MinShareToContradictStrictly = 0.9;

    // The least shares of the claim's words, weighted by rarity, without the piece that differs.
    private const double MinWeightToSupport = 0.6;
    private const double MinWeightToContradict = 0.7;

    // The least weighted share without the headline, which is about the whole article: under "Mayor resigns", the sentence
    // "Verrindal called the resignation overdue" does not mean that Verrindal resigned.
    private const double MinWeightWithoutTitle = 0.5;

    // The least information of the matching words, in units of a word that no article has. "The cost was 5 crowns" has
    // little, and may be about anything.
    private const double MinInformation = 1.5;
    private const double MinInformationForNames = 2.5;

    private static readonly FrozenSet<string> NoTerms = [];

    /// <summary>True if a passage that supports the claim by its words is also about the same subject.</summary>
    public bool IsOnTopic(ClaimVerdict verdict, string text, EvidencePassage passage) =>
        verdict.WordShare >= MinShareToSupport
            && MeasureOverlap(null, verdict.NearestSpan.Cut(text), passage.Reading.TitleTerms).Share >= MinWeightToSupport
        && MeasureOverlap(null, verdict.NearestSpan.Cut(text), NoTerms).Share >= MinWeightWithoutTitle;

    /// <summary>
    /// True if a passage has the claim's numbers in their context, and its names and many of its words anywhere, so that it may
    /// say the same in other words.
    /// </summary>
    public bool MaySupport(ClaimVerdict verdict, string text, EvidencePassage passage)
    {
        if (verdict.WordShare < MinShareToMaySupport || !claim.Mentions.Any(mention => mention is Quantity)) return false;
        var sourceTerms = ReadTerms(verdict.NearestSpan.Cut(text));
        sourceTerms.UnionWith(passage.Reading.TitleTerms);
        return verdict.Discrepancies.All(piece => piece.Kind switch
        {
            DiscrepancyKind.Words => !piece.IsContradiction,
            DiscrepancyKind.Name => ReadTerms(piece.ClaimText).IsSubsetOf(sourceTerms),
            DiscrepancyKind.Date => true,
            _ => false,
        });
    }

    /// <summary>Finds the piece in which the passage contradicts the claim; null if it does not clearly do so.</summary>
    /// <param name="verdict">The verdict that the passage does not support the claim.</param>
    /// <param name="text">The text that was checked.</param>
    /// <param name="passage">The passage that the text is from.</param>
    public Discrepancy? FindContradiction(ClaimVerdict verdict, string text, EvidencePassage passage)
    {
        if (FindSingleDifference(verdict, passage.Reading.TitleTerms) is not { } piece || claim.ContentWords.Count == 0)
            return null;
        var isName = piece.Kind == DiscrepancyKind.Name;
        // The word whose opposite the passage has is counted as missing, and is added back.
        var words = verdict.WordShare + (piece.Kind == DiscrepancyKind.Words ? 1.0 / claim.ContentWords.Count : 0);
        if (words < (isName || piece.Kind == DiscrepancyKind.Negation ? MinShareToContradictStrictly : MinShareToContradict))
            return null;
        var (share, information) = MeasureOverlap(piece, verdict.NearestSpan.Cut(text), passage.Reading.TitleTerms);
        return share >= MinWeightToContradict && information >= (isName ? MinInformationForNames : MinInformation) ? piece : null;
    }

    // Returns the piece that differs if it is the only one. "Rejected" for "approved" may count as a negation, too.
    private Discrepancy? FindSingleDifference(ClaimVerdict verdict, IReadOnlySet<string> title)
    {
        var contradictions = verdict.Discrepancies.Where(piece => piece.IsContradiction).ToList();
        if (contradictions.Count == 0) return null;
        var isSingle = contradictions.Count == 1
            || contradictions.TrueForAll(piece => piece.Kind is DiscrepancyKind.Words or DiscrepancyKind.Negation);
        var first = contradictions.Find(piece => piece.SourceText is not null && piece.Kind != DiscrepancyKind.Negation)
            ?? contradictions[0];
        // A missing name is no second difference if the headline has it: a report on Merrowhaven may say "from below the dam" for
        // "from Merrowhaven".
        bool IsInTitle(Discrepancy piece) =>
            piece.Kind == DiscrepancyKind.Name && first.Kind is DiscrepancyKind.Number or DiscrepancyKind.Amount
                or DiscrepancyKind.Percentage
            && ReadTerms(piece.ClaimText).IsSubsetOf(title);
        return isSingle
            && verdict.Discrepancies.All(piece => piece.IsContradiction || IsInTitle(piece)
            || (piece.Kind == DiscrepancyKind.Words && piece.ClaimText == first.ClaimText))
            ? first : null;
    }

    // How much of the claim, without the piece, the window and the headline have: its weighted share and its information.
    private (double Share, double Information) MeasureOverlap(Discrepancy? piece, string window, IReadOnlySet<string> title)
    {
        var differing = piece is null or { Kind: DiscrepancyKind.Negation } ? [] : ReadTerms(piece.ClaimText);
        var sourceTerms = ReadTerms(window);
        sourceTerms.UnionWith(title);
        var fates = ReadFates(window);
        var found = question.FindTermsIn(sourceTerms);
        double total = 0, matched = 0;
        for (var i = 0; i < found.Length; i++)
        {
            var term = question.Question.Terms[i];
            // Numbers are compared by value elsewhere, and may be written in another way here.
            if (term.IsCarried || char.IsDigit(term.Text[0]) || differing.Contains(term.Text)) continue;
            total += question.Weights[i];
            // "Killed nine" and "the toll rose to nine" say the same.
            var isFate = CasualtyTerms.ParseFate(term.Written.ToLowerInvariant()) is { } fate && fates.Contains(fate);
            if (found[i] || isFate) matched += question.Weights[i];
        }

        return total == 0 ? (0, 0) : (matched / total, matched * question.Information / question.Total);
    }

    private HashSet<int> ReadFates(string window) =>
        [.. tokenizer.Read(window).Select(term => CasualtyTerms.ParseFate(term.Span.Cut(window).ToLowerInvariant()))
            .OfType<int>()];

    private HashSet<string> ReadTerms(string text) =>
        tokenizer.Read(text).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
}
