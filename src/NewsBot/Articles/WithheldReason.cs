namespace NewsBot.Articles;

/// <summary>
/// Why a page does not show its article to a reader without a browser, an account or a click. Such a page is not broken:
/// a caller that has a summary from elsewhere, such as a feed, can keep the summary and give this reason.
/// </summary>
public enum WithheldReason
{
    /// <summary>Readers without a subscription or an account see only the beginning.</summary>
    Subscription,

    /// <summary>The page asks for consent to cookies instead of showing the article.</summary>
    Consent,

    /// <summary>A script writes the article into the page, and NewsBot never runs scripts.</summary>
    Script,
}
