using System.Text.RegularExpressions;
using NewsBot.Archive;
using NewsBot.Articles;
using NewsBot.Ingest.Web;

namespace NewsBot.Ingest.Feeds;

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
        var age = now - seen.FirstSeen;
        if (seen.PageRead is not { } read) return seen.Problem is not null && age < RetriedFor;
        if (isAsked) return age < WatchedForWhoAsks;
        return age < WatchedFor && now - read >= (age / 4 > LeastBetween ? age / 4 : LeastBetween);
    }

    /// <summary>Whether reading the entry means fetching its page.</summary>
    public static bool HasPage(FeedEntry entry) => entry.Url is not null && !IsWhole(entry);

    /// <summary>The article, and what is to be remembered of the entry. Only cancellation is thrown.</summary>
    /// <param name="feed">The feed that it is of.</param>
    /// <param name="said">The feed as it was read.</param>
    /// <param name="entry">As the feed has it now.</param>
    /// <param name="seen">What became of it before; for a new entry, what is to be remembered of it anyway.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CaughtEntry> ReadAsync(
        FollowedFeed feed, Feed said, FeedEntry entry, SeenEntry seen, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!HasPage(entry)) return OfFeed(feed, said, entry, seen with { PageRead = null }, null);
        var address = entry.OriginalUrl ?? entry.Url!;
        // What the server says of an unchanged page counts only where the page is held as it was.
        var isHeld = seen is { ArticleId: not null, Problem: null };
        var page = await pages.ReadAsync(
            address, isHeld ? seen.PageETag : null, isHeld ? seen.PageLastModified : null, cancellationToken);
        if (page.IsUnchanged) return new CaughtEntry(entry, seen with { PageRead = now }, null);
        if (page.Article is not { } article)
        {
            var problem = $"{page.Error}; what the feed tells of it is kept";
            var known = seen with { PageRead = page.IsPassing ? null : now, PageETag = null, PageLastModified = null };
            // What is held may be the page as it was while it could be read: fuller than the feed.
            return seen.ArticleId is not null && page.IsPassing
                ? new CaughtEntry(entry, known with { Problem = page.Error }, null)
                : OfFeed(feed, said, entry, known, problem);
        }

        return new CaughtEntry(
            entry,
            seen with { PageRead = now, PageETag = page.ETag, PageLastModified = page.LastModified, Problem = null },
            Completed(article, feed, said, entry));
    }

    private CaughtEntry OfFeed(FollowedFeed feed, Feed said, FeedEntry entry, SeenEntry seen, string? problem)
    {
        var text = WithoutFooter(entry.Content ?? entry.Summary ?? entry.Title ?? "");
        var read = new ArticleFields { Title = entry.Title, Body = CleanText.HasWords(text) ? text : entry.Title, Url = entry.OriginalUrl ?? entry.Url }
            .ToArticle(entry.Url ?? entry.Title ?? "an entry", new PublicationDates(time));
        return read.Article is null
            ? new CaughtEntry(entry, seen with { Problem = problem ?? "it has neither words nor an address that could be read" }, null)
            : new CaughtEntry(entry, seen with { Problem = problem }, Completed(read.Article, feed, said, entry));
    }

    /// <summary>What the page does not say of the article, the feed may.</summary>
    private Article Completed(Article article, FollowedFeed feed, Feed said, FeedEntry entry) => article with
    {
        Outlet = article.Outlet ?? ArticleFields.OutletName(entry.Outlet ?? said.Title) ?? HostOf(article.Url ?? feed.Address),
        Author = article.Author ?? entry.Author,
        Published = Past(Finer(article.Published, entry.Published)),
        Modified = Past(article.Modified ?? entry.Updated),
        Language = article.Language ?? said.Language?.ToLowerInvariant(),
    };

    // A date without a time of day is midnight; where the feed has the same day with the time, that says more.
    private static DateTimeOffset? Finer(DateTimeOffset? page, DateTimeOffset? feed) =>
        page is { } day && feed is { } instant && day.TimeOfDay == TimeSpan.Zero && instant.UtcDateTime.Date == day.UtcDateTime.Date
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

    private static string HostOf(string address) => new Uri(address).Host is var host && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    [GeneratedRegex(@"(…|\.\.\.|\[…\]|\[\.\.\.\]|\b(read|continue|see|full) (more|reading|on|the full (story|article)|story|article)\b.{0,60})\W*$",
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
internal sealed record CaughtEntry(FeedEntry Entry, SeenEntry Seen, Article? Article);
