using NewsBot.Text;
using NewsBot.Text.Quotations;

namespace NewsBot.Verification;

/// <summary>
/// Checks one claim against one passage. It compares the claim with each window, a run of one to three sentences, and the
/// headline. The window with the fewest discrepancies counts; the rest of the passage does not.
/// </summary>
internal sealed class WindowMatcher
{
    private const int LongestWindow = 3;

    /// <summary>
    /// The least share of the content words, by weight, that a window must have. Measured with the benchmark "claims".
    /// </summary>
    public const double EnoughWords = 0.6;

    /// <summary>
    /// The share of its weight that a word counts if only the headline has it. The headline is about the whole article, not about
    /// the window.
    /// </summary>
    public const double OnlyInTitle = 0.5;

    // Makes a shorter window better than a longer one that is equal otherwise.
    private const double PerSentence = 0.04;

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly Thesaurus thesaurus;
    private readonly FactCheck facts;
    private readonly NegationDetector polarity;
    private readonly IReadOnlyList<int> words;
    private readonly bool[,] isIn;
    private readonly bool[] isInTitle;
    private readonly IReadOnlyList<TextSpan>[] quoted;
    private readonly bool[] isQuotedTitle;

    public WindowMatcher(Claim claim, ClaimPassage passage, Thesaurus thesaurus, DateTimeOffset asOf)
    {
        this.claim = claim;
        this.passage = passage;
        this.thesaurus = thesaurus;
        polarity = new NegationDetector(thesaurus);
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

    /// <summary>Returns the verdict of the best window, and its cost; the lower the cost, the better the passage.</summary>
    /// <param name="isVerdictEnough">True if the caller needs no exact discrepancies of an unsupported claim. That saves
    /// time.</param>
    public (ClaimVerdict Verdict, double Cost) Weigh(bool isVerdictEnough = false)
    {
        // The cost of the words alone is fast to compute, and discrepancies only add to it. With the cheapest windows first, most
        // of the others need not be checked.
        var windows = claim.SaysNothing ? [] : Windows().OrderBy(window => window.Cost).ToList();
        // A window with too few words can support the claim only if the headline has all the others.
        if (isVerdictEnough && windows.TrueForAll(window => window.Share >= EnoughWords || Missing(window.Window).Any()))
            windows.RemoveAll(window => window.Share < EnoughWords);
        if (windows.Count == 0)
            return (new ClaimVerdict(false, null, [new Discrepancy(DiscrepancyKind.Words, claim.Text.Text)]), double.MaxValue);
        IReadOnlyList<Discrepancy> bestDiscrepancies = [];
        var best = default(SentenceRange);
        var lowestCost = double.MaxValue;
        foreach (var (window, share, wordCost) in windows)
        {
            if (wordCost >= lowestCost) break;
            var discrepancies = Open(window, share);
            var cost = wordCost + discrepancies.Count(piece => piece.Kind != DiscrepancyKind.Words || piece.Instead is not null);
            if (cost < lowestCost) (lowestCost, bestDiscrepancies, best) = (cost, discrepancies, window);
        }

        if (bestDiscrepancies.Count == 0 && Contradiction(best) is var (contradiction, contradicting))
            (bestDiscrepancies, lowestCost, best) = ([contradiction], lowestCost + 1, contradicting);
        var isSupported = bestDiscrepancies.Count == 0;
        var verdict = new ClaimVerdict(isSupported, isSupported ? passage.SpanOf(best) : null, bestDiscrepancies)
        {
            Nearest = passage.SpanOf(best),
            Share = ShareIn(best),
        };
        return (verdict, lowestCost);
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
                // A window with too few words costs 1 more, so that it comes behind all others.
                yield return (window, share, (PerSentence * (count - 1)) - (share / 4)
                    + (share < EnoughWords ? 1 + (EnoughWords - share) : 0));
            }
        }
    }

    private double ShareIn(SentenceRange window)
    {
        double total = 0, matched = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var weight = Claim.WeightOf(claim.Text.Tokens[words[i]]);
            total += weight;
            if (IsIn(window, i)) matched += weight;
            else if (isInTitle[i]) matched += OnlyInTitle * weight;
        }

        return total == 0 ? 1 : matched / total;
    }

    private bool IsIn(SentenceRange window, int word)
    {
        for (var sentence = window.First; sentence <= window.Last; sentence++)
            if (isIn[word, sentence]) return true;
        return false;
    }

    private List<Discrepancy> Open(SentenceRange window, double share)
    {
        var discrepancies = new List<Discrepancy>();
        AddQuotations(discrepancies, window);
        facts.AddOpen(discrepancies, window);
        var primary = PrimaryOf(window);
        AddOpposites(discrepancies, window, primary);
        if (Denial(window, primary) is { } negation) discrepancies.Add(negation);
        if (share < EnoughWords) discrepancies.AddRange(Missing(window));
        return discrepancies;
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
        // "Not before Monday" does not contradict "on Monday".
        var isContrary = !NegationDetector.IsBounded(text, token)
            || (isInClaim ? NegationDetector.HasBound(passage.Body, window.First, window.Last)
            : NegationDetector.HasBound(claim.Text, 0, 0));
        if (!isInClaim && NegationDetector.IsForecastOfWhatHappened(passage.Body, token, claim.Text)) isContrary = false;
        var cue = text.Tokens[token].Span.Cut(text.Text);
        return isInClaim ? new Discrepancy(DiscrepancyKind.Negation, cue, IsContrary: isContrary)
            : new Discrepancy(DiscrepancyKind.Negation, claim.Text.Text, cue, isContrary);
    }

    // A sentence outside the window that has more of the claim's words, and negates them, outweighs the window.
    private (Discrepancy Discrepancy, SentenceRange Sentence)? Contradiction(SentenceRange window)
    {
        const double near = 0.7;
        var nearest = PrimaryOf(new SentenceRange(0, passage.Body.Sentences.Count - 1));
        if (window.Has(nearest)) return null;
        var alone = new SentenceRange(nearest, nearest);
        return ShareIn(alone) >= near && ShareIn(alone) > ShareIn(window) && Denial(alone, nearest) is { } negation
            ? (negation, alone) : null;
    }

    // The sentence of the window with most of the claim's words.
    private int PrimaryOf(SentenceRange window)
    {
        var (primary, largest) = (window.First, -1.0);
        for (var sentence = window.First; sentence <= window.Last; sentence++)
        {
            var matched = 0.0;
            for (var i = 0; i < words.Count; i++)
                if (isIn[i, sentence]) matched += Claim.WeightOf(claim.Text.Tokens[words[i]]);
            if (matched > largest) (primary, largest) = (sentence, matched);
        }

        return primary;
    }

    private void AddQuotations(List<Discrepancy> discrepancies, SentenceRange window)
    {
        for (var i = 0; i < quoted.Length; i++)
        {
            if (isQuotedTitle[i] || claim.IsSingleWord(claim.Quotations[i])) continue;
            if (quoted[i].Any(span => span.Overlaps(passage.SpanOf(window)))) continue;
            var similar = quoted[i].Count == 0 ? QuotationLike(i) : null;
            discrepancies.Add(new Discrepancy(DiscrepancyKind.Quotation, claim.Quotations[i].Cut(claim.Text.Text), similar));
        }
    }

    // Finds a quotation of the passage that shares most of its words with one of the claim.
    private string? QuotationLike(int quotation)
    {
        var terms = TermsIn(claim.Text, claim.Quotations[quotation]);
        bool IsSimilar(HashSet<string> other) => terms.Count(other.Contains) * 2 > Math.Max(terms.Count, other.Count);
        return Quotations.In(passage.Body.Text).Where(span => IsSimilar(TermsIn(passage.Body, span)))
            .Select(span => span.Cut(passage.Body.Text)).FirstOrDefault();
    }

    private static HashSet<string> TermsIn(AnnotatedText text, TextSpan span) =>
        text.Tokens.Where(token => token.Span.Overlaps(span)).Select(token => token.Term).ToHashSet(StringComparer.Ordinal);

    private void AddOpposites(List<Discrepancy> discrepancies, SentenceRange window, int primary)
    {
        foreach (var i in claim.Tokens)
        {
            var token = claim.Text.Tokens[i];
            var opposites = thesaurus.OppositeTermsOf(token.Lower);
            if (opposites.Count == 0) continue;
            if (passage.Body.Tokens.Any(other => window.Has(other.Sentence) && other.Term == token.Term)) continue;
            foreach (var other in passage.Body.Tokens)
            {
                if (other.Sentence != primary || !opposites.Contains(other.Term)
                    || claim.Tokens.Any(claimToken => claim.Text.Tokens[claimToken].Term == other.Term)) continue;
                discrepancies.Add(new Discrepancy(DiscrepancyKind.Words, token.Span.Cut(claim.Text.Text),
                    other.Span.Cut(passage.Body.Text), IsContrary: true));
                break;
            }
        }
    }
}
