using System.Net;
using CsCheck;
using NewsBot.Ingestion.Web;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

public sealed class AddressBlocksTests
{
    // Half of all addresses from the blocks that matter, so that their edges come up.
    private static readonly Gen<byte[]> Addresses = Gen.OneOf(
        Gen.Byte.Array[4],
        Gen.Select(
            Gen.OneOf<byte[]>(
                [0], [10], [100, 64], [100, 127], [100, 128], [127], [169, 254], [172, 15], [172, 16], [172, 31], [172, 32],
                [192, 0, 0], [192, 0, 2], [192, 88, 99], [192, 168], [198, 17], [198, 18], [198, 19], [198, 20],
                [198, 51, 100], [203, 0, 113], [223], [224], [240], [255, 255, 255]),
            Gen.Byte.Array[4],
            (head, tail) => head.Concat(tail).Take(4).ToArray()));

    [Fact]
    public void WhatIsNotPublicIsRefusedHoweverIpv6CarriesIt() => Addresses.Where(IsSpecial).Sample(bytes =>
    {
        foreach (var address in Spellings(bytes).Append(new IPAddress(bytes)))
            AddressBlocks.DescribeNonPublic(address).ShouldNotBeNull(address.ToString());
    });

    [Fact]
    public void WhatIsPublicIsAskedDirectlyAndThroughTranslators() => Addresses.Where(bytes => !IsSpecial(bytes)).Sample(bytes =>
    {
        foreach (var address in new[] { new IPAddress(bytes), Ipv6("::ffff:0:0", bytes), Ipv6("64:ff9b::", bytes) })
            AddressBlocks.DescribeNonPublic(address).ShouldBeNull(address.ToString());
    });

    [Theory]
    [InlineData("169.254.169.254", "a link-local address")]
    [InlineData("255.255.255.255", "the broadcast address")]
    [InlineData("::1", "a loopback address")]
    [InlineData("::", "an unspecified address")]
    [InlineData("fd00:ec2::254", "a private address")]
    [InlineData("fe80::1%3", "a link-local address")]
    [InlineData("fec0::1", "a private address")]
    [InlineData("ff02::1", "a multicast address")]
    [InlineData("2001:db8::1", "an address for documentation")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", "a reserved address")] // Teredo
    [InlineData("64:ff9b:1::7f00:1", "a reserved address")] // a translator of somebody's own network
    [InlineData("4000::1", "a reserved address")]
    [InlineData("2606:4700:4700::1111", null)]
    [InlineData("93.184.215.14", null)]
    public void EachBlockHasItsName(string address, string? name) =>
        AddressBlocks.DescribeNonPublic(IPAddress.Parse(address)).ShouldBe(name);

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.255.255", true)]
    [InlineData("10.1.0.0/16", "10.2.0.0", false)]
    [InlineData("127.0.0.2", "::ffff:127.0.0.2", true)]
    [InlineData("[::1]", "::1", true)]
    [InlineData("fd00::/8", "fd12::1", true)]
    [InlineData("intern.example", "10.2.0.0", false)]
    public void EntriesOpenTheirAddressesAndNoOthers(string entry, string address, bool isOpen)
    {
        PrivateHosts.IsValidEntry(entry).ShouldBeTrue();
        new PrivateHosts([entry]).Allows("other.example", IPAddress.Parse(address)).ShouldBe(isOpen);
    }

    [Fact]
    public void ANameOpensWhateverItResolvesToInAnySpelling()
    {
        var hosts = new PrivateHosts(["News.Intern.", "bücher.example"]);

        hosts.Allows("news.intern", IPAddress.Loopback).ShouldBeTrue();
        hosts.Allows(WebAddress.GetHost(new Uri("http://BÜCHER.example./")), IPAddress.Loopback).ShouldBeTrue();
        hosts.Allows("evil.news.intern", IPAddress.Loopback).ShouldBeFalse();
    }

    // Written without the table of the code: by the first bytes, as the RFCs give them.
    private static bool IsSpecial(byte[] bytes) => (bytes[0], bytes[1], bytes[2]) switch
    {
        (0 or 10 or 127 or >= 224, _, _) => true,
        (100, >= 64 and < 128, _) => true,
        (169, 254, _) or (192, 168, _) => true,
        (172, >= 16 and < 32, _) => true,
        (192, 0, 0 or 2) or (192, 88, 99) or (198, 51, 100) or (203, 0, 113) => true,
        (198, 18 or 19, _) => true,
        _ => false,
    };

    private static IEnumerable<IPAddress> Spellings(byte[] bytes) =>
    [
        Ipv6("::ffff:0:0", bytes), Ipv6("::", bytes), Ipv6("::ffff:0:0:0", bytes),
        Ipv6("64:ff9b::", bytes), Ipv6("64:ff9b:1::", bytes),
        Ipv6("2606:4700::5efe:0:0", bytes), Ipv6("2606:4700::200:5efe:0:0", bytes),
        Ipv6("2002::1", bytes, at: 2),
    ];

    private static IPAddress Ipv6(string frame, byte[] bytes, int at = 12)
    {
        var all = IPAddress.Parse(frame).GetAddressBytes();
        bytes.CopyTo(all, at);
        return new IPAddress(all);
    }
}
