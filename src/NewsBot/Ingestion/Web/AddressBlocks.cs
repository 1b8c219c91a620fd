using System.Net;
using System.Net.Sockets;

namespace NewsBot.Ingestion.Web;

/// <summary>Tells the addresses of the public Internet from all others.</summary>
/// <remarks>
/// After the special-purpose registries of IANA (RFC 6890 and its successors). Of IPv4 everything is public that is not
/// listed; of IPv6 only what is listed is, because most of it is not given out.
/// </remarks>
internal static class AddressBlocks
{
    private static readonly (IPNetwork Block, string Name)[] Special =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an unspecified address"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private address"),
        (IPNetwork.Parse("100.64.0.0/10"), "a provider's private address"),
        (IPNetwork.Parse("127.0.0.0/8"), "a loopback address"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local address"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private address"),
        (IPNetwork.Parse("192.0.0.0/24"), "a reserved address"),
        (IPNetwork.Parse("192.0.2.0/24"), "an address for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "a reserved address"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private address"),
        (IPNetwork.Parse("198.18.0.0/15"), "an address for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "an address for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "an address for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("255.255.255.255/32"), "the broadcast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved address"),
        (IPNetwork.Parse("::/128"), "an unspecified address"),
        (IPNetwork.Parse("::1/128"), "a loopback address"),
        (IPNetwork.Parse("fc00::/7"), "a private address"),
        (IPNetwork.Parse("fe80::/10"), "a link-local address"),
        (IPNetwork.Parse("fec0::/10"), "a private address"),
        (IPNetwork.Parse("ff00::/8"), "a multicast address"),
        // Teredo, benchmarks, ORCHID: all of the block is for protocols, and none of it for web servers.
        (IPNetwork.Parse("2001::/23"), "a reserved address"),
        (IPNetwork.Parse("2001:db8::/32"), "an address for documentation"),
        (IPNetwork.Parse("3fff::/20"), "an address for documentation"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>What <paramref name="address"/> is instead of public, as "a private address"; null where it is public.</summary>
    public static string? NotPublic(IPAddress address)
    {
        address = Plain(address);
        foreach (var (block, name) in Special)
            if (block.Contains(address))
                return name;
        if (address.AddressFamily == AddressFamily.InterNetwork) return null;

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        // Translators and tunnels carry an IPv4 address inside; they are as public as that.
        if (Nat64.Contains(address)) return NotPublic(new IPAddress(bytes[12..]));
        if (SixToFour.Contains(address) && NotPublic(new IPAddress(bytes[2..6])) is { } inner) return inner;
        // ISATAP (RFC 5214): below any prefix, marked by ::[02]00:5efe before the IPv4 address.
        if ((bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe
            && NotPublic(new IPAddress(bytes[12..])) is { } tunnelled) return tunnelled;
        return GlobalUnicast.Contains(address) ? null : "a reserved address";
    }

    /// <summary>An IPv4 address that is mapped into IPv6 (::ffff:127.0.0.1) as the IPv4 address that is connected to.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
