namespace NewsBot.Verification.Messages;

/// <summary>The evidence for and against a claim, and the standing that follows from it.</summary>
/// <param name="Standing">The standing of the claim. Newer evidence outweighs older evidence.</param>
/// <param name="Supporting">The best evidence that supports the claim; null if there is none, or newer evidence outweighs
/// it.</param>
/// <param name="Contradicting">The best evidence that contradicts it; null if there is none, or newer evidence outweighs
/// it.</param>
internal sealed record ClaimFindings(ClaimStanding Standing, ClaimEvidence? Supporting, ClaimEvidence? Contradicting)
{
    // Reports that differ within this time disagree. If they are further apart, the facts have changed.
    private static readonly TimeSpan MaxSameTime = TimeSpan.FromHours(12);

    // The newest evidence counts, of all whose share of the claim's words is within this margin of the largest.
    private const double SimilarShareMargin = 0.1;

    // Contradicting evidence whose share is larger by this margin outweighs supporting evidence of the same time or earlier.
    private const double ClearShareMargin = 0.15;

    /// <summary>Weighs the evidence that was found for a claim.</summary>
    /// <param name="supporting">The evidence that supports it.</param>
    /// <param name="contradicting">The evidence that contradicts it.</param>
    /// <param name="uncertain">The evidence that has its numbers, and may or may not support it.</param>
    public static ClaimFindings From(
        IReadOnlyList<ClaimEvidence> supporting, IReadOnlyList<ClaimEvidence> contradicting,
        IReadOnlyList<ClaimEvidence> uncertain)
    {
        // A different number contradicts the claim only if no later evidence may have the number of the claim.
        contradicting = [.. contradicting.Where(contradiction =>
            !contradiction.HasConflictingNumber || !uncertain.Any(evidence => IsLater(evidence, contradiction)))];
        // Supporting evidence with clearly fewer words of the claim is about something else, such as an earlier count.
        if (supporting.Count > 0 && contradicting.Count > 0)
        {
            supporting = [.. supporting.Where(support => !contradicting.Any(contradiction =>
                contradiction.WordShare >= support.WordShare + ClearShareMargin
                && contradiction.Article.Published >= support.Article.Published))];
        }

        // If an article supports the claim, another passage of it that seems to contradict the claim is about something else.
        contradicting = [.. contradicting.Where(contradiction =>
            supporting.All(support => support.Article.Id != contradiction.Article.Id))];
        var newestSupport = FindNewest(supporting);
        var newestContradiction = FindNewest(contradicting);
        if (newestContradiction is null)
        {
            return new ClaimFindings(
                newestSupport is null ? ClaimStanding.NotInCoverage : ClaimStanding.Supported, newestSupport, null);
        }

        // An older report that literally has the number of the claim shows that the claim was true once.
        if (newestContradiction.HasConflictingNumber)
        {
            newestSupport ??= FindNewest([.. uncertain.Where(evidence =>
                evidence.IsLiteral && IsLater(newestContradiction, evidence))]);
        }

        return newestSupport is null
            ? new ClaimFindings(ClaimStanding.Contradicted, null, newestContradiction)
            : Compare(newestSupport, newestContradiction);
    }

    private static ClaimFindings Compare(ClaimEvidence support, ClaimEvidence contradiction)
    {
        if (support.Article.Published is not { } supported || contradiction.Article.Published is not { } contradicted)
            return new ClaimFindings(ClaimStanding.Disputed, support, contradiction);
        if (contradicted - supported >= MaxSameTime
            || (IsLater(contradiction, support) && (contradiction.IsCorrection || AreFromSameOutlet(contradiction, support))))
            return new ClaimFindings(ClaimStanding.Superseded, support, contradiction);
        return supported - contradicted >= MaxSameTime
            || (IsLater(support, contradiction) && AreFromSameOutlet(support, contradiction))
            ? new ClaimFindings(ClaimStanding.Supported, support, null)
            : new ClaimFindings(ClaimStanding.Disputed, support, contradiction);
    }

    private static bool IsLater(ClaimEvidence first, ClaimEvidence second) => first.Article.Published > second.Article.Published;

    // An outlet does not dispute with itself: its later report replaces the earlier one.
    private static bool AreFromSameOutlet(ClaimEvidence first, ClaimEvidence second) =>
        first.Article.Outlet is { } outlet && string.Equals(outlet, second.Article.Outlet, StringComparison.OrdinalIgnoreCase);

    private static ClaimEvidence? FindNewest(IReadOnlyList<ClaimEvidence> candidates)
    {
        if (candidates.Count == 0) return null;
        var largestShare = candidates.Max(evidence => evidence.WordShare);
        return candidates.Where(evidence => evidence.WordShare >= largestShare - SimilarShareMargin)
            .OrderByDescending(evidence => evidence.Article.Published ?? DateTimeOffset.MinValue)
            .ThenByDescending(evidence => evidence.WordShare)
            .ThenBy(evidence => evidence.Article.Id, StringComparer.Ordinal)
            .First();
    }
}
