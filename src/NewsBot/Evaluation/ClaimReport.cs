namespace NewsBot.Evaluation;

/// <summary>How right the check is about sentences that a model wrote.</summary>
/// <param name="Results">The results in the order of the rows.</param>
internal sealed record ClaimReport(IReadOnlyList<ClaimResult> Results)
{
    public int Claims => Results.Count;

    /// <summary>The number of claims that their passages support.</summary>
    public int True => Results.Count(result => result.Supported);

    /// <summary>The number of those that they do not support.</summary>
    public int False => Claims - True;

    /// <summary>The share of true claims that the check drops, 0 to 1; null if there is none.</summary>
    public double? TrueDropped => Share(true, result => !result.Kept);

    /// <summary>The share of false claims that the check keeps, 0 to 1; null if there is none.</summary>
    public double? FalseKept => Share(false, result => result.Kept);

    /// <summary>The number of claims, and of those judged wrongly, for each kind; claims without a kind are under
    /// "none".</summary>
    public IReadOnlyDictionary<string, KindCount> ByKind => Results.GroupBy(result => result.Kind ?? "none")
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .ToDictionary(kind => kind.Key, kind => new KindCount(kind.Count(), kind.Count(result => !result.IsRight)));

    /// <summary>The time that a check takes, at this share of the claims or less; milliseconds.</summary>
    public double MillisecondsPercentile(double share) =>
        Results.Select(result => result.Elapsed.TotalMilliseconds).Order().ElementAt((int)(share * (Claims - 1)));

    private double? Share(bool supported, Func<ClaimResult, bool> predicate)
    {
        var results = Results.Where(result => result.Supported == supported).ToList();
        return results.Count == 0 ? null : (double)results.Count(predicate) / results.Count;
    }
}

/// <summary>Counts of claims.</summary>
/// <param name="Claims">All of a kind.</param>
/// <param name="Wrong">Those judged wrongly.</param>
internal sealed record KindCount(int Claims, int Wrong);

/// <summary>The result of one claim.</summary>
internal sealed record ClaimResult
{
    public required string Id { get; init; }

    public required string Claim { get; init; }

    public required bool Supported { get; init; }

    public required string? Kind { get; init; }

    /// <summary>True if the check keeps the claim.</summary>
    public required bool Kept { get; init; }

    /// <summary>Why the check drops it; null if it keeps it.</summary>
    public required string? Reason { get; init; }

    /// <summary>The sentences that a reader would be shown as its source.</summary>
    public required IReadOnlyList<string> Quotes { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public bool IsRight => Kept == Supported;
}
