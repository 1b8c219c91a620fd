using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// When a feed is asked again: sooner where it brings news, later where it does not, never sooner than it or its server
/// wants, and ever later while it fails.
/// </summary>
/// <param name="chance">A number from 0 up to 1, so that feeds added together do not stay together.</param>
internal sealed class PollSchedule(Func<double> chance)
{
    /// <summary>The shortest time between two polls of a feed.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>The longest, of a feed that can be read and does not ask for longer itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    /// <summary>The longest that a feed is left alone, whatever it asks for and however often it failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);

    private const double MostJitter = 0.1;

    /// <summary>
    /// Whether a feed is to be asked. A due time counts from the poll that set it on, and no farther ahead than it can be set:
    /// anything else was written by a clock that was wrong.
    /// </summary>
    public static bool IsDue(FeedRecord feed, DateTimeOffset now) =>
        feed.NextPoll <= now || (feed.Polled ?? feed.Added) > now || feed.NextPoll > now + (Patience * (1 + MostJitter));

    /// <summary>The feed as it stands after a poll that could read it.</summary>
    /// <param name="feed">As it stood.</param>
    /// <param name="hadNews">Whether an entry was new or changed.</param>
    /// <param name="atLeast">What the feed or its server asks for; null where they say nothing.</param>
    /// <param name="now">When it was polled.</param>
    public FeedRecord AfterReading(FeedRecord feed, bool hadNews, TimeSpan? atLeast, DateTimeOffset now)
    {
        var last = feed.Interval == 0 ? First : TimeSpan.FromSeconds(feed.Interval);
        var next = feed.Interval == 0 ? First : Clamp(hadNews ? last / 2 : last * 1.5, Shortest, Longest);
        return feed with
        {
            Polled = now,
            Succeeded = now,
            Interval = (int)next.TotalSeconds,
            NextPoll = now + Jittered(Clamp(atLeast ?? next, next, Patience)),
            Failures = 0,
            FailingSince = null,
            Problem = null,
            IsGone = false,
        };
    }

    /// <summary>The feed as it stands after a poll that failed.</summary>
    /// <param name="feed">As it stood.</param>
    /// <param name="problem">Why.</param>
    /// <param name="isGone">Whether its server says that it is gone for good.</param>
    /// <param name="atLeast">What its server asks for; null where it says nothing.</param>
    /// <param name="now">When it was polled.</param>
    public FeedRecord AfterFailing(FeedRecord feed, string problem, bool isGone, TimeSpan? atLeast, DateTimeOffset now)
    {
        const int doublings = 8;
        var last = feed.Interval == 0 ? First : TimeSpan.FromSeconds(feed.Interval);
        var next = Clamp(last * Math.Pow(2, Math.Min(feed.Failures, doublings)), Shortest, Patience);
        return feed with
        {
            Polled = now,
            NextPoll = now + Jittered(Clamp(atLeast ?? next, next, Patience)),
            Failures = feed.Failures + 1,
            FailingSince = feed.FailingSince < now ? feed.FailingSince : now,
            Problem = problem,
            IsGone = isGone,
        };
    }

    // A tenth longer at the most: shorter would be sooner than was asked for.
    private TimeSpan Jittered(TimeSpan wait) => wait * (1 + (chance() * MostJitter));

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) =>
        value < least ? least : value > most ? most : value;
}
