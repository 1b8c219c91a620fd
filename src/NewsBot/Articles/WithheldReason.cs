namespace NewsBot.Articles;

/// <summary>
/// Why a page keeps its article from whoever reads it without a browser, an account or a click. A page that withholds its
/// article is no broken page: who has a summary from elsewhere, such as a feed, keeps that, and can say why.
/// </summary>
public enum WithheldReason
{
    /// <summary>Only the beginning is shown to readers without a subscription or an account.</summary>
    Subscription,

    /// <summary>A question about cookies stands where the article would be.</summary>
    Consent,

    /// <summary>The article is put into the page by a script, which is never run here.</summary>
    Script,
}
