using NewsBot.Retrieval;
using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Answering.Citations;

/// <summary>
/// Finds which passages carry a written sentence, and where. The ones that it cites come first; where they do not carry it,
/// any other that its writer had read will do, and the marker is corrected.
/// </summary>
internal sealed class CitationAttributor(ClaimChecker claims)
{
    // A sentence that takes more passages together says too much for one.
    private const int MostTogether = 3;

    /// <param name="sentence">As its writer gave it; where its sources have a span already, nothing is left to find.</param>
    /// <param name="asOf">The moment for which it was written.</param>
    public AttributedSentence Check(DraftSentence sentence, DateTimeOffset asOf)
    {
        if (sentence.Flaw is { } flaw) return AttributedSentence.Not(flaw);
        if (sentence.Sources.Count > 0 && sentence.Sources.All(source => source.Span is not null))
            return new AttributedSentence(sentence.Sources, null);
        // The passages cited come first, in their order.
        var passages = sentence.Sources.Select(source => source.Evidence).Union(sentence.Read).ToList();
        var sources = passages.Select(passage => ClaimSource.From(passage, sentence.Read)).ToList();
        var cited = sentence.Sources.Count;
        var carrying = new List<DraftSource>();
        for (var i = 0; i < cited; i++)
            if (claims.Check(sentence.Text, sources[i], asOf) is { IsSupported: true } verdict)
                carrying.Add(Found(passages[i], verdict));
        if (carrying.Count > 0) return new AttributedSentence(carrying, null);
        if (cited is > 1 and <= MostTogether
            && Together(sentence.Text, [.. passages.Take(cited)], [.. sources.Take(cited)], asOf) is { Count: > 1 } joint)
            return new AttributedSentence(joint, null);
        if (sources.Count == 0) return AttributedSentence.Not(sentence.WhyUncited);
        var (index, match) = claims.Best(sentence.Text, sources, 0, asOf);
        if (match.IsSupported) return new AttributedSentence([Found(passages[index], match)], null) { IsRepaired = true };
        return AttributedSentence.Not(cited == 0 ? sentence.WhyUncited : DiscrepancyText.Of(match.Unsupported));
    }

    /// <summary>
    /// What two or three passages say only together: each fact must stand in one of them, as that one has it, and the words
    /// in all of them. Every one of them must have a part in it.
    /// </summary>
    private List<DraftSource>? Together(
        string text, IReadOnlyList<EvidencePassage> passages, IReadOnlyList<ClaimSource> sources, DateTimeOffset asOf)
    {
        var open = sources.Select(source => claims.Check(text, source, asOf).Unsupported.Where(IsFact).ToList())
            .Aggregate((some, others) =>
            [.. some.Where(piece => others.Exists(other => other.Kind == piece.Kind && other.Piece == piece.Piece))]);
        if (open.Count > 0) return null;
        var whole = sources[0] with { Text = string.Join("\n\n", sources.Select(source => source.Text)) };
        if (claims.Check(text, whole, asOf).Unsupported.Any(piece => !IsFact(piece))) return null;
        return
        [
            .. passages.Select(passage => (Passage: passage, Span: SupportingSentence.In(passage.Passage, text)))
                .Where(pair => pair.Span is not null)
                .Select(pair => new DraftSource(pair.Passage, pair.Span)),
        ];
    }

    private static bool IsFact(Discrepancy piece) => piece.Kind is not (DiscrepancyKind.Words or DiscrepancyKind.Negation);

    private static DraftSource Found(EvidencePassage passage, ClaimVerdict verdict) =>
        new(passage, new TextSpan(passage.Passage.Span.Start + verdict.Support!.Value.Start, verdict.Support.Value.Length));
}

/// <param name="Sources">What carries the sentence, each with its span; empty if nothing does.</param>
/// <param name="Why">Where nothing does: the reason, for a reader.</param>
internal sealed record AttributedSentence(IReadOnlyList<DraftSource> Sources, string? Why)
{
    /// <summary>True if it was cited to another passage, or to none, and is cited now to the one that carries it.</summary>
    public bool IsRepaired { get; init; }

    public static AttributedSentence Not(string why) => new([], why);
}
