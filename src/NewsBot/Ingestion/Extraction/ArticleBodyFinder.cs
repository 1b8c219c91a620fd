using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Reader = SmartReader.Reader;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Finds the text of the article in a page. SmartReader compares the elements with one another, which takes minutes for a very
/// large page. Long rows of links are therefore removed from a page that is too large for it. If that is not enough, the
/// element that holds the prose is taken for the article.
/// </summary>
internal static class ArticleBodyFinder
{
    // SmartReader gets a placeholder, because it reads a date from the address and fails if that has a thirteenth month.
    private const string PlaceholderAddress = "https://page.invalid/";

    /// <summary>The least share of a page's prose in the element that is taken for the article, from 0 to 1.</summary>
    private const double MinProseShare = 0.9;

    /// <summary>Finds the article in a page.</summary>
    /// <param name="document">The page; the search modifies it.</param>
    /// <param name="metadata">The fields that the page states about the article.</param>
    /// <param name="budget">The time that it may take.</param>
    /// <exception cref="PageException">It takes too long.</exception>
    public static ExtractedArticle Find(IHtmlDocument document, ArticleFields metadata, PageBudget budget)
    {
        if (document.Title?.Length > PageLimits.MaxHeadlineLength)
            document.Title = "";
        if (document.Body is not { } body)
            return new ExtractedArticle("");
        if (!IsSearchable(document))
            LinkListRemover.RemoveFrom(body);
        budget.ThrowIfExceeded();
        return IsSearchable(document) ? FindWithSmartReader(document, metadata, budget)
            : FindByProse(body, document.Title, metadata);
    }

    private static ExtractedArticle FindWithSmartReader(IHtmlDocument document, ArticleFields metadata, PageBudget budget)
    {
        using var limit = budget.CreateTokenSource();
        // The task does not block, because the page is already in memory.
        var article = new Reader(PlaceholderAddress, document).GetArticleAsync(limit.Token).GetAwaiter().GetResult();
        budget.ThrowIfExceeded();
        using var content = PageParser.Parse(article.Content ?? "", budget);
        var text = content.Body is { } body ? ExtractText(body, metadata.Title ?? article.Title, metadata.Url) : "";
        return new ExtractedArticle(text, article.Title, article.SiteName, article.Byline);
    }

    private static ExtractedArticle FindByProse(IElement body, string? title, ArticleFields metadata)
    {
        var measure = PageMeasure.Compute(body);
        var part = body;
        while (part.Children.FirstOrDefault(child => measure[child].Prose > MinProseShare * measure[body].Prose) is { } inner
               && measure[inner].Blocks > 0)
            part = inner;
        return new ExtractedArticle(ExtractText(part, metadata.Title ?? title, metadata.Url), title);
    }

    private static string ExtractText(IElement part, string? title, string? url)
    {
        PageLines.RemoveFrom(part, title, url);
        return Paragraphs.Extract(part);
    }

    private static bool IsSearchable(IHtmlDocument document)
    {
        var (elements, depth, text) = (0, 0, 0L);
        var root = document.DocumentElement;
        foreach (var (node, begins) in NodeWalker.Walk(root, node => node is not IElement { LocalName: "script" or "style" }))
        {
            if (node is IText { Data.Length: var length })
                text += begins ? (long)length * depth : 0;
            else if (node is IElement)
                (elements, depth) = begins ? (elements + 1, depth + 1) : (elements, depth - 1);
            if (elements > PageLimits.MaxSearchedElements || depth > PageLimits.MaxSearchedNesting
                || text > PageLimits.MaxSearchedText)
                return false;
        }

        return document.QuerySelectorAll("h1").All(headline => headline.TextContent.Length <= PageLimits.MaxHeadlineLength);
    }
}

/// <summary>The article that was found in a page.</summary>
/// <param name="Body">The text, with a blank line between paragraphs; empty if none was found.</param>
/// <param name="Title">The title of the page, or null.</param>
/// <param name="SiteName">The name of the site, or null.</param>
/// <param name="Byline">The byline, or null.</param>
internal sealed record ExtractedArticle(string Body, string? Title = null, string? SiteName = null, string? Byline = null);
