namespace NewsBot.Storage.Articles;

/// <summary>
/// Makes the canonical form of an article's address: scheme and host in lower case, no default port, no fragment, no trailing
/// slash, no tracking parameters, the other parameters sorted.
/// </summary>
internal static class CanonicalUrl
{
    private static readonly string[] TrackingParameters =
        ["utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "cmpid", "ncid", "xtor",
            "at_medium", "at_campaign"];

    /// <summary>Returns the canonical form; null if <paramref name="url"/> is not an absolute http(s) address.</summary>
    public static string? Normalize(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        var parameters = uri.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !TrackingParameters.Any(name => parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var path = uri.AbsolutePath.Length > 1 ? uri.AbsolutePath.TrimEnd('/') : "";
        var query = parameters.Count == 0 ? "" : "?" + string.Join('&', parameters);
        return $"{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}{path}{query}";
    }
}
