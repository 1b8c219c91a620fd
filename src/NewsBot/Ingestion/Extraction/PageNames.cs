using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// The names (class, id) that site builders everywhere give to what is not the article. They are compared by whole words:
/// <c>imageEmbedCaption</c> and <c>wp-caption-text</c> both say "caption", and <c>adventure</c> does not say "ad".
/// </summary>
internal static class PageNames
{
    /// <summary>What a picture shows makes no sense without it, and would be read as the next sentence of the text.</summary>
    private static readonly string[] Captions =
        ["caption", "captions", "figcaption", "credit", "credits", "gallery", "slideshow", "carousel", "lightbox", "swiper"];

    /// <summary>Headlines and first lines of other articles.</summary>
    private static readonly string[] OtherArticles =
    [
        "related", "recirc", "recommended", "recommendations", "read more", "readmore", "read next", "up next", "more stories",
        "more news", "more from", "also like", "also read", "see also", "most read", "most popular", "popular", "trending",
        "promo", "promos", "rail", "taboola", "outbrain", "latest news", "top stories",
    ];

    /// <summary>Who wrote it and what else they did: the byline is a field of the article, not its text.</summary>
    private static readonly string[] Authors =
        ["author", "authors", "byline", "bylines", "bio", "contributors"];

    /// <summary>What asks something of the reader.</summary>
    private static readonly string[] Invitations =
    [
        "newsletter", "newsletters", "signup", "sign up", "subscribe", "subscription", "mailing list", "cta", "share", "sharing",
        "sharedaddy", "addthis", "social", "follow us", "donate", "donation", "feedback",
    ];

    /// <summary>What readers wrote.</summary>
    private static readonly string[] Comments = ["comment", "comments", "commenting", "disqus", "respond"];

    /// <summary>What a page says of the article in small print.</summary>
    private static readonly string[] SmallPrint =
    [
        "tags", "taglist", "tag list", "tag links", "tag cloud", "breadcrumb", "breadcrumbs", "post meta", "entry meta",
        "article meta", "timestamp", "publish date", "pub date", "post date", "article date", "entry date", "publication date",
        "posted on", "reading time", "read time", "post views", "content views", "view count", "copyright", "disclosure",
        "pagination", "pager", "toolbar", "article tools",
    ];

    /// <summary>The summary between headline and text, which says in other words what the text says.</summary>
    private static readonly string[] Standfirsts = ["standfirst", "dek", "subtitle", "highlights", "alternative headline"];

    private static readonly string[] Advertisements =
        ["ad", "ads", "advert", "adverts", "advertisement", "advertising", "adsbygoogle", "sponsor", "sponsored", "promoted"];

    /// <summary>What is seen only on top of the page, on paper, or by a screen reader.</summary>
    private static readonly string[] Overlays =
    [
        "cookie", "cookies", "consent", "gdpr", "onetrust", "modal", "popup", "popover", "tooltip", "flyout", "rollover block",
        "skip link", "screen reader text", "sr only", "visually hidden", "print only", "print block",
    ];

    private static readonly FrozenSet<string> All = new[]
    {
        Captions, OtherArticles, Authors, Invitations, Comments, SmallPrint, Standfirsts, Advertisements, Overlays,
    }.SelectMany(names => names).ToFrozenSet();

    private static readonly FrozenSet<string> Pictures =
        new[] { "image", "images", "img", "photo", "photos", "picture" }.ToFrozenSet();

    /// <summary>True where an element is named as something that is not the article.</summary>
    public static bool IsBoilerplate(IElement element)
    {
        string last = "", lastButOne = "";
        foreach (var word in Words(element))
        {
            if (All.Contains(word) || All.Contains($"{last} {word}") || All.Contains($"{lastButOne} {last} {word}"))
                return true;
            (lastButOne, last) = (last, word);
        }

        return false;
    }

    /// <summary>True where an element is named as a picture, with whatever is said of it.</summary>
    public static bool IsPicture(IElement element) => Words(element).Any(Pictures.Contains);

    /// <summary>
    /// The words of all names in lower case, an empty one between two names. Long names are generated, and say nothing.
    /// </summary>
    private static IEnumerable<string> Words(IElement element)
    {
        const int longest = 1000;
        string?[] given =
            [element.ClassName, element.Id, element.GetAttribute("data-component"), element.GetAttribute("data-testid")];
        var names = given.OfType<string>().Where(name => name.Length <= longest).SelectMany(name => name.Split((char[]?)null));
        foreach (var name in names)
        {
            var start = 0;
            for (var i = 1; i <= name.Length; i++)
            {
                var ends = i == name.Length || !char.IsAsciiLetter(name[i])
                    || (char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]));
                if (!ends)
                    continue;
                if (name.AsSpan(start, i - start).Trim("-_0123456789:./[]()").Length is > 0 and var length)
                    yield return name[(i - length)..i].ToLowerInvariant();
                start = i;
            }

            yield return "";
        }
    }
}
