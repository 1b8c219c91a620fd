namespace NewsBot.Ingestion.Web;

/// <summary>Follows the redirects of one fetch.</summary>
/// <remarks>
/// A redirect from https to http is followed, because some outlets use it and http addresses are fetched anyway. But it never
/// counts as permanent, so that someone who tampers with one connection cannot take over an address.
/// </remarks>
/// <param name="start">The first address.</param>
/// <param name="source">
/// The address that links to the start, as in <see cref="FetchRequest.Source"/>; null if it is the start itself.
/// </param>
internal sealed class RedirectChain(Uri start, string? source = null)
{
    private readonly HashSet<Uri> seen = [start];
    private bool isPermanent = true;

    /// <summary>The current address.</summary>
    public Uri Address { get; private set; } = start;

    /// <summary>True if the source and all addresses so far are on one host, so that no other host chose the address.</summary>
    public bool IsOnSourceHost { get; private set; } = source is null
        || (WebAddress.Parse(source, out _) is { } origin && WebAddress.GetHost(origin) == WebAddress.GetHost(start));

    /// <inheritdoc cref="Fetched.MovedTo"/>
    public Uri? MovedTo { get; private set; }

    /// <summary>Moves on to the target of a redirect; returns null, or the fault if it may not be followed.</summary>
    /// <param name="location">The Location header; null or empty if there is none.</param>
    /// <param name="isPermanent">True if the status says that the address has moved permanently.</param>
    public FetchFault? Follow(string? location, bool isPermanent)
    {
        if (string.IsNullOrWhiteSpace(location))
            return new FetchFault(FetchOutcome.Failed, "redirects to nowhere; correct the address, or tell its publisher");
        if (WebAddress.Resolve(Address, location, out var problem) is not { } target)
            return new FetchFault(FetchOutcome.Refused, $"redirects to an address that {problem}");
        if (!seen.Add(target))
            return new FetchFault(FetchOutcome.Failed,
                $"redirects in a loop, back to {WebAddress.FormatForDisplay(target)}; correct the address, or tell its "
                    + $"publisher");
        if (seen.Count - 1 > FetchLimits.MaxRedirects)
            return new FetchFault(FetchOutcome.Failed,
                $"redirects more than {FetchLimits.MaxRedirects} times; give the address that it leads to");

        this.isPermanent &= isPermanent && !(Address.Scheme == "https" && target.Scheme == "http");
        IsOnSourceHost &= WebAddress.GetHost(target) == WebAddress.GetHost(Address);
        Address = target;
        if (this.isPermanent) MovedTo = target;
        return null;
    }
}
