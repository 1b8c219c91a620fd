namespace NewsBot.Verification.Messages;

/// <summary>How a claim stands against the coverage.</summary>
public enum ClaimStanding
{
    /// <summary>A passage supports it, and no passage of the same time or later contradicts it.</summary>
    Supported,

    /// <summary>The coverage is about the same thing and says something else.</summary>
    Contradicted,

    /// <summary>One outlet supports it, and another contradicts it at about the same time.</summary>
    Disputed,

    /// <summary>Earlier coverage supports it, and later coverage contradicts it: the facts changed, or were corrected.</summary>
    Superseded,

    /// <summary>The coverage neither supports nor clearly contradicts it.</summary>
    NotInCoverage,
}
