namespace NewsBot.Ingestion.Web;

/// <summary>Decides which media types are read.</summary>
internal static class MediaTypes
{
    private static readonly string[] NonTextTypes =
    [
        "image/", "video/", "audio/", "font/", "model/", "application/pdf", "application/epub",
        "application/zip", "application/x-zip", "application/x-tar",
        "application/x-7z", "application/x-rar", "application/vnd.rar", "application/java-archive",
        "application/msword", "application/vnd.ms-", "application/vnd.openxmlformats", "application/vnd.oasis",
        "application/x-msdownload", "application/x-shockwave-flash", "application/wasm", "application/vnd.android",
    ];

    private static readonly string[] PageTypes =
        ["text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "text/plain"];

    /// <summary>Returns the Accept header for a kind of content.</summary>
    public static string GetAcceptHeader(FetchKind kind) => kind switch
    {
        FetchKind.Feed => "application/rss+xml, application/atom+xml, application/feed+json, "
            + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
        FetchKind.Page => "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
        _ => "text/plain, */*;q=0.5",
    };

    /// <summary>
    /// True if a body of this type is read. Servers state wrong types for feeds, or none, so only types that are certainly not
    /// text are refused for a feed, and gzip may pack one. For a page all types are refused but those of pages.
    /// </summary>
    public static bool Accepts(FetchKind kind, string? type) => type is null
        || (kind == FetchKind.Page
            ? PageTypes.Contains(type)
            : !NonTextTypes.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal)));
}
