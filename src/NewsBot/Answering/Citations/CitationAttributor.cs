using NewsBot.Retrieval;
using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Answering.Citations;

/// <summary>
/// Finds the passages that support a written sentence, and the supporting text in them. The cited passages are tried first; if
/// they do not support the sentence, any other passage that its writer had is tried, and the marker is corrected.
/// </summary>
internal sealed class CitationAttributor(ClaimChecker claims, WordMeaning meaning)
{
    // A sentence that needs more passages together says too much for one sentence.
    private const int MaxJointPassages = 3;

    /// <summary>Attributes a sentence to the passages that support it.</summary>
    /// <param name="sentence">The sentence; if all its sources have a span already, they are returned unchanged.</param>
    /// <param name="asOf">The moment that it was written for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<AttributedSentence> AttributeAsync(
        DraftSentence sentence, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        if (sentence.RejectionReason is { } flaw) return AttributedSentence.Unsupported(flaw);
        if (sentence.Sources.Count > 0 && sentence.Sources.All(source => source.Span is not null))
            return new AttributedSentence(sentence.Sources, null);
        // The passages cited come first, in their order.
        var cited = sentence.Sources.Select(source => source.Evidence).Distinct().ToList();
        var passages = cited.Union(sentence.AvailablePassages).ToList();
        var sources = passages.Select(passage => ClaimSource.From(passage, sentence.AvailablePassages)).ToList();
        var supporting = new List<DraftSource>();
        ClaimVerdict? contradicting = null;
        for (var i = 0; i < cited.Count; i++)
        {
            var spans = sentence.Sources.Where(source => source.Evidence == cited[i]).Select(source => source.CitedSentence);
            if (CheckCitedSentences(sentence.Text, sources[i], cited[i], [.. spans], asOf) is { } exact) supporting.Add(exact);
            else
            {
                var verdict = await meaning.ReviseAsync(
                    sentence.Text, sources[i], claims.Check(sentence.Text, sources[i], asOf), cancellationToken);
                if (verdict.IsSupported) supporting.Add(CreateSource(cited[i], verdict));
                else if (verdict.Discrepancies.Any(piece => piece.Contradicts)) contradicting ??= verdict;
            }
        }

        if (supporting.Count > 0) return new AttributedSentence(supporting, null);
        if (cited.Count is > 1 and <= MaxJointPassages
            && AttributeJointly(sentence.Text, cited, [.. sources.Take(cited.Count)], asOf) is { Count: > 1 } joint)
            return new AttributedSentence(joint, null);
        if (sources.Count == 0) return AttributedSentence.Unsupported(sentence.UncitedReason);
        // Another passage does not make up for one that says otherwise.
        if (contradicting is not null)
            return AttributedSentence.Unsupported(
                DiscrepancyText.Format([.. contradicting.Discrepancies.Where(piece => piece.Contradicts)]));
        var (index, match) = claims.FindBestMatch(sentence.Text, sources, 0, asOf);
        if (match.IsSupported) return new AttributedSentence([CreateSource(passages[index], match)], null) { IsRepaired = true };
        return AttributedSentence.Unsupported(cited.Count == 0 ? sentence.UncitedReason
            : DiscrepancyText.Format(match.Discrepancies));
    }

    // The sentences that the writer cited are what a reader should see, if they support the claim by themselves. Null if they do
    // not, or if it cited the whole passage.
    private DraftSource? CheckCitedSentences(
        string text, ClaimSource source, EvidencePassage passage, IReadOnlyList<TextSpan?> cited, DateTimeOffset asOf)
    {
        var spans = cited.OfType<TextSpan>().ToList();
        if (spans.Count == 0 || spans.Count < cited.Count) return null;
        var start = passage.Passage.Span.Start;
        var span = TextSpan.FromBounds(spans.Min(one => one.Start) - start, spans.Max(one => one.End) - start);
        var verdict = claims.Check(text, source with { Text = span.Cut(source.Text) }, asOf);
        return verdict is { IsSupported: true, SupportSpan: { } support }
            ? new DraftSource(passage, new TextSpan(start + span.Start + support.Start, support.Length)) : null;
    }

    /// <summary>
    /// Attributes a sentence to two or three passages that support it only together: each fact must be supported by one of
    /// them, and the other words by all of them together. Returns null if the passages do not support the sentence.
    /// </summary>
    private List<DraftSource>? AttributeJointly(
        string text, IReadOnlyList<EvidencePassage> passages, IReadOnlyList<ClaimSource> sources, DateTimeOffset asOf)
    {
        var missing = sources.Select(source => claims.Check(text, source, asOf).Discrepancies.Where(IsFact).ToList())
            .Aggregate((common, next) =>
            [.. common.Where(piece => next.Exists(other => other.Kind == piece.Kind && other.ClaimText == piece.ClaimText))]);
        if (missing.Count > 0) return null;
        var combined = sources[0] with { Text = string.Join("\n\n", sources.Select(source => source.Text)) };
        if (claims.Check(text, combined, asOf).Discrepancies.Any(piece => !IsFact(piece))) return null;
        return
        [
            .. passages.Select(passage => (Passage: passage, Span: SupportingSentence.Find(passage.Passage, text)))
                .Where(pair => pair.Span is not null)
                .Select(pair => new DraftSource(pair.Passage, pair.Span)),
        ];
    }

    private static bool IsFact(Discrepancy piece) => piece.Kind <= DiscrepancyKind.Quotation;

    private static DraftSource CreateSource(EvidencePassage passage, ClaimVerdict verdict) =>
        new(passage,
            new TextSpan(passage.Passage.Span.Start + verdict.SupportSpan!.Value.Start, verdict.SupportSpan.Value.Length));
}

/// <summary>The result of <see cref="CitationAttributor"/>.</summary>
/// <param name="Sources">The passages that support the sentence, each with its span; empty if none does.</param>
/// <param name="Reason">Why no passage supports it, for a reader; null if one does.</param>
internal sealed record AttributedSentence(IReadOnlyList<DraftSource> Sources, string? Reason)
{
    /// <summary>True if the writer cited another passage or none, and the marker was corrected.</summary>
    public bool IsRepaired { get; init; }

    public static AttributedSentence Unsupported(string why) => new([], why);
}
