using NewsBot.Text;

namespace NewsBot.Verification;

/// <summary>
/// Checks one claim against one passage. It compares the claim with each window, a run of one to three sentences, and the
/// headline. The window with the fewest discrepancies counts; the rest of the passage does not.
/// </summary>
internal sealed class WindowMatcher
{
    private const int MaxWindowLength = 3;

    /// <summary>
    /// The least share of the content words, by weight, that a window must have. Measured with the benchmark "claims".
    /// </summary>
    public const double MinWordShare = 0.6;

    /// <summary>
    /// The share of its weight that a word counts if only the headline has it. The headline is about the whole article, not about
    /// the window.
    /// </summary>
    public const double TitleOnlyWeight = 0.5;

    // Makes a shorter window better than a longer one that is equal otherwise.
    private const double CostPerSentence = 0.04;

    private const int MaxNearbyFacts = 2;

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly Thesaurus thesaurus;
    private readonly MentionCheck mentionCheck;
    private readonly NegationDetector negationDetector;
    private readonly OrderCheck orderCheck;
    private readonly QuotationCheck quotationCheck;
    private readonly SubstitutionCheck substitutionCheck;
    private readonly QualifierCheck qualifierCheck;
    private readonly IReadOnlyList<int> words;
    private readonly bool[,] isWordInSentence;
    private readonly bool[] isWordInTitle;

    public WindowMatcher(Claim claim, ClaimPassage passage, Thesaurus thesaurus, DateTimeOffset asOf)
    {
        this.claim = claim;
        this.passage = passage;
        this.thesaurus = thesaurus;
        negationDetector = new NegationDetector(thesaurus);
        orderCheck = new OrderCheck(claim, passage.Body);
        qualifierCheck = new QualifierCheck(claim, passage);
        quotationCheck = new QuotationCheck(claim, passage);
        mentionCheck = new MentionCheck(claim, passage, asOf);
        substitutionCheck = new SubstitutionCheck(claim, passage.Body, mentionCheck.NameCheck);
        words = [.. claim.ContentWords.Concat(mentionCheck.CommonWordTokens).Order()];
        isWordInSentence = new bool[words.Count, passage.Body.Sentences.Count];
        isWordInTitle = new bool[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            var word = claim.Text.Tokens[words[i]];
            foreach (ref readonly var token in passage.Body.Tokens.AsSpan())
                if (!isWordInSentence[i, token.Sentence] && Thesaurus.AreEquivalent(word, token))
                    isWordInSentence[i, token.Sentence] = true;
            isWordInTitle[i] = passage.Title.Tokens.Any(token => Thesaurus.AreEquivalent(word, token));
        }
    }

    /// <summary>Returns the verdict of the best window, and its cost; the lower the cost, the better the passage.</summary>
    /// <param name="isVerdictEnough">True if the caller needs no exact discrepancies of an unsupported claim. That saves
    /// time.</param>
    public (ClaimVerdict Verdict, double Cost) Match(bool isVerdictEnough = false)
    {
        // The cost of the words alone is fast to compute, and discrepancies only add to it. With the cheapest windows first, most
        // of the others need not be checked.
        var windows = claim.IsEmpty ? [] : EnumerateWindows().OrderBy(window => window.Cost).ToList();
        if (windows.Exists(window => !quotationCheck.IsElsewhere(window.Window)))
            windows.RemoveAll(window => quotationCheck.IsElsewhere(window.Window));
        // A window with too few words can support the claim only if the headline has all the others.
        if (isVerdictEnough
            && windows.TrueForAll(window => window.Share >= MinWordShare || FindMissingWords(window.Window).Any()))
            windows.RemoveAll(window => window.Share < MinWordShare);
        if (windows.Count == 0)
            return (new ClaimVerdict(false, null, [new Discrepancy(DiscrepancyKind.Words, claim.Text.Text)]), double.MaxValue);
        IReadOnlyList<Discrepancy> bestDiscrepancies = [];
        var best = default(SentenceRange);
        var lowestCost = double.MaxValue;
        foreach (var (window, share, wordCost) in windows)
        {
            if (wordCost >= lowestCost) break;
            var discrepancies = FindDiscrepancies(window, share);
            var cost = wordCost
                + discrepancies.Count(piece => piece.Kind != DiscrepancyKind.Words || piece.SourceText is not null);
            if (cost < lowestCost) (lowestCost, bestDiscrepancies, best) = (cost, discrepancies, window);
        }

        if (bestDiscrepancies.Count > 0 && AreStatedNearby(bestDiscrepancies, best)) bestDiscrepancies = [];
        if (bestDiscrepancies.Count == 0 && FindContradiction(best) is var (contradictions, contradicting))
            (bestDiscrepancies, lowestCost, best) = (contradictions, lowestCost + 1, contradicting);
        var isSupported = bestDiscrepancies.Count == 0;
        var verdict = new ClaimVerdict(
            isSupported, isSupported ? passage.GetSpan(best) : null, [.. bestDiscrepancies.Select(passage.MarkHeld)])
        {
            NearestSpan = passage.GetSpan(best),
            WordShare = ComputeWordShare(best),
        };
        return (verdict, lowestCost);
    }

