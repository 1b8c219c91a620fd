using System.Net;
using System.Net.Sockets;

namespace NewsBot.Ingestion.Web;

/// <summary>Distinguishes addresses of the public Internet from all others.</summary>
/// <remarks>
/// The blocks are those of IANA's special-purpose registries (RFC 6890 and its successors). An IPv4 address is public unless it
/// is in a listed block. An IPv6 address must also be in 2000::/3, because most of the others are not assigned.
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
        // The whole block is for protocols (Teredo, benchmarks, ORCHID) and holds no web servers.
        (IPNetwork.Parse("2001::/23"), "a reserved address"),
        (IPNetwork.Parse("2001:db8::/32"), "an address for documentation"),
        (IPNetwork.Parse("3fff::/20"), "an address for documentation"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Returns what a non-public address is, such as "a private address"; null if the address is public.</summary>
    public static string? DescribeNonPublic(IPAddress address)
    {
        address = UnmapIPv4(address);
        foreach (var (block, name) in Special)
            if (block.Contains(address))
                return name;
        if (address.AddressFamily == AddressFamily.InterNetwork) return null;

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        // Addresses of translators and tunnels embed an IPv4 address, which decides whether they are public.
        if (Nat64.Contains(address)) return DescribeNonPublic(new IPAddress(bytes[12..]));
        if (SixToFour.Contains(address) && DescribeNonPublic(new IPAddress(bytes[2..6])) is { } inner) return inner;
        // ISATAP (RFC 5214) uses any prefix, and marks the embedded IPv4 address with ::[02]00:5efe in front of it.
        if ((bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe
            && DescribeNonPublic(new IPAddress(bytes[12..])) is { } tunnelled) return tunnelled;
        return GlobalUnicast.Contains(address) ? null : "a reserved address";
    }

    /// <summary>Converts an IPv4-mapped IPv6 address (::ffff:127.0.0.1) to IPv4; returns any other address as it is.</summary>
    public static IPAddress UnmapIPv4(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
