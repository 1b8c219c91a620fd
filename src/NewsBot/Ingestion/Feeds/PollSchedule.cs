using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Decides when a feed is polled next: sooner if the last poll brought news, later if it did not, never sooner than the feed
/// or its server asks for, and with growing delays while the feed fails.
/// </summary>
/// <param name="random">
/// Returns a random number from 0 (inclusive) to 1 (exclusive), so that feeds added together do not stay in step.
/// </param>
internal sealed class PollSchedule(Func<double> random)
{
    /// <summary>The shortest time between two polls of a feed.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(5);

    /// <summary>The longest time between two polls, unless the feed fails or asks for a longer one.</summary>
    public static readonly TimeSpan MaxInterval = TimeSpan.FromHours(3);

    /// <summary>The longest wait, whatever the feed asks for and however often it failed.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    private static readonly TimeSpan InitialInterval = TimeSpan.FromMinutes(15);

    private const double MaxJitter = 0.1;

    /// <summary>
    /// True if a feed is due for a poll. It is also due if its last poll lies in the future, or its next one farther ahead than
    /// can be scheduled: the system clock was wrong when these were saved.
    /// </summary>
    public static bool IsDue(FeedRecord feed, DateTimeOffset now) =>
        feed.NextPoll <= now || (feed.Polled ?? feed.Added) > now || feed.NextPoll > now + (MaxWait * (1 + MaxJitter));

    /// <summary>Returns the feed with its state and next poll after a poll that could read it.</summary>
    /// <param name="feed">The feed before the poll.</param>
    /// <param name="hadNews">True if an entry was new or changed.</param>
    /// <param name="minimumWait">The wait that the feed or its server asks for; null if they ask for none.</param>
    /// <param name="now">When it was polled.</param>
    public FeedRecord ScheduleAfterSuccess(FeedRecord feed, bool hadNews, TimeSpan? minimumWait, DateTimeOffset now)
    {
        var last = feed.Interval == 0 ? InitialInterval : TimeSpan.FromSeconds(feed.Interval);
        var next = feed.Interval == 0 ? InitialInterval : Clamp(hadNews ? last / 2 : last * 1.5, MinInterval, MaxInterval);
        return feed with
        {
            Polled = now,
            Succeeded = now,
            Interval = (int)next.TotalSeconds,
            NextPoll = now + AddJitter(Clamp(minimumWait ?? next, next, MaxWait)),
            Failures = 0,
            FailingSince = null,
            Problem = null,
            IsGone = false,
        };
    }

    /// <summary>Returns the feed with its state and next poll after a poll that failed.</summary>
    /// <param name="feed">The feed before the poll.</param>
    /// <param name="problem">Why the poll failed.</param>
    /// <param name="isGone">True if the server says that the feed is gone permanently.</param>
    /// <param name="minimumWait">The wait that the server asks for; null if it asks for none.</param>
    /// <param name="now">When it was polled.</param>
    public FeedRecord ScheduleAfterFailure(
        FeedRecord feed, string problem, bool isGone, TimeSpan? minimumWait, DateTimeOffset now)
    {
        const int maxDoublings = 8;
        var last = feed.Interval == 0 ? InitialInterval : TimeSpan.FromSeconds(feed.Interval);
        var next = Clamp(last * Math.Pow(2, Math.Min(feed.Failures, maxDoublings)), MinInterval, MaxWait);
        return feed with
        {
            Polled = now,
            NextPoll = now + AddJitter(Clamp(minimumWait ?? next, next, MaxWait)),
            Failures = feed.Failures + 1,
            FailingSince = feed.FailingSince < now ? feed.FailingSince : now,
            Problem = problem,
            IsGone = isGone,
        };
    }

    // Jitter only lengthens the wait, by a tenth at most, because a shorter one would be sooner than was asked for.
    private TimeSpan AddJitter(TimeSpan wait) => wait * (1 + (random() * MaxJitter));

    private static TimeSpan Clamp(TimeSpan value, TimeSpan min, TimeSpan max) =>
        value < min ? min : value > max ? max : value;
}
