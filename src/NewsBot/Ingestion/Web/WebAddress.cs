using System.Text;

namespace NewsBot.Ingestion.Web;

/// <summary>Addresses: read, joined, and shown without what may be secret in them.</summary>
internal static class WebAddress
{
    private const int ShownLength = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The address, or null with what is wrong with it. Any port goes: feeds are served on odd ones.</summary>
    /// <remarks>
    /// .NET brings every spelling of an IPv4 address (2130706433, 0x7f000001, 127.1) to the usual one, and the connection is
    /// made to what was parsed here, so that there is no second reading of an address that could differ from the first.
    /// </remarks>
    public static Uri? Parse(string text, out string problem)
    {
        problem = "";
        if (text.Length > FetchLimits.AddressLength)
            problem = $"is longer than {FetchLimits.AddressLength} characters; give a shorter address";
        else if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address))
            problem = "is no address; write it like https://example.org/feed.xml";
        else if (address.Scheme is not ("http" or "https"))
            problem = $"begins with {address.Scheme}; only http and https addresses are asked";
        else if (!IsHost(address))
            problem = "names no host; write it like https://example.org/feed.xml";
        else if (address.UserInfo.Length > 0)
            problem = "holds a user name or password; only public addresses are asked, so give it without";
        else
            return WithoutFragment(address);
        return null;
    }

    /// <summary>Where a Location header leads from an address, or null with what is wrong with it.</summary>
    /// <param name="from">The address that answered with it.</param>
    /// <param name="location">The header's bytes, each as the character of that number.</param>
    public static Uri? Join(Uri from, string location, out string problem)
    {
        problem = "cannot be read; correct the address, or tell its publisher";
        var target = Unicode(location.Trim());
        return target.Length > 0 && Uri.TryCreate(from, target, out var address) ? Parse(address.AbsoluteUri, out problem) : null;
    }

    /// <summary>The name or number of the host, in one spelling.</summary>
    public static string HostOf(Uri address) => Host(address.IdnHost);

    /// <inheritdoc cref="HostOf"/>
    public static string Host(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    /// <summary>For people to read: without query, user info and fragment, of bounded length.</summary>
    public static string Shown(Uri address) =>
        Cut($"{address.Scheme}://{address.Authority}{address.AbsolutePath}{(address.Query.Length > 1 ? "?..." : "")}");

    /// <summary>The same of something that may be no address.</summary>
    public static string Shown(string text)
    {
        if (Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return Shown(address);

        var end = text.AsSpan().IndexOfAny('?', '#');
        var start = end < 0 ? text : text[..end] + "?...";
        // Whatever stands before an @ may be a password, wherever a person who mistypes addresses put the slashes.
        var at = start.LastIndexOf('@');
        var plain = at < 0 ? start : "***" + start[at..];
        return Cut(string.Concat(plain.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim());
    }

    // The header is bytes. Where they are UTF-8, as browsers expect, they are letters; else each byte keeps its number.
    private static string Unicode(string latin)
    {
        if (latin.All(char.IsAscii)) return latin;
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(latin));
        }
        catch (DecoderFallbackException)
        {
            return string.Concat(latin.Select(letter => char.IsAscii(letter) ? letter.ToString() : $"%{(int)letter:X2}"));
        }
    }

    // Whether letters beyond ASCII make a name at all comes out only when they are put into xn--..., and by an exception.
    private static bool IsHost(Uri address)
    {
        try
        {
            return HostOf(address).Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private static Uri WithoutFragment(Uri address) =>
        address.Fragment.Length == 0
            ? address
            : new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));

    private static string Cut(string text) => text.Length > ShownLength ? text[..ShownLength] + "..." : text;
}