    // A claim may take a number or a date from another sentence of the passage that is about the same.
    private bool AreStatedNearby(IReadOnlyList<Discrepancy> discrepancies, SentenceRange window) =>
        discrepancies.Count <= MaxNearbyFacts && discrepancies.All(piece => piece is { IsContradiction: false, Span: { } span }
            && Enumerable.Range(0, passage.Body.Sentences.Count).Any(sentence =>
                !window.Contains(sentence) && SharesWord(sentence) && mentionCheck.IsStatedIn(sentence, span)));

    private bool SharesWord(int sentence) =>
        Enumerable.Range(0, words.Count).Any(i => isWordInSentence[i, sentence]
            && Claim.GetWordWeight(claim.Text.Tokens[words[i]]) == 1)
        || claim.Mentions.OfType<NameMention>().Any(name => name.Words.All(passage.NamesBySentence[sentence].Contains));

    private IEnumerable<(SentenceRange Window, double Share, double Cost)> EnumerateWindows()
    {
        var sentences = passage.Body.Sentences.Count;
        for (var count = 1; count <= MaxWindowLength; count++)
        {
            for (var first = 0; first + count <= sentences; first++)
            {
                var window = new SentenceRange(first, first + count - 1);
                var share = ComputeWordShare(window);
                // A window with too few words costs 1 more, so that it comes behind all others.
                yield return (window, share, (CostPerSentence * (count - 1)) - (share / 4)
                    + (share < MinWordShare ? 1 + (MinWordShare - share) : 0));
            }
        }
    }

    private double ComputeWordShare(SentenceRange window)
    {
        double total = 0, matched = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var weight = Claim.GetWordWeight(claim.Text.Tokens[words[i]]);
            total += weight;
            if (IsWordInWindow(window, i)) matched += weight;
            else if (isWordInTitle[i]) matched += TitleOnlyWeight * weight;
        }

