using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Extraction;

/// <summary>
/// Detects pages that withhold their article. Many complete pages mention subscriptions, cookies and JavaScript somewhere, so
/// such words count only if hardly any article was found.
/// </summary>
internal sealed partial class PaywallDetector
{
    /// <summary>
    /// The longest text, in UTF-16 units, that may be only the beginning of an article: about 250 words. Outlets show one to
    /// four paragraphs to readers without a subscription.
    /// </summary>
    private const int MaxBeginningLength = 1500;

    /// <summary>The longest consent prompt, with all its purposes and partners, in UTF-16 units.</summary>
    private const int MaxConsentPromptLength = 3000;

    /// <summary>The longest placeholder text of a page whose article a script writes, in UTF-16 units.</summary>
    private const int MaxPlaceholderLength = 300;

    /// <summary>The part of a page's text that is searched, in UTF-16 units from its beginning.</summary>
    private const int MaxSearchedLength = 200_000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
                                         | RegexOptions.IgnorePatternWhitespace;

    /// <summary>Far more than a page takes; it guards against a pattern that backtracks without end.</summary>
    private const int MatchTimeoutMilliseconds = 2000;

    private readonly string text;
    private readonly string noScriptText;
    private readonly bool isEmptyApplication;
    private readonly bool? isFree;

    /// <summary>Reads the signs from a page; nothing may have been removed from it yet.</summary>
    public PaywallDetector(IHtmlDocument document, JsonLdArticle? jsonLd)
    {
        var text = document.Body is { } body ? Paragraphs.Extract(body) : "";
        this.text = text.Length > MaxSearchedLength ? text[..MaxSearchedLength] : text;
        noScriptText = string.Join('\n', document.QuerySelectorAll("noscript").Take(20)
            .Select(element => element.TextContent)
            .Where(content => content.Length <= MaxSearchedLength));
        isEmptyApplication = text.Length <= MaxPlaceholderLength && document.QuerySelector("script[src]") is not null
            && document.QuerySelector("#root, #app, #__next, #__nuxt, #___gatsby, app-root") is not null;
        isFree = jsonLd?.IsFree;
    }

    /// <summary>Returns why the page withholds its article, or null if it does not.</summary>
    /// <param name="body">The text that was found in the page; empty for none.</param>
    /// <param name="title">The page's title, or null.</param>
    public WithheldReason? Detect(string body, string? title)
    {
        if ((body.Length <= MaxConsentPromptLength
            && (IsConsentPrompt(body) || (title is not null && ConsentTitle().IsMatch(title))))
            || (body.Length <= MaxPlaceholderLength && IsConsentPrompt(text)))
            return WithheldReason.Consent;
        if (body.Length <= MaxBeginningLength && (isFree is false || Subscription().IsMatch(text)))
            return WithheldReason.Subscription;
        if (body.Length <= MaxPlaceholderLength
            && (isEmptyApplication || Script().IsMatch(text) || Script().IsMatch(noScriptText)))
            return WithheldReason.Script;
        return null;
    }

    /// <summary>Returns the error message for a user, with the remedy.</summary>
    public static string FormatError(WithheldReason reason) => reason switch
    {
        WithheldReason.Subscription => "the page shows only the beginning of the article to readers without a subscription; "
                                 + "if you have one, save the page from your browser and give that file",
        WithheldReason.Consent => "the page asks for consent to cookies instead of showing the article; "
                            + "answer it in a browser, save the page from there and give that file",
        WithheldReason.Script => "the page shows its article only with JavaScript; "
                           + "open it in a browser, save the page from there and give that file",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>
    /// True if a text is only about consent to cookies: it holds at least two different phrases about it, and one for every 400
    /// UTF-16 units.
    /// </summary>
    private static bool IsConsentPrompt(string text)
    {
        var required = Math.Max(2, text.Length / 400);
        return Consent().Matches(text).Select(match => match.Value.ToUpperInvariant())
            .Distinct().Take(required).Count() == required;
    }

    /// <summary>"Already a subscriber?" alone does not count, because some outlets show it at the top of every page.</summary>
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
        """, Options, MatchTimeoutMilliseconds)]
    private static partial Regex Subscription();

    [GeneratedRegex(
        """
        \bbefore\ you\ continue\b|\bwe\ value\ your\ privacy\b|\byour\ privacy\ (choices|settings|is\ important)
        |\b(accept|reject|allow|manage)\ (all\ )?(cookies|consent|preferences)\b|\b(accept|reject)\ all\b
        |\bmanage\ (options|choices|settings)\b|\b(we|us)\ and\ our\ (\d+\ )?partners\b|\bwe\ use\ cookies\b
        |\bconsent\ to\ (the\ use\ of\ )?cookies\b|\buse\ (of\ )?cookies\ and\ (similar|other)\b
        |\blegitimate\ interests?\b|\bcookie\ (policy|settings|preferences)\b
        """, Options, MatchTimeoutMilliseconds)]
    private static partial Regex Consent();

    [GeneratedRegex(
        """
        ^(before\ you\ continue|your\ privacy\ choices|we\ value\ your\ privacy
        |(cookie|privacy)\ (consent|settings|preferences))\b
        """, Options, MatchTimeoutMilliseconds)]
    private static partial Regex ConsentTitle();

    [GeneratedRegex(
        """
        \b(enable|activate|allow|turn\ on|switch\ on)\ (your\ )?java\ ?script\b|\brequires\ java\ ?script\b
        |\bjava\ ?script\ (is|must\ be|has\ to\ be|needs\ to\ be)\ (not\ )?(disabled|required|enabled|turned\ on|switched\ on)\b
        |\bwithout\ java\ ?script\ enabled\b|\bdoes\ not\ (work|have)\b[^.]{0,20}\bwithout\ java\ ?script\b
        """, Options, MatchTimeoutMilliseconds)]
    private static partial Regex Script();
}
