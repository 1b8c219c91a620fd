using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Removes elements that are not the article before the article is searched for. It recognises them by their tag, by their
/// names (<see cref="PageNames"/>), and by their content.
/// </summary>
internal sealed class PageBoilerplate
{
    /// <summary>
    /// The largest share of a page's prose that one removed element may hold. Templates name whole pages "has-comments" or
    /// "social-news", and the article must not be removed because of such a name.
    /// </summary>
    private const double MaxRemovedShare = 0.4;

    /// <summary>The least prose of an <c>article</c> to be taken for the page's own, in UTF-16 units: two sentences.</summary>
    private const int MinArticleLength = 200;

    /// <summary>The longest line next to a picture that is its caption if it ends no sentence, in UTF-16 units.</summary>
    private const int MaxLabelLength = 120;

    /// <summary>The longest text that is a caption in an element named as a picture, in UTF-16 units.</summary>
    private const int MaxCaptionLength = 600;

    private readonly IElement body;
    private readonly PageMeasure measure;
    private readonly IElement? article;

    private PageBoilerplate(IElement body)
    {
        this.body = body;
        measure = PageMeasure.Compute(body);
        article = FindArticle();
    }

    /// <summary>Removes the boilerplate from a page.</summary>
    public static void RemoveFrom(IHtmlDocument document)
    {
        if (document.Body is not { } body)
            return;
        UnwrapQuotedPosts(body);
        new PageBoilerplate(body).RemoveElements();
    }

    private void RemoveElements()
    {
        var removed = new List<IElement>();
        foreach (var (node, begins) in NodeWalker.Walk(body, node => removed.Count == 0 || removed[^1] != node))
        {
            if (begins && node is IElement element && element != body && IsBoilerplate(element))
                removed.Add(element);
        }

        foreach (var element in removed)
            element.Remove();
    }

    /// <summary>
    /// Keeps posts of social networks that the article quotes. Their wrappers are named "social" or hold as many links as words,
    /// so they would be removed as boilerplate.
    /// </summary>
    private static void UnwrapQuotedPosts(IElement body)
    {
        const string posts = "blockquote.twitter-tweet, blockquote.bluesky-embed, blockquote.instagram-media";
        foreach (var post in body.QuerySelectorAll(posts))
        {
            post.RemoveAttribute("class");
            if (post.ParentElement is { LocalName: "div" } wrapper
                && wrapper.Children.All(child => child == post || child.LocalName == "script"))
                wrapper.Replace(post);
        }
    }

    private bool IsBoilerplate(IElement element) =>
        measure[element].Prose <= MaxRemovedShare * measure[body].Prose
        && element.LocalName switch
        {
            "nav" or "footer" or "dialog" or "figcaption" => true,
            // A header holds the headline, standfirst, byline and date; all but the standfirst are read as fields.
            "header" => true,
            "figure" => measure[element] is { Structures: 0, Paragraphs: 0 },
            "article" => IsOtherArticle(element),
            "main" => false,
            _ => IsField(element) || PageNames.IsBoilerplate(element) || IsPicture(element),
        };

    /// <summary>True if an element is marked as a schema.org field of the article, because fields are read separately.</summary>
    private static bool IsField(IElement element) => element.GetAttribute("itemprop")
        is "alternativeHeadline" or "description" or "author" or "datePublished" or "dateModified" or "keywords";

    /// <summary>True if an element holds a picture with a line or two of text, and nothing else.</summary>
    private bool IsPicture(IElement element)
    {
        if (element.LocalName is not ("div" or "p" or "span" or "center" or "section")
            || measure[element] is not { Pictures: > 0, Structures: 0, Paragraphs: <= 2, Text: <= MaxCaptionLength } amounts)
            return false;
        var isLabel = amounts.Text <= MaxLabelLength && CleanText.ToLine(element.TextContent) is { } line
            && line[^1] is not ('.' or '!' or '?' or '"' or '”');
        return isLabel || PageNames.IsPicture(element);
    }

    /// <summary>
    /// True if an <c>article</c> element is not the page's own. A nested one is a comment or a teaser, and one beside the page's
    /// own is another article.
    /// </summary>
    private bool IsOtherArticle(IElement element) => IsNested(element) || (article is not null && element != article);

    /// <summary>
    /// Returns the page's own <c>article</c> element: the only one with a headline, else the only one, else the one with at least
    /// twice the prose of any other. Returns null if it is not clear.
    /// </summary>
    private IElement? FindArticle()
    {
        var articles = body.QuerySelectorAll("article").Where(article => !IsNested(article))
            .OrderByDescending(article => measure[article].Prose).ToList();
        var withHeadline = articles.Where(article => measure[article].Headlines > 0).ToList();
        return withHeadline is [var only] && measure[only].Prose >= MinArticleLength ? only
            : articles is [var first] ? first
            : articles is [var largest, var second, ..] && measure[largest].Prose >= 2 * measure[second].Prose ? largest
            : null;
    }

    private static bool IsNested(IElement article) => article.ParentElement?.Closest("article") is not null;
}