        return total == 0 ? 1 : matched / total;
    }

    private bool IsWordInWindow(SentenceRange window, int word)
    {
        for (var sentence = window.First; sentence <= window.Last; sentence++)
            if (isWordInSentence[word, sentence]) return true;
        return false;
    }

    private List<Discrepancy> FindDiscrepancies(SentenceRange window, double share)
    {
        var discrepancies = new List<Discrepancy>();
        discrepancies.AddRange(quotationCheck.Find(window));
        var primary = FindPrimarySentence(window);
        mentionCheck.AddDiscrepancies(discrepancies, window, primary);
        AddOpposites(discrepancies, window, primary);
        discrepancies.AddRange(qualifierCheck.Find(window, primary));
        if (substitutionCheck.Find(primary) is { } substitution
            && !discrepancies.Exists(piece => piece.ClaimText == substitution.ClaimText)) discrepancies.Add(substitution);
        if ((orderCheck.FindSwap(new SentenceRange(primary, primary)) ?? orderCheck.FindSwap(window)) is var (claimed, stated))
            discrepancies.Add(new Discrepancy(
                DiscrepancyKind.Role, claim.Text.CutThing(claimed), passage.Body.CutThing(stated)));
        if (FindNegationDifference(window, primary) is { } negation) discrepancies.Add(negation);
        if (share < MinWordShare) discrepancies.AddRange(FindMissingWords(window));
        return discrepancies;
    }

    private IEnumerable<Discrepancy> FindMissingWords(SentenceRange window)
    {
        for (var i = 0; i < words.Count; i++)
            if (!IsWordInWindow(window, i) && !isWordInTitle[i])
                yield return new Discrepancy(DiscrepancyKind.Words, claim.Text.Tokens[words[i]].Span.Cut(claim.Text.Text));
    }

    private Discrepancy? FindNegationDifference(SentenceRange window, int primary)
    {
        if (negationDetector.FindDifference(claim.Text, claim.UnquotedTokens, passage.Body, window, primary) is not (
            var isInClaim, var token))
            return null;
        var text = isInClaim ? claim.Text : passage.Body;
        // "Not before Monday" does not contradict "on Monday".
        var isContrary = !NegationDetector.IsCueOfTimeBound(text, token)
            || (isInClaim ? NegationDetector.HasTimeBound(passage.Body, window.First, window.Last)
            : NegationDetector.HasTimeBound(claim.Text, 0, 0));
        if (!isInClaim && NegationDetector.IsForecastOfWhatHappened(passage.Body, token, claim.Text)) isContrary = false;
        var cue = text.Tokens[token].Span.Cut(text.Text);
        return isInClaim ? new Discrepancy(DiscrepancyKind.Negation, cue, IsContradiction: isContrary)
            : new Discrepancy(DiscrepancyKind.Negation, claim.Text.Text, cue, isContrary);
    }

    // A sentence outside the window that has more of the claim's words, and contradicts them, outweighs the window.
    private (IReadOnlyList<Discrepancy> Discrepancies, SentenceRange Sentence)? FindContradiction(SentenceRange window)
    {
        const double near = 0.7, clear = 0.2;
        var nearest = FindPrimarySentence(new SentenceRange(0, passage.Body.Sentences.Count - 1));
        if (window.Contains(nearest)) return null;
        var alone = new SentenceRange(nearest, nearest);
        var share = ComputeWordShare(alone);
        var advantage = share - ComputeWordShare(window);
        if (share < near || advantage <= 0) return null;
        var contradictions = FindDiscrepancies(alone, share)
            .Where(piece => piece.IsSubstitution || piece.Kind is DiscrepancyKind.Role or DiscrepancyKind.Negation
                || (piece.IsContradiction && advantage >= clear)).ToList();
        return contradictions.Count > 0 ? (contradictions, alone) : null;
    }

    // The sentence of the window with most of the claim's words.
    private int FindPrimarySentence(SentenceRange window)
    {
        var (primary, largest) = (window.First, -1.0);
        for (var sentence = window.First; sentence <= window.Last; sentence++)
        {
            var matched = 0.0;
            for (var i = 0; i < words.Count; i++)
                if (isWordInSentence[i, sentence]) matched += Claim.GetWordWeight(claim.Text.Tokens[words[i]]);
            if (matched > largest) (primary, largest) = (sentence, matched);
        }

        return primary;
    }

    private void AddOpposites(List<Discrepancy> discrepancies, SentenceRange window, int primary)
    {
        foreach (var i in claim.UnquotedTokens)
        {
            var token = claim.Text.Tokens[i];
            var opposites = thesaurus.GetOppositeTerms(token.Lower);
            if (opposites.Count == 0) continue;
            if (passage.Body.Tokens.Any(other => window.Contains(other.Sentence) && other.Term == token.Term)) continue;
            foreach (var other in passage.Body.Tokens)
            {
                if (other.Sentence != primary || !opposites.Contains(other.Term)
                    || claim.UnquotedTokens.Any(claimToken => claim.Text.Tokens[claimToken].Term == other.Term)) continue;
                discrepancies.Add(new Discrepancy(DiscrepancyKind.Words, token.Span.Cut(claim.Text.Text),
                    other.Span.Cut(passage.Body.Text), IsContradiction: true));
                break;
            }
        }
    }
}
