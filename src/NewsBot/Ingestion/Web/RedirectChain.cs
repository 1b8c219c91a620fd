namespace NewsBot.Ingestion.Web;

/// <summary>The way of one fetch through redirects.</summary>
/// <remarks>
/// From https to http is followed, because some outlets send readers there and http is asked anyway; but such a move is
/// never one for good, so that nobody who can write into a connection once can take an address over.
/// </remarks>
/// <param name="start">Where it begins.</param>
/// <param name="source">The address of whatever names the start, as <see cref="FetchRequest.Source"/>; null for itself.</param>
internal sealed class RedirectChain(Uri start, string? source = null)
{
    private readonly HashSet<Uri> _seen = [start];
    private bool _isPermanent = true;

    /// <summary>Where the fetch stands.</summary>
    public Uri Address { get; private set; } = start;

    /// <summary>Whether it never left the host of its source: no other host had a say in where it stands.</summary>
    public bool IsAtHome { get; private set; } = source is null
        || (WebAddress.Parse(source, out _) is { } named && WebAddress.HostOf(named) == WebAddress.HostOf(start));

    /// <inheritdoc cref="Fetched.MovedTo"/>
    public Uri? MovedTo { get; private set; }

    /// <summary>Goes on to where a redirect leads; null, or why not.</summary>
    /// <param name="location">The Location header; null or empty where there is none.</param>
    /// <param name="isPermanent">Whether the status says that the address has moved for good.</param>
    public FetchFault? Follow(string? location, bool isPermanent)
    {
        if (string.IsNullOrWhiteSpace(location))
            return new FetchFault(FetchOutcome.Failed, "redirects to nowhere; correct the address, or tell its publisher");
        if (WebAddress.Join(Address, location, out var problem) is not { } target)
            return new FetchFault(FetchOutcome.Refused, $"redirects to an address that {problem}");
        if (!_seen.Add(target))
            return new FetchFault(FetchOutcome.Failed,
                $"redirects in a loop, back to {WebAddress.Shown(target)}; correct the address, or tell its publisher");
        if (_seen.Count - 1 > FetchLimits.Redirects)
            return new FetchFault(FetchOutcome.Failed,
                $"redirects more than {FetchLimits.Redirects} times; give the address that it leads to");

        _isPermanent &= isPermanent && !(Address.Scheme == "https" && target.Scheme == "http");
        IsAtHome &= WebAddress.HostOf(target) == WebAddress.HostOf(Address);
        Address = target;
        if (_isPermanent) MovedTo = target;
        return null;
    }
}
