using System.Net;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// The hosts of the operator's own that may be asked although they are not public: for a feed or page that was itself given
/// there, never because a public one links or redirects to them.
/// </summary>
internal sealed class PrivateHosts
{
    private readonly HashSet<string> _names = [];
    private readonly List<IPNetwork> _networks = [];

    /// <param name="entries">Host names, IP addresses and CIDR networks; what is none of them is passed over.</param>
    public PrivateHosts(IEnumerable<string?> entries)
    {
        foreach (var entry in entries)
            if (Network(entry) is { } network)
                _networks.Add(network);
            else if (IsName(entry))
                _names.Add(NameOf(entry!));
    }

    public bool IsEmpty => _names.Count + _networks.Count == 0;

    public static bool IsEntry(string? entry) => Network(entry) is not null || IsName(entry);

    /// <summary>Whether a host is known for the operator's own before its name is looked up.</summary>
    /// <param name="host">As <see cref="WebAddress.HostOf"/> gives it.</param>
    public bool Holds(string host) => IPAddress.TryParse(host, out var address) ? Holds(address) : _names.Contains(host);

    /// <summary>Whether a host may be connected to at one of its addresses.</summary>
    public bool Allows(string host, IPAddress address) =>
        AddressBlocks.NotPublic(address) is null || Holds(address) || _names.Contains(host);

    private bool Holds(IPAddress address) => _networks.Exists(network => network.Contains(AddressBlocks.Plain(address)));

    private static IPNetwork? Network(string? entry)
    {
        if (IPAddress.TryParse(entry?.Trim().Trim('[', ']'), out var address))
        {
            var plain = AddressBlocks.Plain(address);
            return new IPNetwork(plain, plain.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(entry?.Trim(), out var network) ? network : null;
    }

    private static bool IsName(string? entry) => Uri.CheckHostName(entry?.Trim()) == UriHostNameType.Dns;

    // In the spelling in which addresses are asked for: xn--... for letters beyond ASCII.
    private static string NameOf(string entry) => WebAddress.HostOf(new Uri($"http://{entry.Trim()}/"));
}
