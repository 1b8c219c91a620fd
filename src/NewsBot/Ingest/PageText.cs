using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsBot.Articles;
using SmartReader;

namespace NewsBot.Ingest;

/// <summary>
/// Finds the article in a page: what the page says of itself gives title, outlet, byline and date, and the part that
/// reads like an article gives the text. It works on the HTML alone: nothing is fetched and no script runs.
/// </summary>
public sealed class PageText(TimeProvider time)
{
    /// <summary>
    /// The deepest nesting of elements that is read. Real pages stay below 100; finding the article takes time that
    /// grows with the square of the depth.
    /// </summary>
    private const int DeepestNesting = 500;

    /// <summary>
    /// The shortest body that counts, in UTF-16 units: a short sentence. SmartReader's own measure of what is readable
    /// asks for about 500, and would lose every news in brief.
    /// </summary>
    private const int ShortestBody = 40;

    private const string NoArticle =
        "no article text found in the page; check that it is the article itself, not a front page, a video or a login";

    private readonly PublicationDates _dates = new(time);

    /// <summary>The article in a page, or a failure that says why there is none. Never throws for what a page holds.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="input">What was read, as a person would name it.</param>
    /// <param name="url">The address that the page was read from; null for a file.</param>
    public ReadArticle Read(string html, string input, string? url)
    {
        if (TextDecoding.IsBinary(html))
            return ReadArticle.Failed(input, "it is not a page but binary data; give the page itself");

        try
        {
            using var document = new HtmlParser().ParseDocument(html);
            if (IsTooDeep(document))
                return ReadArticle.Failed(input,
                    $"its elements are nested deeper than {DeepestNesting}; save it again as plain text");

            // Taken before the search for the article, which takes the document apart.
            var said = PageMetadata.Read(document, url, _dates);
            PageBoilerplate.TakeOut(document);
            var found = new Reader(said.Url ?? "https://page.invalid/", document) { CharThreshold = int.Parse(Environment.GetEnvironmentVariable("NB_CT") ?? "500") }.GetArticle();
            var body = Body(found.Content ?? "", said.Title, said.Url);
            if (body.Length < ShortestBody || !CleanText.HasWords(body))
                return ReadArticle.Failed(input, NoArticle);

            return (said with
            {
                Title = said.Title ?? found.Title,
                Outlet = said.Outlet ?? PageMetadata.NameOnly(found.SiteName),
                Author = said.Author ?? found.Byline,
                Body = body,
            }).ToArticle(input, _dates);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return ReadArticle.Failed(input, $"the page could not be read ({e.Message}); save it again, or as plain text");
        }
    }

    private static string Body(string content, string? title, string? url)
    {
        using var document = new HtmlParser().ParseDocument(content);
        if (document.Body is not { } body) return "";
        PageLines.TakeOut(body, title, url);
        return Paragraphs.Of(body);
    }

    private static bool IsTooDeep(IHtmlDocument document)
    {
        var depth = 0;
        for (INode? node = document; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                if (++depth > DeepestNesting)
                    return true;
                node = child;
                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node?.NextSibling;
        }

        return false;
    }
}
