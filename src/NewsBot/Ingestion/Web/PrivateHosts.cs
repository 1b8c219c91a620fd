using System.Net;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// The operator's own hosts, which may be fetched from although they are not public. They are used only for feeds and pages
/// that were added with an address there, never because a public one links or redirects to them.
/// </summary>
internal sealed class PrivateHosts
{
    private readonly HashSet<string> names = [];
    private readonly List<IPNetwork> networks = [];

    /// <summary>Reads the entries of the configuration.</summary>
    /// <param name="entries">Host names, IP addresses and CIDR networks; invalid entries are ignored.</param>
    public PrivateHosts(IEnumerable<string?> entries)
    {
        foreach (var entry in entries)
            if (ParseNetwork(entry) is { } network)
                networks.Add(network);
            else if (IsHostName(entry))
                names.Add(NormalizeName(entry!));
    }

    public bool IsEmpty => names.Count + networks.Count == 0;

    /// <summary>True if the entry is a host name, an IP address or a CIDR network.</summary>
    public static bool IsValidEntry(string? entry) => ParseNetwork(entry) is not null || IsHostName(entry);

    /// <summary>True if a host is listed by its name or address; the name is not resolved.</summary>
    /// <param name="host">The host as <see cref="WebAddress.GetHost"/> returns it.</param>
    public bool Contains(string host) => IPAddress.TryParse(host, out var address) ? Contains(address) : names.Contains(host);

    /// <summary>
    /// True if connections to a host at this address are allowed: it is public, or the host or address is listed.
    /// </summary>
    public bool Allows(string host, IPAddress address) =>
        AddressBlocks.DescribeNonPublic(address) is null || Contains(address) || names.Contains(host);

    private bool Contains(IPAddress address) => networks.Exists(network => network.Contains(AddressBlocks.UnmapIPv4(address)));

    private static IPNetwork? ParseNetwork(string? entry)
    {
        if (IPAddress.TryParse(entry?.Trim().Trim('[', ']'), out var address))
        {
            var plain = AddressBlocks.UnmapIPv4(address);
            return new IPNetwork(plain, plain.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(entry?.Trim(), out var network) ? network : null;
    }

    private static bool IsHostName(string? entry) => Uri.CheckHostName(entry?.Trim()) == UriHostNameType.Dns;

    // Names are compared in the spelling of requests, with xn--... for letters beyond ASCII.
    private static string NormalizeName(string entry) => WebAddress.GetHost(new Uri($"http://{entry.Trim()}/"));
}
