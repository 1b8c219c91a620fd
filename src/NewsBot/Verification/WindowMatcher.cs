using NewsBot.Text;
using NewsBot.Text.Quotations;

namespace NewsBot.Verification;

/// <summary>
/// Holds one claim against one passage: against every run of one to three neighbouring sentences with the headline, of which
/// the one counts that leaves least open. What stands elsewhere in the passage does not.
/// </summary>
internal sealed class WindowMatcher
{
    private const int LongestWindow = 3;

    /// <summary>The share of the words of meaning, by weight, that the window must have. Measured: see the benchmark
    /// "claims".</summary>
    public const double EnoughWords = 0.6;

    /// <summary>
    /// The share of its weight that a word counts for where only the headline has it: that says what all of an article is about.
    /// </summary>
    public const double OnlyInTitle = 0.5;

    private const double PerSentence = 0.04;

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly Thesaurus kin;
    private readonly FactCheck facts;
    private readonly NegationDetector polarity;
    private readonly IReadOnlyList<int> words;
    private readonly bool[,] isIn;
    private readonly bool[] isInTitle;
    private readonly IReadOnlyList<TextSpan>[] quoted;
    private readonly bool[] isQuotedTitle;

    public WindowMatcher(Claim claim, ClaimPassage passage, Thesaurus kin, DateTimeOffset asOf)
    {
        this.claim = claim;
        this.passage = passage;
        this.kin = kin;
        polarity = new NegationDetector(kin);
        facts = new FactCheck(claim, passage, asOf);
        words = [.. claim.Words.Concat(facts.Demoted).Order()];
        isIn = new bool[words.Count, passage.Body.Sentences.Count];
        isInTitle = new bool[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            var word = claim.Text.Tokens[words[i]];
            foreach (ref readonly var token in passage.Body.Tokens.AsSpan())
                if (!isIn[i, token.Sentence] && Thesaurus.AreSame(word, token)) isIn[i, token.Sentence] = true;
            isInTitle[i] = passage.Title.Tokens.Any(token => Thesaurus.AreSame(word, token));
        }

        quoted = new IReadOnlyList<TextSpan>[claim.Quotations.Count];
        isQuotedTitle = new bool[claim.Quotations.Count];
        for (var i = 0; i < quoted.Length; i++)
        {
            var quotation = claim.Quotations[i].Of(claim.Text.Text);
            quoted[i] = Quotations.Find(quotation, passage.Letters);
            isQuotedTitle[i] = quoted[i].Count == 0 && Quotations.Find(quotation, passage.TitleLetters).Count > 0;
        }
    }

    /// <summary>What the best window leaves open, and how bad that is: 0 for nothing at all.</summary>
    /// <param name="onlyWhether">Only whether the passage carries the claim matters, not what it leaves open otherwise.</param>
    public (ClaimVerdict Verdict, double Cost) Weigh(bool onlyWhether = false)
    {
        // What a window costs for its words alone is quickly told, and what it leaves open only adds to that: the likeliest
        // come first, and most of the others need not be looked into.
        var windows = claim.SaysNothing ? [] : Windows().OrderBy(window => window.Cost).ToList();
        // A window with too few words carries the claim only where the headline has all the others.
        if (onlyWhether && windows.TrueForAll(window => window.Share >= EnoughWords || Missing(window.Window).Any()))
            windows.RemoveAll(window => window.Share < EnoughWords);
        if (windows.Count == 0)
            return (new ClaimVerdict(false, null, [new Discrepancy(DiscrepancyKind.Words, claim.Text.Text)]), double.MaxValue);
        IReadOnlyList<Discrepancy> least = [];
        var best = default(SentenceRange);
        var lowest = double.MaxValue;
        foreach (var (window, share, atLeast) in windows)
        {
            if (atLeast >= lowest) break;
            var open = Open(window, share);
            var cost = atLeast + open.Count(piece => piece.Kind != DiscrepancyKind.Words || piece.Instead is not null);
            if (cost < lowest) (lowest, least, best) = (cost, open, window);
        }

        if (least.Count == 0 && Contradiction(best) is var (contradiction, where))
            (least, lowest, best) = ([contradiction], lowest + 1, where);
        var verdict = new ClaimVerdict(least.Count == 0, least.Count == 0 ? passage.SpanOf(best) : null, least)
        {
            Nearest = passage.SpanOf(best),
            Share = ShareIn(best),
        };
        return (verdict, lowest);
    }

    private IEnumerable<(SentenceRange Window, double Share, double Cost)> Windows()
    {
        var sentences = passage.Body.Sentences.Count;
        for (var count = 1; count <= LongestWindow; count++)
        {
            for (var first = 0; first + count <= sentences; first++)
            {
                var window = new SentenceRange(first, first + count - 1);
                var share = ShareIn(window);
                // Enough words are the least of it: a window without them is no candidate unless all are like that.
                yield return (window, share, (PerSentence * (count - 1)) - (share / 4)
                    + (share < EnoughWords ? 1 + (EnoughWords - share) : 0));
            }
        }
    }

    private double ShareIn(SentenceRange window)
    {
        double all = 0, held = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var weight = Claim.WeightOf(claim.Text.Tokens[words[i]]);
            all += weight;
            if (IsIn(window, i)) held += weight;
            else if (isInTitle[i]) held += OnlyInTitle * weight;
        }

