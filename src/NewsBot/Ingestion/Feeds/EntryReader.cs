using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Web;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Makes an article of a feed entry: from the text in the feed if that is the full article, else from the page behind the
/// entry, else from the summary in the feed.
/// </summary>
internal sealed partial class EntryReader(PageReader pages, TimeProvider time)
{
    // A summary seldom has a hundred words, so a content with at least this many is taken for the full text.
    private const int MinFullTextWords = 150;

    // Outlets change and correct a page in its first days, and hardly ever later.
    private static readonly TimeSpan RecheckPeriod = TimeSpan.FromDays(3);
    private static readonly TimeSpan RequestedRecheckPeriod = TimeSpan.FromDays(7);
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromDays(2);
    private static readonly TimeSpan MinRecheckInterval = TimeSpan.FromHours(1);

    /// <summary>True if the page of an entry that has not changed itself should be checked again.</summary>
    /// <param name="seen">The record of the entry from earlier polls.</param>
    /// <param name="isRequested">True if a user waits for the result: pages are then checked again sooner.</param>
    public bool IsRecheckDue(SeenEntry seen, bool isRequested)
    {
        var now = time.GetUtcNow();
        if (seen.HasTimeAfter(now)) return true;
        var age = now - seen.FirstSeen;
        if (seen.PageRead is not { } pageRead) return seen.Problem is not null && age < RetryPeriod;
        if (isRequested) return age < RequestedRecheckPeriod;
        return age < RecheckPeriod && now - pageRead >= (age / 4 > MinRecheckInterval ? age / 4 : MinRecheckInterval);
    }

    /// <summary>
    /// True if reading the entry requires fetching its page: the entry has a page of its own, and the feed does not hold the full
    /// text or is on another site, and so is not trusted about the page's text.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="feedAddress">The address that the feed was read from.</param>
    public static bool NeedsPage(IdentifiedEntry entry, string feedAddress) =>
        (entry.Entry.OriginalUrl ?? entry.Entry.Url) is { } address && !entry.IsLinkShared
        && (!HasFullText(entry.Entry) || !WebSite.IsSameSite(address, feedAddress));

