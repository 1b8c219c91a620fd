using NewsBot.Answering.Citations;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Verification;
using NewsBot.Verification.Messages;

namespace NewsBot.Answering.Checks;

/// <summary>
/// Checks a message against the coverage, claim by claim: whether a stored passage supports it, contradicts it, or says nothing
/// about it. Rules decide, not a language model: the same message over the same coverage always gets the same verdicts.
/// </summary>
internal sealed class MessageVerifier(
    ClaimExtractor claims, EvidenceGatherer gatherer, ClaimVerifier verifier, ArticleArchive archive, CitationStories stories,
    TimeProvider time)
{
    /// <summary>The largest number of claims that are checked; further ones are only counted.</summary>
    public const int MaxClaims = 8;

    /// <summary>Checks a message.</summary>
    /// <param name="message">The message; any text is allowed, and only its first 4,000 characters are read.</param>
    /// <param name="asOf">The moment to check for; null for now. Articles that were published later are not used.</param>
    /// <param name="scope">The articles that may be used.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<CheckedMessage> CheckAsync(
        string message, DateTimeOffset? asOf, Scope scope, CancellationToken cancellationToken = default)
    {
        var moment = asOf ?? time.GetUtcNow();
        var messageClaims = claims.Extract(message);
        if (messageClaims.Count == 0) return new CheckedMessage { Outcome = CheckOutcome.NothingToCheck, AsOf = moment };
        var citations = new CitationList(archive);
        var checkedClaims = new List<CheckedClaim>();
        foreach (var claim in messageClaims.Take(MaxClaims))
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
            if (!evidence.HasCoverage) return new CheckedMessage { Outcome = CheckOutcome.NothingHeld, AsOf = moment };
            checkedClaims.Add(
                await CreateCheckedClaimAsync(claim, verifier.Verify(claim, evidence), evidence, citations, cancellationToken));
        }

        return new CheckedMessage
        {
            Outcome = CheckOutcome.Checked,
            AsOf = moment,
            Claims = checkedClaims,
            UncheckedClaims = Math.Max(0, messageClaims.Count - MaxClaims),
            Citations = await stories.AddStoriesAsync(citations.All, moment, scope, cancellationToken),
        };
    }

    private static async Task<CheckedClaim> CreateCheckedClaimAsync(
        MessageClaim claim, ClaimFindings findings, Evidence evidence, CitationList citations,
            CancellationToken cancellationToken)
    {
        var support = await NumberAsync(findings.Supporting);
        var denial = await NumberAsync(findings.Contradicting);
        // A number is null also if the archive does not have the text as the index has it; such evidence is not used.
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
            SupportingCitation = support,
            Difference = denial is { } number ? CreateDifference(findings.Contradicting!, number) : null,
            Nearest = standing == ClaimStanding.NotInCoverage ? NearestArticles.Find(evidence) : [],
        };

        async Task<int?> NumberAsync(ClaimEvidence? found) =>
            found is null ? null : await citations.GetOrAddNumberAsync(found.Evidence, found.Span, cancellationToken);
    }

    private static ClaimDifference CreateDifference(ClaimEvidence found, int citation) =>
        found.Discrepancy is { Kind: not DiscrepancyKind.Negation, SourceText: { } instead } piece
            ? new ClaimDifference(citation, piece.ClaimText, instead, found.IsCorrection)
            : new ClaimDifference(citation, null, null, found.IsCorrection);
}
