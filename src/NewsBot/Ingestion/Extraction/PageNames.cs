using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Recognises elements that are not the article by the names (class, id) that sites commonly give them. Names are compared by
/// whole words: <c>imageEmbedCaption</c> and <c>wp-caption-text</c> both hold "caption", but <c>adventure</c> does not hold "ad".
/// </summary>
internal static class PageNames
{
    /// <summary>Captions make no sense without the picture, and would be read as the next sentence of the text.</summary>
    private static readonly string[] Captions =
        ["caption", "captions", "figcaption", "credit", "credits", "gallery", "slideshow", "carousel", "lightbox", "swiper"];

    /// <summary>Headlines and first lines of other articles.</summary>
    private static readonly string[] OtherArticles =
    [
        "related", "recirc", "recommended", "recommendations", "read more", "readmore", "read next", "up next", "more stories",
        "more news", "more from", "also like", "also read", "see also", "most read", "most popular", "popular", "trending",
        "promo", "promos", "rail", "taboola", "outbrain", "latest news", "top stories",
    ];

    /// <summary>Bylines and biographies: the byline is a field of the article and not part of its text.</summary>
    private static readonly string[] Authors =
        ["author", "authors", "byline", "bylines", "bio", "contributors"];

    /// <summary>Requests to the reader, such as to subscribe, share or donate.</summary>
    private static readonly string[] Invitations =
    [
        "newsletter", "newsletters", "signup", "sign up", "subscribe", "subscription", "mailing list", "cta", "share", "sharing",
        "sharedaddy", "addthis", "social", "follow us", "donate", "donation", "feedback",
    ];

    /// <summary>Comments by readers.</summary>
    private static readonly string[] Comments = ["comment", "comments", "commenting", "disqus", "respond"];

    /// <summary>Details about the article in small print, such as tags and dates.</summary>
    private static readonly string[] SmallPrint =
    [
        "tags", "taglist", "tag list", "tag links", "tag cloud", "breadcrumb", "breadcrumbs", "post meta", "entry meta",
        "article meta", "timestamp", "publish date", "pub date", "post date", "article date", "entry date", "publication date",
        "posted on", "reading time", "read time", "post views", "content views", "view count", "copyright", "disclosure",
        "pagination", "pager", "toolbar", "article tools",
    ];

    /// <summary>The summary between headline and text, which repeats the text in other words.</summary>
    private static readonly string[] Standfirsts = ["standfirst", "dek", "subtitle", "highlights", "alternative headline"];

    private static readonly string[] Advertisements =
        ["ad", "ads", "advert", "adverts", "advertisement", "advertising", "adsbygoogle", "sponsor", "sponsored", "promoted"];

    /// <summary>Elements that appear only on top of the page, on paper, or to a screen reader.</summary>
    private static readonly string[] Overlays =
    [
        "cookie", "cookies", "consent", "gdpr", "onetrust", "modal", "popup", "popover", "tooltip", "flyout", "rollover block",
        "skip link", "screen reader text", "sr only", "visually hidden", "print only", "print block",
    ];

    private static readonly FrozenSet<string> BoilerplateNames = new[]
    {
        Captions, OtherArticles, Authors, Invitations, Comments, SmallPrint, Standfirsts, Advertisements, Overlays,
    }.SelectMany(names => names).ToFrozenSet();

    private static readonly FrozenSet<string> PictureNames =
        new[] { "image", "images", "img", "photo", "photos", "picture" }.ToFrozenSet();

    /// <summary>True if an element has the name of something that is not the article.</summary>
    public static bool IsBoilerplate(IElement element)
    {
        string previous = "", beforePrevious = "";
        foreach (var word in SplitNames(element))
        {
            if (BoilerplateNames.Contains(word) || BoilerplateNames.Contains($"{previous} {word}")
                || BoilerplateNames.Contains($"{beforePrevious} {previous} {word}"))
                return true;
            (beforePrevious, previous) = (previous, word);
        }

        return false;
    }

    /// <summary>True if an element has the name of a picture, which may include its caption.</summary>
    public static bool IsPicture(IElement element) => SplitNames(element).Any(PictureNames.Contains);

    /// <summary>
    /// Returns the words of all names in lower case, with an empty word behind each name. Names longer than 1000 characters are
    /// ignored, because they are generated and have no meaning.
    /// </summary>
    private static IEnumerable<string> SplitNames(IElement element)
    {
        const int maxLength = 1000;
        string?[] attributes =
            [element.ClassName, element.Id, element.GetAttribute("data-component"), element.GetAttribute("data-testid")];
        var names = attributes.OfType<string>().Where(text => text.Length <= maxLength)
            .SelectMany(text => text.Split((char[]?)null));
        foreach (var name in names)
        {
            var start = 0;
            for (var i = 1; i <= name.Length; i++)
            {
                var endsWord = i == name.Length || !char.IsAsciiLetter(name[i])
                    || (char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]));
                if (!endsWord)
                    continue;
                if (name.AsSpan(start, i - start).Trim("-_0123456789:./[]()").Length is > 0 and var length)
                    yield return name[(i - length)..i].ToLowerInvariant();
                start = i;
            }

            yield return "";
        }
    }
}
