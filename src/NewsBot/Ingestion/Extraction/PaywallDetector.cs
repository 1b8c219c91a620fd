using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Tells a page that shows its article from one that withholds it. Many complete pages speak of subscriptions, cookies and
/// JavaScript somewhere, so what a page says counts only where hardly any article was found.
/// </summary>
internal sealed partial class PaywallDetector
{
    /// <summary>
    /// The longest text, in UTF-16 units, that may be only the beginning of an article: about 250 words. Outlets show
    /// strangers one to four paragraphs.
    /// </summary>
    private const int LongestBeginning = 1500;

    /// <summary>The longest question about cookies, with all its purposes and partners, in UTF-16 units.</summary>
    private const int LongestQuestion = 3000;

    /// <summary>The longest text that may stand in the place of an article that a script puts in, in UTF-16 units.</summary>
    private const int LongestPlaceholder = 300;

    /// <summary>How far into a page's text its signs are looked for, in UTF-16 units.</summary>
    private const int Reach = 200_000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
                                         | RegexOptions.IgnorePatternWhitespace;

    /// <summary>Far beyond what a page takes; it stands between a mistake in a pattern and a page that never ends.</summary>
    private const int MostMilliseconds = 2000;

    private readonly string _text;
    private readonly string _withoutScript;
    private readonly bool _isEmptyApplication;
    private readonly bool? _isFree;

    /// <summary>Looks at a page as it came, before anything is taken out of it.</summary>
    public PaywallDetector(IHtmlDocument document, JsonLdArticle? linked)
    {
        var text = document.Body is { } body ? Paragraphs.Of(body) : "";
        _text = text.Length > Reach ? text[..Reach] : text;
        _withoutScript = string.Join('\n', document.QuerySelectorAll("noscript").Take(20)
            .Select(element => element.TextContent)
            .Where(said => said.Length <= Reach));
        _isEmptyApplication = text.Length <= LongestPlaceholder && document.QuerySelector("script[src]") is not null
            && document.QuerySelector("#root, #app, #__next, #__nuxt, #___gatsby, app-root") is not null;
        _isFree = linked?.IsFree;
    }

    /// <summary>Why the page withholds its article, or null where it does not.</summary>
    /// <param name="body">The text that was found in it; empty for none.</param>
    /// <param name="title">The page's title, or null.</param>
    public WithheldReason? Reason(string body, string? title)
    {
        if ((body.Length <= LongestQuestion && (IsConsent(body) || (title is not null && ConsentTitle().IsMatch(title))))
            || (body.Length <= LongestPlaceholder && IsConsent(_text)))
            return WithheldReason.Consent;
        if (body.Length <= LongestBeginning && (_isFree is false || Subscription().IsMatch(_text)))
            return WithheldReason.Subscription;
        if (body.Length <= LongestPlaceholder
            && (_isEmptyApplication || Script().IsMatch(_text) || Script().IsMatch(_withoutScript)))
            return WithheldReason.Script;
        return null;
    }

    /// <summary>What to tell a person, and what to do about it.</summary>
    public static string Error(WithheldReason reason) => reason switch
    {
        WithheldReason.Subscription => "the page shows only the beginning of the article to readers without a subscription; "
                                 + "if you have one, save the page from your browser and give that file",
        WithheldReason.Consent => "the page asks for consent to cookies instead of showing the article; "
                            + "answer it in a browser, save the page from there and give that file",
        WithheldReason.Script => "the page shows its article only with JavaScript; "
                           + "open it in a browser, save the page from there and give that file",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>True where a text speaks of nothing else: two ways to say it, and one more for every 400 UTF-16 units.</summary>
    private static bool IsConsent(string text)
    {
        var fewest = Math.Max(2, text.Length / 400);
        return Consent().Matches(text).Select(match => match.Value.ToUpperInvariant()).Distinct().Take(fewest).Count() == fewest;
    }

    /// <summary>"Already a subscriber?" alone is no sign: it stands at the top of every page of some outlets.</summary>
    [GeneratedRegex(
        """
        \b(subscribe|sign\ (in|up)|log\ in|register|create\ an?\ (free\ )?account)\ (now\ )?to\ (continue|keep
        |read\ (the\ (full|rest)|this|more|on))
        |\bto\ (continue|keep)\ reading\b[^.]{0,60}\b(subscri|sign|log\ in|register|account)
        |\bthis\ (article|story|content|page)\ is\ (only\ |exclusively\ |reserved\ )?(for|available\ (only\ )?to)\ (our\ )?
        (paid\ |paying\ |premium\ )?(subscrib|members)
        |\b(subscriber|member)s?[\ -](only|exclusive)\ (content|article|story)
        |\bto\ read\ the\ (full|rest\ of\ the|whole)\ (story|article)\b[^.]{0,60}\b(subscri|sign|log\ in|register)
        |\byou(['’]ve|\ have)\ (reached|read)\ (your|all)\b[^.]{0,40}\b(limit|free\ articles)
        |\bthe\ rest\ of\ this\ (article|story)\ is\ (for|behind)\b
        |\balready\ a\ (subscriber|member)\?[^.]{0,80}\bcontinue\ reading\b
        """, Options, MostMilliseconds)]
    private static partial Regex Subscription();

    [GeneratedRegex(
        """
        \bbefore\ you\ continue\b|\bwe\ value\ your\ privacy\b|\byour\ privacy\ (choices|settings|is\ important)
        |\b(accept|reject|allow|manage)\ (all\ )?(cookies|consent|preferences)\b|\b(accept|reject)\ all\b
        |\bmanage\ (options|choices|settings)\b|\b(we|us)\ and\ our\ (\d+\ )?partners\b|\bwe\ use\ cookies\b
        |\bconsent\ to\ (the\ use\ of\ )?cookies\b|\buse\ (of\ )?cookies\ and\ (similar|other)\b
        |\blegitimate\ interests?\b|\bcookie\ (policy|settings|preferences)\b
        """, Options, MostMilliseconds)]
    private static partial Regex Consent();

    [GeneratedRegex(
        """
        ^(before\ you\ continue|your\ privacy\ choices|we\ value\ your\ privacy
        |(cookie|privacy)\ (consent|settings|preferences))\b
        """, Options, MostMilliseconds)]
    private static partial Regex ConsentTitle();

    [GeneratedRegex(
        """
        \b(enable|activate|allow|turn\ on|switch\ on)\ (your\ )?java\ ?script\b|\brequires\ java\ ?script\b
        |\bjava\ ?script\ (is|must\ be|has\ to\ be|needs\ to\ be)\ (not\ )?(disabled|required|enabled|turned\ on|switched\ on)\b
        |\bwithout\ java\ ?script\ enabled\b|\bdoes\ not\ (work|have)\b[^.]{0,20}\bwithout\ java\ ?script\b
        """, Options, MostMilliseconds)]
    private static partial Regex Script();
}
