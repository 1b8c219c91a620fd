using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Articles;
using NewsBot.Ingestion.Files;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Extracts the article from a page: title, outlet, byline and date from its metadata, and the text from the part that reads
/// like an article. It uses only the HTML: it fetches nothing and runs no script.
/// </summary>
internal sealed class ArticleExtractor(TimeProvider time, ILogger<ArticleExtractor>? logger = null)
{
    /// <summary>
    /// The shortest text that counts as an article, in UTF-16 units: a short sentence. SmartReader's own check asks for about
    /// 500, which would refuse every news in brief.
    /// </summary>
    private const int MinBodyLength = 40;

    /// <summary>
    /// If the text is shorter than this, in UTF-16 units, the names of elements may have misled: the search is repeated with
    /// nothing but comments removed.
    /// </summary>
    private const int ShortBody = 250;

    private const string NoArticle =
        "no article text found in the page; check that it is the article itself, not a front page, a video or a login";

    private readonly TimeProvider time = time;

    // Where the page comes from it may be tomorrow already.
    private DateOnly Tomorrow => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1);

    private readonly PublicationDates dates = new(time);

    /// <summary>
    /// Extracts the article, or returns a failure that says why there is none. If the page withholds it on purpose,
    /// <see cref="ArticleReadResult.Withheld"/> says how. It never throws because of the content of a page.
    /// </summary>
    /// <param name="html">The HTML of the page.</param>
    /// <param name="input">The input as a person would name it.</param>
    /// <param name="url">The address that the page was read from; null for a file.</param>
    public ArticleReadResult Extract(string html, string input, string? url)
    {
        if (TextDecoder.IsBinary(html))
            return ArticleReadResult.Failed(input, "it is not a page but binary data; give the page itself");

        try
        {
            var budget = new PageBudget(time);
            using var document = PageParser.Parse(html, budget);

            // The metadata is read first, because the search for the article modifies the document.
            var jsonLd = JsonLdArticle.Find(document);
            var paywall = new PaywallDetector(document, jsonLd);
            var metadata = PageMetadata.Read(document, jsonLd, url, dates, Tomorrow);
            var headline = document.QuerySelector("h1")?.TextContent;
            budget.ThrowIfExceeded();
            PageComments.RemoveFrom(document);
            PageBoilerplate.RemoveFrom(document);
            var extracted = ArticleBodyFinder.Find(document, metadata, budget);
            var body = extracted.Body;
            if (body.Length < ShortBody)
            {
                using var untouched = PageParser.Parse(html, budget);
                PageComments.RemoveFrom(untouched);
                if (ArticleBodyFinder.Find(untouched, metadata, budget).Body is var retried && retried.Length > 2 * body.Length)
                    body = retried;
            }

            // If a script writes the article, its text is often in the JSON-LD for search engines. It is not used if the article
            // is for subscribers only.
            if (jsonLd is { IsFree: not false, Body: { } articleBody } && ExtractText(articleBody, budget) is var fullText
                && fullText.Length > 2 * body.Length)
                body = fullText;
            if (paywall.Detect(body, metadata.Title ?? extracted.Title) is { } reason)
                return ArticleReadResult.Failed(input, PaywallDetector.FormatError(reason)) with { Withheld = reason };
            if (body.Length < MinBodyLength || !CleanText.HasWords(body))
                return ArticleReadResult.Failed(input, NoArticle);

            return (metadata with
            {
                Title = metadata.Title
                    ?? PageMetadata.RemoveSite(CleanText.ToLine(extracted.Title), CleanText.ToLine(headline)) ?? headline,
                Outlet = metadata.Outlet ?? PageMetadata.NullIfAddress(extracted.SiteName),
                Author = metadata.Author ?? extracted.Byline,
                Body = body,
            }).ToArticle(input, dates);
        }
        catch (PageException e)
        {
            return ArticleReadResult.Failed(input, e.Message) with { IsTransient = e.IsTransient };
        }
        catch (RegexMatchTimeoutException)
        {
            return ArticleReadResult.Failed(input, PageBudget.CreateTimeoutException().Message) with { IsTransient = true };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.PageFailed(logger ?? NullLogger<ArticleExtractor>.Instance, input, e);
            return ArticleReadResult.Failed(
                input, "the page could not be read because of a fault in NewsBot itself; save it again, or as plain text");
        }
    }

    /// <summary>Returns the paragraphs of a text that may hold markup.</summary>
    private static string ExtractText(string text, PageBudget budget)
    {
        if (!text.Contains("</", StringComparison.Ordinal))
            return CleanText.ToBody(text);
        using var document = PageParser.Parse(text, budget);
        return document.Body is { } body ? Paragraphs.Extract(body) : "";
    }
}
