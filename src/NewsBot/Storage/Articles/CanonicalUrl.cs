namespace NewsBot.Storage.Articles;

/// <summary>
/// The address that an article is known by: scheme and host in lower case, no default port, no fragment, no trailing
/// slash, none of the parameters that only track readers, the rest in a fixed order.
/// </summary>
internal static class CanonicalUrl
{
    private static readonly string[] Tracking =
        ["utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "cmpid", "ncid", "xtor",
            "at_medium", "at_campaign"];

    /// <summary>The canonical form, or null when <paramref name="url"/> is no absolute http(s) address.</summary>
    public static string? Of(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        var kept = uri.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !Tracking.Any(name => parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var path = uri.AbsolutePath.Length > 1 ? uri.AbsolutePath.TrimEnd('/') : "";
        var query = kept.Count == 0 ? "" : "?" + string.Join('&', kept);
        return $"{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}{path}{query}";
    }
}
