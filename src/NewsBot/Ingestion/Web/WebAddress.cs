using System.Text;

namespace NewsBot.Ingestion.Web;

/// <summary>Parses and resolves addresses, and formats them for display without parts that may be secret.</summary>
internal static class WebAddress
{
    private const int MaxDisplayLength = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Parses an address; returns null with the problem if it is not a fetchable one. Any port is accepted, because some feeds
    /// use unusual ones.
    /// </summary>
    /// <remarks>
    /// .NET normalises every spelling of an IPv4 address (2130706433, 0x7f000001, 127.1). The connection is made to the address
    /// parsed here, so that no second parser can read it differently.
    /// </remarks>
    public static Uri? Parse(string text, out string problem)
    {
        problem = "";
        if (text.Length > FetchLimits.MaxAddressLength)
            problem = $"is longer than {FetchLimits.MaxAddressLength} characters; give a shorter address";
        else if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address))
            problem = "is no address; write it like https://example.org/feed.xml";
        else if (address.Scheme is not ("http" or "https"))
            problem = $"begins with {address.Scheme}; only http and https addresses are asked";
        else if (!HasValidHost(address))
            problem = "names no host; write it like https://example.org/feed.xml";
        else if (address.UserInfo.Length > 0)
            problem = "holds a user name or password; only public addresses are asked, so give it without";
        else
            return WithoutFragment(address);
        return null;
    }

    /// <summary>Resolves a Location header; returns null with the problem if the target is not fetchable.</summary>
    /// <param name="from">The address that sent the header.</param>
    /// <param name="location">The header, with each byte as one Latin-1 character.</param>
    /// <param name="problem">The problem and its remedy; empty if there is none.</param>
    public static Uri? Resolve(Uri from, string location, out string problem)
    {
        problem = "cannot be read; correct the address, or tell its publisher";
        var target = DecodeLocation(location.Trim());
        return target.Length > 0 && Uri.TryCreate(from, target, out var address) ? Parse(address.AbsoluteUri, out problem) : null;
    }

    /// <summary>Returns the name or IP address of the host in a normalised spelling.</summary>
    public static string GetHost(Uri address) => NormalizeHost(address.IdnHost);

    /// <inheritdoc cref="GetHost"/>
    public static string NormalizeHost(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    /// <summary>Formats an address for display: without query, user info and fragment, and of bounded length.</summary>
    public static string FormatForDisplay(Uri address) =>
        Truncate($"{address.Scheme}://{address.Authority}{address.AbsolutePath}{(address.Query.Length > 1 ? "?..." : "")}");

    /// <summary>Formats a text that may not be an address for display, hiding the same parts.</summary>
    public static string FormatForDisplay(string text)
    {
        if (Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return FormatForDisplay(address);

        var end = text.AsSpan().IndexOfAny('?', '#');
        var start = end < 0 ? text : text[..end] + "?...";
        // Text before an @ may be a password, even in a mistyped address with misplaced slashes.
        var at = start.LastIndexOf('@');
        var plain = at < 0 ? start : "***" + start[at..];
        return Truncate(string.Concat(plain.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim());
    }

    // The header is bytes. They are decoded as UTF-8, as browsers do; if that fails, each non-ASCII byte is percent-encoded.
    private static string DecodeLocation(string latin1)
    {
        if (latin1.All(char.IsAscii)) return latin1;
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(latin1));
        }
        catch (DecoderFallbackException)
        {
            return string.Concat(latin1.Select(letter => char.IsAscii(letter) ? letter.ToString() : $"%{(int)letter:X2}"));
        }
    }

    // An invalid name with letters beyond ASCII is detected only by its conversion to xn--..., which throws.
    private static bool HasValidHost(Uri address)
    {
        try
        {
            return GetHost(address).Length > 0;
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

    private static string Truncate(string text) => text.Length > MaxDisplayLength ? text[..MaxDisplayLength] + "..." : text;
}
