namespace NewsBot.Retrieval;

/// <summary>What a question may see of the archive, beside the rule that nothing published after its as_of is seen.</summary>
public sealed record Scope
{
    /// <summary>Everything.</summary>
    public static Scope All { get; } = new();

    /// <summary>Only articles published until then, or of unknown date; null for no such limit.</summary>
    public DateTimeOffset? PublishedUntil { get; init; }

    /// <summary>Ids of articles that are treated as not held.</summary>
    public IReadOnlyCollection<string> Excluded { get; init; } = [];
}