        return all == 0 ? 1 : held / all;
    }

    private bool IsIn(SentenceRange window, int word)
    {
        for (var sentence = window.First; sentence <= window.Last; sentence++)
            if (isIn[word, sentence]) return true;
        return false;
    }

    private List<Discrepancy> Open(SentenceRange window, double share)
    {
        var open = new List<Discrepancy>();
        AddQuotations(open, window);
        facts.AddOpen(open, window);
        var primary = PrimaryOf(window);
        AddOpposites(open, window, primary);
        if (Denial(window, primary) is { } denial) open.Add(denial);
        if (share < EnoughWords) open.AddRange(Missing(window));
        return open;
    }

    private IEnumerable<Discrepancy> Missing(SentenceRange window)
    {
        for (var i = 0; i < words.Count; i++)
            if (!IsIn(window, i) && !isInTitle[i])
                yield return new Discrepancy(DiscrepancyKind.Words, claim.Text.Tokens[words[i]].Span.Cut(claim.Text.Text));
    }

    private Discrepancy? Denial(SentenceRange window, int primary)
    {
        if (polarity.Difference(claim.Text, claim.Tokens, passage.Body, window, primary) is not (var isInClaim, var token))
            return null;
        var text = isInClaim ? claim.Text : passage.Body;
        // "Not before Monday" speaks against no Monday.
        var isContrary = !NegationDetector.IsBounded(text, token)
            || (isInClaim ? NegationDetector.HasBound(passage.Body, window.First, window.Last)
            : NegationDetector.HasBound(claim.Text, 0, 0));
        if (!isInClaim && NegationDetector.IsForecastOfWhatHappened(passage.Body, token, claim.Text)) isContrary = false;
        var cue = text.Tokens[token].Span.Cut(text.Text);
        return isInClaim ? new Discrepancy(DiscrepancyKind.Negation, cue, IsContrary: isContrary)
            : new Discrepancy(DiscrepancyKind.Negation, claim.Text.Text, cue, isContrary);
    }

    // A sentence elsewhere that is nearer to the claim and says the opposite outweighs one that only may be meant.
    private (Discrepancy Piece, SentenceRange Where)? Contradiction(SentenceRange window)
    {
        const double near = 0.7;
        var nearest = PrimaryOf(new SentenceRange(0, passage.Body.Sentences.Count - 1));
        if (window.Has(nearest)) return null;
        var alone = new SentenceRange(nearest, nearest);
        return ShareIn(alone) >= near && ShareIn(alone) > ShareIn(window) && Denial(alone, nearest) is { } denial
            ? (denial, alone) : null;
    }

    private int PrimaryOf(SentenceRange window)
    {
        var (primary, most) = (window.First, -1.0);
        for (var sentence = window.First; sentence <= window.Last; sentence++)
        {
            var held = 0.0;
            for (var i = 0; i < words.Count; i++)
                if (isIn[i, sentence]) held += Claim.WeightOf(claim.Text.Tokens[words[i]]);
            if (held > most) (primary, most) = (sentence, held);
        }

        return primary;
    }

    private void AddQuotations(List<Discrepancy> open, SentenceRange window)
    {
        for (var i = 0; i < quoted.Length; i++)
        {
            if (isQuotedTitle[i] || claim.IsSingleWord(claim.Quotations[i])) continue;
            if (quoted[i].Any(span => span.Overlaps(passage.SpanOf(window)))) continue;
            var instead = quoted[i].Count == 0 ? QuotationLike(i) : null;
            open.Add(new Discrepancy(DiscrepancyKind.Quotation, claim.Quotations[i].Cut(claim.Text.Text), instead));
        }
    }

    // A quotation of the passage with most of the same words is what was meant.
    private string? QuotationLike(int quotation)
    {
        var mine = TermsIn(claim.Text, claim.Quotations[quotation]);
        bool IsLike(HashSet<string> theirs) => mine.Count(theirs.Contains) * 2 > Math.Max(mine.Count, theirs.Count);
        return Quotations.In(passage.Body.Text).Where(span => IsLike(TermsIn(passage.Body, span)))
            .Select(span => span.Cut(passage.Body.Text)).FirstOrDefault();
    }

    private static HashSet<string> TermsIn(AnnotatedText text, TextSpan span) =>
        text.Tokens.Where(token => token.Span.Overlaps(span)).Select(token => token.Term).ToHashSet(StringComparer.Ordinal);

    private void AddOpposites(List<Discrepancy> open, SentenceRange window, int primary)
    {
        foreach (var i in claim.Tokens)
        {
            var token = claim.Text.Tokens[i];
            var opposites = kin.OppositeTermsOf(token.Lower);
            if (opposites.Count == 0) continue;
            if (passage.Body.Tokens.Any(other => window.Has(other.Sentence) && other.Term == token.Term)) continue;
            foreach (var other in passage.Body.Tokens)
            {
                if (other.Sentence != primary || !opposites.Contains(other.Term)
                    || claim.Tokens.Any(mine => claim.Text.Tokens[mine].Term == other.Term)) continue;
                open.Add(new Discrepancy(DiscrepancyKind.Words, token.Span.Cut(claim.Text.Text),
                    other.Span.Cut(passage.Body.Text), IsContrary: true));
                break;
            }
        }
    }
}
