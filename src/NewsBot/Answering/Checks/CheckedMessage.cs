using NewsBot.Articles;
using NewsBot.Verification.Messages;

namespace NewsBot.Answering.Checks;

/// <summary>The outcome of checking a message.</summary>
public enum CheckOutcome
{
    /// <summary>The message makes claims, and they were checked.</summary>
    Checked,

    /// <summary>The message makes no claim that can be checked: only questions, greetings, opinions, links.</summary>
    NothingToCheck,

    /// <summary>The archive has no article that was published by then.</summary>
    NothingHeld,
}

/// <summary>A message with the verdict on each of its claims.</summary>
internal sealed record CheckedMessage
{
    public required CheckOutcome Outcome { get; init; }

    /// <summary>The moment that it was checked for; nothing published later was used.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>
    /// The claims in the order of the message; empty unless the outcome is <see cref="CheckOutcome.Checked"/>.
    /// </summary>
    public IReadOnlyList<CheckedClaim> Claims { get; init; } = [];

    /// <summary>The number of further claims that were not checked.</summary>
    public int UncheckedClaims { get; init; }

    /// <summary>The citations of the claims, in the order of their numbers.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>A claim of a message, and the verdict on it.</summary>
internal sealed record CheckedClaim
{
    /// <summary>The claim as the message makes it, without markup.</summary>
    public required string Text { get; init; }

    /// <summary>The verdict.</summary>
    public required ClaimStanding Standing { get; init; }

    /// <summary>The number of the citation that supports the claim; null if none does.</summary>
    public int? SupportingCitation { get; init; }

    /// <summary>The contradiction to the claim; null if there is none.</summary>
    public ClaimDifference? Difference { get; init; }

    /// <summary>
    /// With <see cref="ClaimStanding.NotInCoverage"/>: the articles that come nearest to the claim, the best first.
    /// </summary>
    public IReadOnlyList<ArticleReference> Nearest { get; init; } = [];
}

/// <summary>A difference between a claim and the coverage.</summary>
/// <param name="Citation">The number of the citation that contradicts the claim.</param>
/// <param name="ClaimText">The part of the claim that the coverage contradicts; null if one of the two denies the other.</param>
/// <param name="CoverageText">The text that the coverage has in its place; null if <paramref name="ClaimText"/> is null.</param>
/// <param name="IsCorrection">True if the article corrects an earlier report.</param>
internal sealed record ClaimDifference(int Citation, string? ClaimText, string? CoverageText, bool IsCorrection);
