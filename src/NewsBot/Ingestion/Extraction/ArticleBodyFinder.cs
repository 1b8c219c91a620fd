using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Reader = SmartReader.Reader;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Finds the article among all that a page holds. SmartReader weighs the elements against one another, which no page may make
/// it do for minutes: from one that is too large for it the rows of links are taken first, and if it still is, the part that
/// holds the prose is the article.
/// </summary>
internal static class ArticleBodyFinder
{
    // SmartReader reads a date from the address, and gives a page up whose address has a thirteenth month in it.
    private const string Address = "https://page.invalid/";

    /// <summary>The share of a page's prose that the part taken for the article holds.</summary>
    private const double MostProse = 0.9;

    /// <param name="document">The page; it is taken apart.</param>
    /// <param name="said">What the page says of the article.</param>
    /// <param name="budget">How long it may take.</param>
    /// <exception cref="PageException">It takes too long.</exception>
    public static ExtractedArticle In(IHtmlDocument document, ArticleFields said, PageBudget budget)
    {
        if (document.Title?.Length > PageLimits.HeadlineLength)
            document.Title = "";
        if (document.Body is not { } body)
            return new ExtractedArticle("");
        if (!IsSearchable(document))
            LinkListRemover.TakeOut(body);
        budget.Check();
        return IsSearchable(document) ? Searched(document, said, budget) : Prose(body, document.Title, said);
    }

    private static ExtractedArticle Searched(IHtmlDocument document, ArticleFields said, PageBudget budget)
    {
        using var limit = budget.Limit();
        // Nothing is waited for: the page is here.
        var found = new Reader(Address, document).GetArticleAsync(limit.Token).GetAwaiter().GetResult();
        budget.Check();
        using var content = PageParser.Parse(found.Content ?? "", budget);
        var text = content.Body is { } body ? Text(body, said.Title ?? found.Title, said.Url) : "";
        return new ExtractedArticle(text, found.Title, found.SiteName, found.Byline);
    }

    private static ExtractedArticle Prose(IElement body, string? title, ArticleFields said)
    {
        var measure = PageMeasure.Of(body);
        var part = body;
        while (part.Children.FirstOrDefault(child => measure[child].Prose > MostProse * measure[body].Prose) is { } inner
               && measure[inner].Blocks > 0)
            part = inner;
        return new ExtractedArticle(Text(part, said.Title ?? title, said.Url), title);
    }

    private static string Text(IElement part, string? title, string? url)
    {
        PageLines.TakeOut(part, title, url);
        return Paragraphs.Of(part);
    }

    private static bool IsSearchable(IHtmlDocument document)
    {
        var (elements, depth, text) = (0, 0, 0L);
        var root = document.DocumentElement;
        foreach (var (node, begins) in NodeWalker.Of(root, node => node is not IElement { LocalName: "script" or "style" }))
        {
            if (node is IText { Data.Length: var length })
                text += begins ? (long)length * depth : 0;
            else if (node is IElement)
                (elements, depth) = begins ? (elements + 1, depth + 1) : (elements, depth - 1);
            if (elements > PageLimits.SearchedElements || depth > PageLimits.SearchedNesting || text > PageLimits.SearchedText)
                return false;
        }

        return document.QuerySelectorAll("h1").All(headline => headline.TextContent.Length <= PageLimits.HeadlineLength);
    }
}

/// <param name="Body">The text, paragraph by paragraph; empty where none was found.</param>
/// <param name="Title">The title of the page, where there is one.</param>
/// <param name="SiteName">Who published it, the same.</param>
/// <param name="Byline">Who wrote it, the same.</param>
internal sealed record ExtractedArticle(string Body, string? Title = null, string? SiteName = null, string? Byline = null);
