namespace NewsBot.Verification.Messages;

/// <summary>What there is for and against a claim, and how it therefore stands.</summary>
/// <param name="Standing">As the newest of it has it.</param>
/// <param name="For">What carries the claim best; null where nothing does, or where it does not matter.</param>
/// <param name="Against">What speaks against it; null likewise.</param>
internal sealed record ClaimFindings(ClaimStanding Standing, ClaimEvidence? For, ClaimEvidence? Against)
{
    // Reports within this are of one time, and differ; what is further apart has changed.
    private static readonly TimeSpan AtOneTime = TimeSpan.FromHours(12);

    // Of places that say about as much of the claim, the newest counts.
    private const double AboutAsMuch = 0.1;
    private const double ClearlyMore = 0.15;

    /// <param name="carrying">What carries the claim.</param>
    /// <param name="against">What speaks against it.</param>
    /// <param name="leaning">What has its numbers, and may or may not carry it.</param>
    public static ClaimFindings Of(
        IReadOnlyList<ClaimEvidence> carrying, IReadOnlyList<ClaimEvidence> against, IReadOnlyList<ClaimEvidence> leaning)
    {
        // Before an older figure speaks against a newer one, it must be sure that nothing newer has the newer one.
        against = [.. against.Where(other => !other.IsOtherNumber || !leaning.Any(found => IsLater(found, other)))];
        // What says clearly more of the claim is what it is about; a count that was lower before is not.
        if (carrying.Count > 0 && against.Count > 0)
        {
            carrying = [.. carrying.Where(found => !against.Any(other =>
                other.Share >= found.Share + ClearlyMore && other.Article.Published >= found.Article.Published))];
        }

        // An article that carries the claim does not speak against it elsewhere: it is then of something else there.
        against = [.. against.Where(other => carrying.All(found => found.Article.Id != other.Article.Id))];
        var support = Newest(carrying);
        var denial = Newest(against);
        if (denial is null)
            return new ClaimFindings(support is null ? ClaimStanding.NotInCoverage : ClaimStanding.Supported, support, null);
        // What an older report has by its letter was said, and is no invention.
        if (denial.IsOtherNumber) support ??= Newest([.. leaning.Where(found => found.IsToTheLetter && IsLater(denial, found))]);
        if (support is null) return new ClaimFindings(ClaimStanding.Contradicted, null, denial);
        if (support.Article.Published is not { } said || denial.Article.Published is not { } denied)
            return new ClaimFindings(ClaimStanding.Disputed, support, denial);
        if (denied - said >= AtOneTime || (IsLater(denial, support) && (denial.IsCorrection || AreOfOneOutlet(denial, support))))
            return new ClaimFindings(ClaimStanding.Superseded, support, denial);
        return said - denied >= AtOneTime || (IsLater(support, denial) && AreOfOneOutlet(support, denial))
            ? new ClaimFindings(ClaimStanding.Supported, support, null)
            : new ClaimFindings(ClaimStanding.Disputed, support, denial);
    }

    private static bool IsLater(ClaimEvidence one, ClaimEvidence other) => one.Article.Published > other.Article.Published;

    // An outlet does not dispute with itself: what it says later the same day is what it says now.
    private static bool AreOfOneOutlet(ClaimEvidence one, ClaimEvidence other) =>
        one.Article.Outlet is { } outlet && string.Equals(outlet, other.Article.Outlet, StringComparison.OrdinalIgnoreCase);

    private static ClaimEvidence? Newest(IReadOnlyList<ClaimEvidence> found)
    {
        if (found.Count == 0) return null;
        var most = found.Max(one => one.Share);
        return found.Where(one => one.Share >= most - AboutAsMuch)
            .OrderByDescending(one => one.Article.Published ?? DateTimeOffset.MinValue)
            .ThenByDescending(one => one.Share)
            .ThenBy(one => one.Article.Id, StringComparer.Ordinal)
            .First();
    }
}
