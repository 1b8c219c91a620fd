using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Takes out of a page, before the article is looked for, the elements that are not the article wherever news is published:
/// by what HTML says they are, by what they are called (<see cref="PageNames"/>), and by what they hold.
/// </summary>
internal sealed class PageBoilerplate
{
    /// <summary>
    /// The share of a page's prose that may be taken out as one element. Templates name whole pages "has-comments" or
    /// "social-news", and the article must not go with such a name.
    /// </summary>
    private const double LargestShare = 0.4;

    /// <summary>The least prose of an article that can tell it from others on its page, in UTF-16 units: two sentences.</summary>
    private const int ShortestArticle = 200;

    /// <summary>A line without an end of sentence next to a picture is its caption up to this length, in UTF-16 units.</summary>
    private const int LongestLabel = 120;

    /// <summary>What stands in an element named as a picture is its caption up to this length, in UTF-16 units.</summary>
    private const int LongestCaption = 600;

    private readonly IElement _body;
    private readonly PageMeasure _measure;
    private readonly IElement? _article;

    private PageBoilerplate(IElement body)
    {
        _body = body;
        _measure = PageMeasure.Of(body);
        _article = Article();
    }

    public static void TakeOut(IHtmlDocument document)
    {
        if (document.Body is not { } body)
            return;
        KeepQuotedPosts(body);
        new PageBoilerplate(body).TakeOut();
    }

    private void TakeOut()
    {
        var found = new List<IElement>();
        foreach (var (node, begins) in NodeWalker.Of(_body, node => found.Count == 0 || found[^1] != node))
        {
            if (begins && node is IElement element && element != _body && IsBoilerplate(element))
                found.Add(element);
        }

        foreach (var element in found)
            element.Remove();
    }

    /// <summary>
    /// A post of a social network that the article quotes is part of it. Its wrapper is named "social" or holds as many
    /// links as words, and would be taken for the opposite.
    /// </summary>
    private static void KeepQuotedPosts(IElement body)
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
        _measure[element].Prose <= LargestShare * _measure[_body].Prose
        && element.LocalName switch
        {
            "nav" or "footer" or "dialog" or "figcaption" => true,
            // The headline and what goes with it: standfirst, byline, date. All but the standfirst are fields of the article.
            "header" => true,
            "figure" => _measure[element] is { Structures: 0, Paragraphs: 0 },
            "article" => IsOtherArticle(element),
            "main" => false,
            _ => IsField(element) || PageNames.IsBoilerplate(element) || IsPicture(element),
        };

    /// <summary>What schema.org calls a field of the article: it is read as such.</summary>
    private static bool IsField(IElement element) => element.GetAttribute("itemprop")
        is "alternativeHeadline" or "description" or "author" or "datePublished" or "dateModified" or "keywords";

    /// <summary>A line or two of text with a picture, and nothing else.</summary>
    private bool IsPicture(IElement element)
    {
        if (element.LocalName is not ("div" or "p" or "span" or "center" or "section")
            || _measure[element] is not { Pictures: > 0, Structures: 0, Paragraphs: <= 2, Text: <= LongestCaption } amounts)
            return false;
        var isLabel = amounts.Text <= LongestLabel && CleanText.Line(element.TextContent) is { } line
            && line[^1] is not ('.' or '!' or '?' or '"' or '”');
        return isLabel || PageNames.IsPicture(element);
    }

    /// <summary>An <c>article</c> in another is a comment or a teaser; one beside the article is another.</summary>
    private bool IsOtherArticle(IElement element) => IsNested(element) || (_article is not null && element != _article);

    /// <summary>
    /// The <c>article</c> that is the page's own: the only one with a headline, else the one with twice the prose of any other.
    /// None where it is not clear.
    /// </summary>
    private IElement? Article()
    {
        var articles = _body.QuerySelectorAll("article").Where(article => !IsNested(article))
            .OrderByDescending(article => _measure[article].Prose).ToList();
        var headed = articles.Where(article => _measure[article].Headlines > 0).ToList();
        return headed is [var only] && _measure[only].Prose >= ShortestArticle ? only
            : articles is [var first] ? first
            : articles is [var largest, var second, ..] && _measure[largest].Prose >= 2 * _measure[second].Prose ? largest
            : null;
    }

    private static bool IsNested(IElement article) => article.ParentElement?.Closest("article") is not null;
}
