using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>Finds the feeds that a web page links to.</summary>
internal static class FeedLinks
{
    /// <summary>Links are looked for in this many UTF-16 units of a page. They belong into its head.</summary>
    private const int MaxPageLength = 1024 * 1024;

    private const int MaxLinks = 50;

    private static readonly string[] FeedMediaTypes =
    [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "application/rdf+xml",
    ];

    /// <summary>Returns the title of a page and the addresses of its feeds in order, with feeds of comments last.</summary>
    public static (string? Title, IReadOnlyList<string> Feeds) Find(string page, Uri? address)
    {
        string? title = null, baseAddress = null;
        var links = new List<(string Href, bool IsForComments)>();
        using var source = new TextSource(page.Length > MaxPageLength ? page[..MaxPageLength] : page);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            ShouldEmitAttribute = (ref token, name) =>
                token.Attributes.Count < 20 && name.Span is "rel" or "type" or "href" or "title",
        };
        while (links.Count < MaxLinks && tokenizer.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            if (token.Type != HtmlTokenType.StartTag)
                continue;
            var tag = token.AsTag();
            if (tag.Name == "base")
                baseAddress ??= tag.GetAttribute("href");
            else if (tag.Name == "link" && IsFeed(tag))
                links.Add((tag.GetAttribute("href"), IsForComments(tag)));
            else if (tag.Name == "title" && title is null)
            {
                tokenizer.State = HtmlParseMode.RCData;
                title = tokenizer.Get() is { Type: HtmlTokenType.Character } text ? CleanText.ToLine(text.Data) : null;
            }
            else if (tag.Name is "script" or "style")
                tokenizer.State = tag.Name == "script" ? HtmlParseMode.Script : HtmlParseMode.Rawtext;
        }

        var baseUri = FeedAddresses.Resolve(baseAddress, address) ?? address;
        var feeds = links.OrderBy(link => link.IsForComments)
            .Select(link => FeedAddresses.Resolve(link.Href, baseUri)?.AbsoluteUri);
        return (title, feeds.OfType<string>().Distinct().ToList());
    }

    private static bool IsFeed(HtmlTagToken link) =>
        SplitAttribute(link, "rel").Contains("alternate", StringComparer.OrdinalIgnoreCase)
        && FeedMediaTypes.Contains(link.GetAttribute("type")?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase)
        && !string.IsNullOrWhiteSpace(link.GetAttribute("href"));

    private static bool IsForComments(HtmlTagToken link) =>
        $"{link.GetAttribute("title")} {link.GetAttribute("href")}".Contains("comment", StringComparison.OrdinalIgnoreCase);

    private static string[] SplitAttribute(HtmlTagToken link, string name) =>
        link.GetAttribute(name)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
