using NewsBot.Answering.Citations;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Verification;
using NewsBot.Verification.Messages;

namespace NewsBot.Answering.Checks;

/// <summary>
/// Checks what somebody wrote against the coverage, claim by claim: whether a stored passage carries it, has something else in
/// its place, or says nothing of it. Rules, not a model: the same message over the same coverage gets the same verdicts.
/// </summary>
internal sealed class MessageVerifier(
    ClaimExtractor claims, EvidenceGatherer gatherer, ClaimVerifier judge, ArticleArchive archive, CitationStories stories,
    TimeProvider time)
{
    /// <summary>No more claims of a message are checked; the others are counted.</summary>
    public const int MostClaims = 8;

    /// <summary>Checks a message.</summary>
    /// <param name="message">Any text at all; of more than 4,000 characters the rest is not read.</param>
    /// <param name="asOf">The moment to check for; null for now. Nothing published later is seen.</param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<CheckedMessage> CheckAsync(
        string message, DateTimeOffset? asOf, Scope scope, CancellationToken cancellationToken = default)
    {
        var moment = asOf ?? time.GetUtcNow();
        var read = claims.Read(message);
        if (read.Count == 0) return new CheckedMessage { Outcome = CheckOutcome.NothingToCheck, AsOf = moment };
        var citations = new CitationList(archive);
        var told = new List<CheckedClaim>();
        foreach (var claim in read.Take(MostClaims))
        {
            var evidence = await gatherer.GatherAsync(
                new AnswerRequest(claim.Text)
                {
                    AsOf = moment,
                    Scope = scope,
                    History = claim.Context is null ? []
                    : [new Turn(claim.Context, "")]
                },
                cancellationToken);
            if (!evidence.AnythingHeld) return new CheckedMessage { Outcome = CheckOutcome.NothingHeld, AsOf = moment };
            told.Add(await TellAsync(claim, judge.Judge(claim, evidence), evidence, citations, cancellationToken));
        }

        return new CheckedMessage
        {
            Outcome = CheckOutcome.Checked,
            AsOf = moment,
            Claims = told,
            Unchecked = Math.Max(0, read.Count - MostClaims),
            Citations = await stories.AddAsync(citations.All, moment, scope, cancellationToken),
        };
    }

    private static async Task<CheckedClaim> TellAsync(
        MessageClaim claim, ClaimFindings findings, Evidence evidence, CitationList citations,
            CancellationToken cancellationToken)
    {
        var support = await NumberAsync(findings.For);
        var denial = await NumberAsync(findings.Against);
        // What the archive does not have as the index has it is not relied on.
        var standing = (findings.Standing, support, denial) switch
        {
            (_, null, null) => ClaimStanding.NotInCoverage,
            (ClaimStanding.Disputed or ClaimStanding.Superseded, not null, null) => ClaimStanding.Supported,
            (ClaimStanding.Disputed or ClaimStanding.Superseded, null, not null) => ClaimStanding.Contradicted,
            _ => findings.Standing,
        };
        return new CheckedClaim
        {
            Text = claim.Text,
            Standing = standing,
            SupportedBy = support,
            Difference = denial is { } number ? DifferenceOf(findings.Against!, number) : null,
            Nearest = standing == ClaimStanding.NotInCoverage ? AnswerabilityClassifier.Nearest(evidence) : [],
        };

        async Task<int?> NumberAsync(ClaimEvidence? found) =>
            found is null ? null : await citations.NumberAsync(found.Evidence, found.Span, cancellationToken);
    }

    private static ClaimDifference DifferenceOf(ClaimEvidence found, int citation) =>
        found.Difference is { Kind: not DiscrepancyKind.Negation, Instead: { } instead } piece
            ? new ClaimDifference(citation, piece.Piece, instead, found.IsCorrection)
            : new ClaimDifference(citation, null, null, found.IsCorrection);
}
