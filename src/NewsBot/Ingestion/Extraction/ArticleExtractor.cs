using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Articles;
using NewsBot.Ingestion.Files;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Finds the article in a page: what the page says of itself gives title, outlet, byline and date, and the part that
/// reads like an article gives the text. It works on the HTML alone: nothing is fetched and no script runs.
/// </summary>
internal sealed class ArticleExtractor(TimeProvider time, ILogger<ArticleExtractor>? logger = null)
{
    /// <summary>
    /// The shortest body that counts, in UTF-16 units: a short sentence. SmartReader's own measure of what is readable
    /// asks for about 500, and would lose every news in brief.
    /// </summary>
    private const int ShortestBody = 40;

    /// <summary>A text shorter than this may be what is left where the names on a page misled, in UTF-16 units.</summary>
    private const int ShortBody = 250;

    private const string NoArticle =
        "no article text found in the page; check that it is the article itself, not a front page, a video or a login";

    private readonly TimeProvider _time = time;
    private readonly PublicationDates _dates = new(time);

    /// <summary>
    /// The article in a page, or a failure that says why there is none; where the page withholds it on purpose,
    /// <see cref="ArticleReadResult.Withheld"/> says how. Never throws for what a page holds.
    /// </summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="input">What was read, as a person would name it.</param>
    /// <param name="url">The address that the page was read from; null for a file.</param>
    public ArticleReadResult Read(string html, string input, string? url)
    {
        if (TextDecoder.IsBinary(html))
            return ArticleReadResult.Failed(input, "it is not a page but binary data; give the page itself");

        try
        {
            var budget = new PageBudget(_time);
            using var document = PageParser.Parse(html, budget);

            // Taken before the search for the article, which takes the document apart.
            var linked = JsonLdArticle.In(document);
            var withheld = new PaywallDetector(document, linked);
            var said = PageMetadata.Read(document, linked, url, _dates);
            var headline = document.QuerySelector("h1")?.TextContent;
            budget.Check();
            PageBoilerplate.TakeOut(document);
            var found = ArticleBodyFinder.In(document, said, budget);
            var body = found.Body;
            if (body.Length < ShortBody)
            {
                using var untouched = PageParser.Parse(html, budget);
                if (ArticleBodyFinder.In(untouched, said, budget).Body is var other && other.Length > 2 * body.Length)
                    body = other;
            }

            // Where a script writes the article, it is often there for search engines. What is sold is not taken from there.
            if (linked is { IsFree: not false, Body: { } given } && Text(given, budget) is var whole
                && whole.Length > 2 * body.Length)
                body = whole;
            if (withheld.Reason(body, said.Title ?? found.Title) is { } reason)
                return ArticleReadResult.Failed(input, PaywallDetector.Error(reason)) with { Withheld = reason };
            if (body.Length < ShortestBody || !CleanText.HasWords(body))
                return ArticleReadResult.Failed(input, NoArticle);

            return (said with
            {
                Title = said.Title ?? CleanText.Line(found.Title) ?? headline,
                Outlet = said.Outlet ?? PageMetadata.NameOnly(found.SiteName),
                Author = said.Author ?? found.Byline,
                Body = body,
            }).ToArticle(input, _dates);
        }
        catch (PageException e)
        {
            return ArticleReadResult.Failed(input, e.Message) with { IsPassing = e.IsPassing };
        }
        catch (RegexMatchTimeoutException)
        {
            return ArticleReadResult.Failed(input, PageBudget.TooSlow().Message) with { IsPassing = true };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.PageBroke(logger ?? NullLogger<ArticleExtractor>.Instance, input, e);
            return ArticleReadResult.Failed(
                input, "the page could not be read because of a fault in NewsBot itself; save it again, or as plain text");
        }
    }

    /// <summary>The paragraphs of a text that may hold markup.</summary>
    private static string Text(string given, PageBudget budget)
    {
        if (!given.Contains("</", StringComparison.Ordinal))
            return CleanText.Body(given);
        using var document = PageParser.Parse(given, budget);
        return document.Body is { } body ? Paragraphs.Of(body) : "";
    }
}
