using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Files;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// Finds the page that a page sends its readers on to: <c>&lt;meta http-equiv="refresh" content="0; url=/new"&gt;</c>. Sites
/// that cannot set headers redirect in this way. The content is read as browsers read it.
/// </summary>
internal static partial class MetaRefresh
{
    /// <summary>The longest delay of a redirect, in seconds; live pages load themselves again after a minute or more.</summary>
    private const int MaxDelaySeconds = 5;

    /// <summary>The part of a page that is searched, in bytes from its beginning. A page that only sends on is short.</summary>
    private const int MaxSearchedBytes = 64 * 1024;

    /// <summary>
    /// Returns the absolute address that a page sends on to at once; null if it sends nowhere, only later, or to something
    /// that is no web address: browsers stay on the page as well if the target is a script or data.
    /// </summary>
    public static Uri? FindTarget(Fetched page, TimeProvider time)
    {
        if (page.MediaType is not (null or "text/html" or "application/xhtml+xml")) return null;
        var html = TextDecoder.DecodePage(page.Body.AsSpan(0, Math.Min(page.Body.Length, MaxSearchedBytes)), page.Charset);
        if (!html.Contains("refresh", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            using var document = PageParser.Parse(html, new PageBudget(time));
            // The first one that can be read counts. Those in a noscript are for browsers that would not show the page.
            return document.QuerySelectorAll("meta[http-equiv=refresh i]").Where(meta => meta.Closest("noscript") is null)
                .Select(meta => ParseContent(meta.GetAttribute("content") ?? "")).FirstOrDefault(found => found is not null)
                is { Delay: <= MaxDelaySeconds } refresh
                && Uri.TryCreate(new Uri(page.Address), refresh.Target, out var target) && target.Scheme is "http" or "https"
                    ? target
                    : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The reader of the page fails at it as well, and says why.
            return null;
        }
    }

    /// <summary>Reads the content of a refresh; returns null if it names no page: then it loads the same one again.</summary>
    private static Refresh? ParseContent(string content)
    {
        var match = Content().Match(content);
        return !match.Success ? null : new Refresh(
            // A number that is too large for a delay is a long one.
            int.TryParse("0" + match.Groups["seconds"].Value, CultureInfo.InvariantCulture, out var delay) ? delay : int.MaxValue,
            match.Groups["target"].Value.Trim());
    }

    private sealed record Refresh(int Delay, string Target);

    [GeneratedRegex(
        """
        ^\s*((?<seconds>[0-9]+)[0-9.]*|\.[0-9.]*)(?>\s*[;,]\s*|\s+)(?>(url\s*=\s*)?)
        ("(?<target>[^"]+)|'(?<target>[^']+)|(?<target>[^"'].*))
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline
        | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Content();
}