    /// <summary>Reads the article of an entry and updates the entry's record. It throws only when it is cancelled.</summary>
    /// <param name="feedAddress">The address that the feed was read from, after redirects.</param>
    /// <param name="feed">The feed as it was read.</param>
    /// <param name="identified">The entry as it is in the feed now.</param>
    /// <param name="before">The record from earlier polls; null for a new entry.</param>
    /// <param name="seen">The record to complete, with the new fingerprint and times.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<FetchedEntry> ReadAsync(
        string feedAddress, Feed feed, IdentifiedEntry identified, SeenEntry? before, SeenEntry seen,
        CancellationToken cancellationToken)
    {
        var (now, entry, oldFingerprint) = (time.GetUtcNow(), identified.Entry, before?.Fingerprint ?? "");
        var hasMoved = EntryIdentity.HasMoved(oldFingerprint, seen.Fingerprint);
        var fallback = new FeedTextFallback(feedAddress, identified.IsLinkShared, hasMoved);
        if (!NeedsPage(identified, feedAddress)) return FromFeedText(fallback, feed, entry, seen with { PageRead = null }, null);
        var address = entry.OriginalUrl ?? entry.Url!;
        // A conditional request makes sense only if the archive holds the page as it was when the validators were sent.
        var isStored = seen is { ArticleId: not null, Problem: null } && !hasMoved;
        var page = await pages.ReadAsync(
            address, isStored ? seen.PageETag : null, isStored ? seen.PageLastModified : null, feedAddress, cancellationToken);
        if (page.IsUnchanged) return new FetchedEntry(entry, seen with { PageRead = now }, null);
        if (page.Article is not { } article)
        {
            var updated = seen with { PageRead = page.IsTransient ? null : now, PageETag = null, PageLastModified = null };
            // The archive may hold the full page from when it could be read. It is kept while the feed's text stays the same.
            return seen.ArticleId is not null && !EntryIdentity.HasTextChanged(oldFingerprint, seen.Fingerprint)
                ? new FetchedEntry(entry, updated with { Problem = page.Error }, null)
                : FromFeedText(fallback, feed, entry, updated, page.Error);
        }

        return new FetchedEntry(
            entry,
            seen with { PageRead = now, PageETag = page.ETag, PageLastModified = page.LastModified, Problem = null },
            WebSite.IsSameSite(article.Url, feedAddress)
                ? FillFromFeed(AddTitle(article, entry.Title), entry.Outlet ?? feed.Title, entry, feed)
                : FillFromFeed(article, null, entry, feed));
    }

    private FetchedEntry FromFeedText(FeedTextFallback fallback, Feed feed, FeedEntry entry, SeenEntry seen, string? problem)
    {
        var text = RemoveFooter(entry.Content ?? entry.Summary ?? entry.Title ?? "");
        var address = entry.OriginalUrl ?? entry.Url;
        var body = CleanText.HasWords(text) ? text : entry.Title;
        var result = new ArticleFields { Title = entry.Title, Body = body, Url = address }
            .ToArticle(entry.Url ?? entry.Title ?? "an entry", new PublicationDates(time));
        if (result.Article is null)
            return new FetchedEntry(
                entry, seen with { Problem = problem ?? "it has neither words nor an address that could be read" }, null);
        // The feed is not trusted to name the outlet of an article on another site.
        var isOwn = address is null || WebSite.IsSameSite(address, fallback.FeedAddress);
        var outlet = (isOwn ? entry.Outlet : null) ?? feed.Title ?? WebSite.FromUrl(fallback.FeedAddress);
        return new FetchedEntry(
            entry, seen with { Problem = problem }, FillFromFeed(result.Article, outlet, entry, feed))
        { FeedText = fallback };
    }

    // The reader of a page without a title takes the beginning of the text for it.
    private static Article AddTitle(Article article, string? title) =>
        title is not null && article.Title == Headline.Split(article.Body).Title ? article with { Title = title } : article;

    /// <summary>Fills the fields that the page leaves empty from the feed.</summary>
    private Article FillFromFeed(Article article, string? outlet, FeedEntry entry, Feed feed) => article with
    {
        Outlet = article.Outlet ?? ArticleFields.CleanOutletName(outlet) ?? WebSite.FromUrl(article.Url),
        Author = article.Author ?? entry.Author,
        Published = ClampToPast(MorePrecise(article.Published, entry.Published)),
        Modified = ClampToPast(article.Modified ?? entry.Updated),
        Language = article.Language ?? feed.Language?.ToLowerInvariant(),
    };

    // A page's date without a time of day is midnight; the feed's date is more precise if it has the time of the same day.
    private static DateTimeOffset? MorePrecise(DateTimeOffset? page, DateTimeOffset? feed) =>
        page is { } day && feed is { } instant && day.TimeOfDay == TimeSpan.Zero
            && instant.UtcDateTime.Date == day.UtcDateTime.Date
            ? feed
            : page ?? feed;

    // The article is already published, so a future date becomes now; otherwise it would be hidden until then. A year before
    // 1700 is a program's default value and not a date.
    private DateTimeOffset? ClampToPast(DateTimeOffset? date)
    {
        var now = time.GetUtcNow();
        return date is null || date.Value.Year < 1700 ? null : date > now ? now : date;
    }

    private static bool HasFullText(FeedEntry entry) =>
        entry.Content is { } content
        && content.Length > (entry.Summary?.Length ?? 0)
        && content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= MinFullTextWords
        && !ReadMoreLink().IsMatch(content);

    private static string RemoveFooter(string text) => Footer().Replace(text, "").TrimEnd();

    [GeneratedRegex(
        @"(…|\.\.\.|\[…\]|\[\.\.\.\]|\b(read|continue|see|full) (more|reading|on|the full (story|article)|story|article)\b.{0,"
            + @"60})\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ReadMoreLink();

    // The footer that WordPress appends to every entry of a feed.
    [GeneratedRegex(@"\n*The post [^\n]{1,300} (first appeared on|appeared first on) [^\n]{1,100}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Footer();
}

/// <summary>The result of reading one entry of a feed.</summary>
/// <param name="Entry">The entry as it is in the feed.</param>
/// <param name="Seen">The updated record of the entry, to be saved.</param>
/// <param name="Article">The article; null if there is none, or nothing new.</param>
internal sealed record FetchedEntry(FeedEntry Entry, SeenEntry Seen, Article? Article)
{
    /// <summary>Set if the text of the article is the feed's own; null if it is that of the page.</summary>
    public FeedTextFallback? FeedText { get; init; }
}
