using NewsBot.Articles;
using NewsBot.Verification.Messages;

namespace NewsBot.Answering.Checks;

/// <summary>What became of a message that was to be checked.</summary>
public enum CheckOutcome
{
    /// <summary>It says things that can be checked, and they were.</summary>
    Checked,

    /// <summary>It asserts nothing that can be checked: questions, greetings, opinions, links.</summary>
    NothingToCheck,

    /// <summary>No article is held, or none that was published by then.</summary>
    NothingHeld,
}

/// <summary>A message, claim by claim.</summary>
internal sealed record CheckedMessage
{
    public required CheckOutcome Outcome { get; init; }

    /// <summary>The moment it was checked for; nothing published later was seen.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>
    /// In the order in which the message makes them; empty with any outcome but <see cref="CheckOutcome.Checked"/>.
    /// </summary>
    public IReadOnlyList<CheckedClaim> Claims { get; init; } = [];

    /// <summary>How many more claims it makes that were not checked; 0 or more.</summary>
    public int Unchecked { get; init; }

    /// <summary>What the claims' numbers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>Something that a message asserts, and how it stands.</summary>
internal sealed record CheckedClaim
{
    /// <summary>As the message says it, without its markup.</summary>
    public required string Text { get; init; }

    public required ClaimStanding Standing { get; init; }

    /// <summary>The number of the citation that carries it; null if none does.</summary>
    public int? SupportedBy { get; init; }

    /// <summary>What speaks against it; null if nothing does.</summary>
    public ClaimDifference? Difference { get; init; }

    /// <summary>
    /// With <see cref="ClaimStanding.NotInCoverage"/>: the coverage that comes nearest, the best first, where any is near.
    /// </summary>
    public IReadOnlyList<ArticleReference> Nearest { get; init; } = [];
}

/// <summary>In what the coverage differs from a claim.</summary>
/// <param name="Citation">The number of the citation that says so.</param>
/// <param name="Piece">What of the claim is otherwise there; null if the whole is denied by one of the two.</param>
/// <param name="Instead">What the coverage has in its place; null like <paramref name="Piece"/>.</param>
/// <param name="IsCorrection">True if it stands in an article that corrects what was said before.</param>
internal sealed record ClaimDifference(int Citation, string? Piece, string? Instead, bool IsCorrection);
