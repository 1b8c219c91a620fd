using System.Net;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// Follows the redirects of one fetch, and keeps its cookies: some outlets set one and redirect back to the same address. The
/// cookies go to no other host than <see cref="CookieContainer"/> allows, and are dropped with the fetch.
/// </summary>
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
    // In UTF-16 units. Servers refuse longer headers.
    private const int MaxCookieLength = 4_096;

    private readonly CookieContainer cookies = new();
    private readonly HashSet<(Uri Address, string Cookies)> seen = [(start, "")];
    private bool isPermanent = true;

    /// <summary>The current address.</summary>
    public Uri Address { get; private set; } = start;

    /// <summary>True if the source and all addresses so far are on one host, so that no other host chose the address.</summary>
    public bool IsOnSourceHost { get; private set; } = source is null
        || (WebAddress.Parse(source, out _) is { } origin && WebAddress.GetHost(origin) == WebAddress.GetHost(start));

    /// <inheritdoc cref="Fetched.MovedTo"/>
    public Uri? MovedTo { get; private set; }

    /// <summary>The Cookie header for the current address; empty for none.</summary>
    public string CookieHeader => GetCookieHeader(Address);

    /// <summary>Keeps the cookies that the current address sets; malformed and overlong ones are dropped.</summary>
    public void AddCookies(IEnumerable<string> setCookieHeaders)
    {
        foreach (var header in setCookieHeaders.Where(header => header.Length <= MaxCookieLength))
        {
            try
            {
                cookies.SetCookies(Address, header);
            }
            catch (CookieException)
            {
                // The page may come without it.
            }
        }
    }

    /// <summary>True if the target is the current address and would be asked again with the same cookies.</summary>
    public bool IsReload(Uri target) => target == Address && seen.Contains((target, GetCookieHeader(target)));

    private string GetCookieHeader(Uri address) =>
        cookies.GetCookieHeader(address) is { Length: <= MaxCookieLength } header ? header : "";

    /// <summary>Moves on to the target of a redirect; returns null, or the fault if it may not be followed.</summary>
    /// <param name="location">The Location header; null or empty if there is none.</param>
    /// <param name="isPermanent">True if the status says that the address has moved permanently.</param>
    public FetchFault? Follow(string? location, bool isPermanent)
    {
        if (string.IsNullOrWhiteSpace(location))
            return new FetchFault(FetchOutcome.Failed, "redirects to nowhere; correct the address, or tell its publisher");
        if (WebAddress.Resolve(Address, location, out var problem) is not { } target)
            return new FetchFault(FetchOutcome.Refused, $"redirects to an address that {problem}");
        // The same address with another cookie is another page.
        if (!seen.Add((target, GetCookieHeader(target))))
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
