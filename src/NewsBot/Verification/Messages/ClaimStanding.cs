namespace NewsBot.Verification.Messages;

/// <summary>How a claim stands against the coverage.</summary>
public enum ClaimStanding
{
    /// <summary>A passage carries it, and none that is as new has something else.</summary>
    Supported,

    /// <summary>The coverage is about the same and has something else in its place.</summary>
    Contradicted,

    /// <summary>One outlet carries it, and another says otherwise at about the same time.</summary>
    Disputed,

    /// <summary>It was said, and later coverage has something else: it changed, or it was corrected.</summary>
    Superseded,

    /// <summary>Nothing in the coverage carries it, and nothing clearly speaks against it.</summary>
    NotInCoverage,
}
