namespace NewsBot.Storage.Articles;

/// <summary>
/// Finds the site that an address belongs to: its host, without <c>www.</c>, <c>m.</c> or <c>amp.</c>, and its port if that is
/// not the default one. A site is trusted only about its own addresses.
/// </summary>
internal static class WebSite
{
    private static readonly string[] HostPrefixes = ["www.", "m.", "amp."];

    /// <summary>
    /// Returns the site in lower case (<c>post.example</c>); null if <paramref name="url"/> is not an absolute http(s) address.
    /// </summary>
    public static string? FromUrl(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        var prefix = HostPrefixes.FirstOrDefault(prefix => host.StartsWith(prefix, StringComparison.Ordinal));
        // The "me" of m.me would be no host.
        if (prefix is not null && host[prefix.Length..].Contains('.', StringComparison.Ordinal)) host = host[prefix.Length..];
        return uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
    }

    /// <summary>True if both addresses belong to the same site.</summary>
    public static bool IsSameSite(string? first, string? second) => FromUrl(first) is { } site && site == FromUrl(second);
}
