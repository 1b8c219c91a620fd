namespace NewsBot.Storage.Articles;

/// <summary>
/// The site that an address belongs to: its host, without the <c>www.</c>, <c>m.</c> or <c>amp.</c> that one site has several
/// of, and its port where that is an unusual one. A site is believed about its own addresses alone.
/// </summary>
internal static class WebSite
{
    private static readonly string[] Doors = ["www.", "m.", "amp."];

    /// <summary>The site, in lower case (<c>post.example</c>); null for what is no absolute http(s) address.</summary>
    public static string? Of(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        var door = Doors.FirstOrDefault(door => host.StartsWith(door, StringComparison.Ordinal));
        // What is left of m.me would be no host.
        if (door is not null && host[door.Length..].Contains('.', StringComparison.Ordinal)) host = host[door.Length..];
        return uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
    }

    /// <summary>Whether both are addresses of one site.</summary>
    public static bool AreSame(string? one, string? other) => Of(one) is { } site && site == Of(other);
}
