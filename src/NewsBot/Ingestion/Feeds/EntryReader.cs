using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Ingestion.Web;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Makes an article of an entry: the text that the feed carries where it is the whole, else the page behind the entry, else
/// what the feed tells of it.
/// </summary>
internal sealed partial class EntryReader(PageReader pages, TimeProvider time)
{
    // A summary of a feed seldom has a hundred words; a brief of this many has said it all.
    private const int FullText = 150;

    // Pages are changed in the first days, and corrected; afterwards hardly ever.
    private static readonly TimeSpan WatchedFor = TimeSpan.FromDays(3);
    private static readonly TimeSpan WatchedForWhoAsks = TimeSpan.FromDays(7);
    private static readonly TimeSpan RetriedFor = TimeSpan.FromDays(2);
    private static readonly TimeSpan LeastBetween = TimeSpan.FromHours(1);

    /// <summary>Whether the page of an entry that says what it said before is to be looked at again.</summary>
    /// <param name="seen">What became of the entry.</param>
    /// <param name="isAsked">Whether somebody asks for news now, so that pages are looked at that could wait.</param>
    public bool IsDue(SeenEntry seen, bool isAsked)
    {
        var now = time.GetUtcNow();
        if (seen.IsAheadOf(now)) return true;
        var age = now - seen.FirstSeen;
        if (seen.PageRead is not { } read) return seen.Problem is not null && age < RetriedFor;
        if (isAsked) return age < WatchedForWhoAsks;
        return age < WatchedFor && now - read >= (age / 4 > LeastBetween ? age / 4 : LeastBetween);
    }

    /// <summary>
    /// Whether reading the entry means fetching its page: it has one of its own, and the feed does not carry all of it, or is not
    /// to be believed about it because it is another site's.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="feed">The address that the feed was read from.</param>
    public static bool HasPage(IdentifiedEntry entry, string feed) =>
        (entry.Entry.OriginalUrl ?? entry.Entry.Url) is { } address && !entry.IsLinkShared
        && (!IsWhole(entry.Entry) || !WebSite.AreSame(address, feed));

