namespace NewsBot.Ingestion.Web;

/// <summary>Which media types are worth reading.</summary>
internal static class MediaTypes
{
    private static readonly string[] NoText =
    [
        "image/", "video/", "audio/", "font/", "model/", "application/pdf", "application/epub",
        "application/zip", "application/x-zip", "application/gzip", "application/x-gzip", "application/x-tar",
        "application/x-7z", "application/x-rar", "application/vnd.rar", "application/java-archive",
        "application/msword", "application/vnd.ms-", "application/vnd.openxmlformats", "application/vnd.oasis",
        "application/x-msdownload", "application/x-shockwave-flash", "application/wasm", "application/vnd.android",
    ];

    private static readonly string[] Pages =
        ["text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "text/plain"];

    /// <summary>What is sent as Accept.</summary>
    public static string Accept(FetchKind kind) => kind switch
    {
        FetchKind.Feed => "application/rss+xml, application/atom+xml, application/feed+json, "
            + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
        FetchKind.Page => "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
        _ => "text/plain, */*;q=0.5",
    };

    /// <summary>
    /// Whether a body of this type is read. Servers name feeds as anything, or not at all, so of a feed only types are turned
    /// away that are certainly no text; of a page, all but the types of pages.
    /// </summary>
    public static bool Takes(FetchKind kind, string? type) => type is null
        || (kind == FetchKind.Page
            ? Pages.Contains(type)
            : !NoText.Any(no => type.StartsWith(no, StringComparison.Ordinal)));
}