    /// <summary>The article, and what is to be remembered of the entry. Only cancellation is thrown.</summary>
    /// <param name="feed">The address that the feed was read from, behind its redirects: whose words its own are.</param>
    /// <param name="said">The feed as it was read.</param>
    /// <param name="identified">The entry as the feed has it now.</param>
    /// <param name="before">What became of it before; null for a new entry.</param>
    /// <param name="seen">What is to be remembered of it anyway.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FetchedEntry> ReadAsync(
        string feed, Feed said, IdentifiedEntry identified, SeenEntry? before, SeenEntry seen,
            CancellationToken cancellationToken)
    {
        var (now, entry, print) = (time.GetUtcNow(), identified.Entry, before?.Fingerprint ?? "");
        var hasMoved = EntryIdentity.HasMoved(print, seen.Fingerprint);
        var words = new FeedTextFallback(feed, identified.IsLinkShared, hasMoved);
        if (!HasPage(identified, feed)) return OfFeed(words, said, entry, seen with { PageRead = null }, null);
        var address = entry.OriginalUrl ?? entry.Url!;
        // What the server says of an unchanged page counts only where the page is held as it was.
        var isHeld = seen is { ArticleId: not null, Problem: null } && !hasMoved;
        var page = await pages.ReadAsync(
            address, isHeld ? seen.PageETag : null, isHeld ? seen.PageLastModified : null, feed, cancellationToken);
        if (page.IsUnchanged) return new FetchedEntry(entry, seen with { PageRead = now }, null);
        if (page.Article is not { } article)
        {
            var known = seen with { PageRead = page.IsPassing ? null : now, PageETag = null, PageLastModified = null };
            // What is held may be the page as it was while it could be read: fuller than a feed that says nothing else than
            // before.
            return seen.ArticleId is not null && !EntryIdentity.HasOtherWords(print, seen.Fingerprint)
                ? new FetchedEntry(entry, known with { Problem = page.Error }, null)
                : OfFeed(words, said, entry, known, page.Error);
        }

        return new FetchedEntry(
            entry,
            seen with { PageRead = now, PageETag = page.ETag, PageLastModified = page.LastModified, Problem = null },
            Completed(article, WebSite.AreSame(article.Url, feed) ? entry.Outlet ?? said.Title : null, entry, said));
    }

    private FetchedEntry OfFeed(FeedTextFallback words, Feed said, FeedEntry entry, SeenEntry seen, string? problem)
    {
        var text = WithoutFooter(entry.Content ?? entry.Summary ?? entry.Title ?? "");
        var address = entry.OriginalUrl ?? entry.Url;
        var read = new ArticleFields { Title = entry.Title, Body = CleanText.HasWords(text) ? text : entry.Title, Url = address }
            .ToArticle(entry.Url ?? entry.Title ?? "an entry", new PublicationDates(time));
        if (read.Article is null)
            return new FetchedEntry(
                entry, seen with { Problem = problem ?? "it has neither words nor an address that could be read" }, null);
        // Whose article it is under an address of another site, only that site can say.
        var isOwn = address is null || WebSite.AreSame(address, words.Feed);
        var outlet = (isOwn ? entry.Outlet : null) ?? said.Title ?? WebSite.Of(words.Feed);
        return new FetchedEntry(
            entry, seen with { Problem = problem }, Completed(read.Article, outlet, entry, said))
        { Words = words };
    }

    /// <summary>What the page does not say of the article, the feed may.</summary>
    private Article Completed(Article article, string? outlet, FeedEntry entry, Feed said) => article with
    {
        Outlet = article.Outlet ?? ArticleFields.OutletName(outlet) ?? WebSite.Of(article.Url),
        Author = article.Author ?? entry.Author,
        Published = Past(Finer(article.Published, entry.Published)),
        Modified = Past(article.Modified ?? entry.Updated),
        Language = article.Language ?? said.Language?.ToLowerInvariant(),
    };

    // A date without a time of day is midnight; where the feed has the same day with the time, that says more.
    private static DateTimeOffset? Finer(DateTimeOffset? page, DateTimeOffset? feed) =>
        page is { } day && feed is { } instant && day.TimeOfDay == TimeSpan.Zero
            && instant.UtcDateTime.Date == day.UtcDateTime.Date
            ? feed
            : page ?? feed;

    // What is here was published, whatever its date says: one that is yet to come would hide it until then. And a year
    // before the first newspapers is a program's zero.
    private DateTimeOffset? Past(DateTimeOffset? date)
    {
        var now = time.GetUtcNow();
        return date is null || date.Value.Year < 1700 ? null : date > now ? now : date;
    }

    private static bool IsWhole(FeedEntry entry) =>
        entry.Content is { } content
        && content.Length > (entry.Summary?.Length ?? 0)
        && content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FullText
        && !GoesOnElsewhere().IsMatch(content);

    private static string WithoutFooter(string text) => Footer().Replace(text, "").TrimEnd();

    [GeneratedRegex(
        @"(…|\.\.\.|\[…\]|\[\.\.\.\]|\b(read|continue|see|full) (more|reading|on|the full (story|article)|story|article)\b.{0,"
            + @"60})\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex GoesOnElsewhere();

    // What WordPress puts behind every entry of a feed.
    [GeneratedRegex(@"\n*The post [^\n]{1,300} (first appeared on|appeared first on) [^\n]{1,100}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Footer();
}

/// <param name="Entry">As the feed has it.</param>
/// <param name="Seen">What is to be remembered of it.</param>
/// <param name="Article">The article; null where there is none, or nothing new.</param>
internal sealed record FetchedEntry(FeedEntry Entry, SeenEntry Seen, Article? Article)
{
    /// <summary>The feed whose words the article is told in; null where they are those of its page.</summary>
    public FeedTextFallback? Words { get; init; }
}
