using System.Globalization;
using NewsBot.Desk.Rendering;
using NewsBot.Ingestion.Feeds;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Storage;
using NewsBot.Storage.Schema;
using Spectre.Console;

namespace NewsBot.Terminal;

/// <summary>Formats feeds and the results of polling them as lines for people.</summary>
internal static class FeedLines
{
    // Nobody reads hundreds of entries; --json has them all.
    private const int MaxEntries = 20;

    /// <summary>
    /// Formats the state of a feed on one line; for a failing feed with the cause and the time of the next try.
    /// </summary>
    public static string FormatState(FeedRecord feed)
    {
        var name = feed.Title is null ? feed.Address : $"{feed.Title} ({feed.Address})";
        if (feed.IsGone) return $"gone     {name}: its server says that it was taken down for good; it is asked no more";
        if (feed.FailingSince is { } since)
            return $"failing  {name}: since {FormatTime(since)}, {Count(feed.Failures, "time", "times")}; {feed.Problem}; "
                + "next try "
                + $"{FormatTime(feed.NextPoll)}";
        return feed.Succeeded is { } read
            ? $"ok       {name}: read {FormatTime(read)}, every {FormatInterval(feed.Interval)}, next {FormatTime(feed.NextPoll)}"
            : $"new      {name}: not read yet; `feeds poll` or `feeds watch` reads it";
    }

    public static Style GetStyle(FeedRecord feed) =>
        feed.FailingSince is null && !feed.IsGone ? Style.Plain : new Style(Color.Yellow);

    /// <summary>Shows the results of polling several feeds, and the sums.</summary>
    public static void Show(Screen screen, IReadOnlyList<FeedPollResult> polled)
    {
        foreach (var feed in polled) Show(screen, feed);
        if (polled.Count == 0)
        {
            screen.WriteLine("no feed is followed; `newsbot feeds add URL` follows one");
            return;
        }

        screen.WriteRows(
        [
            ("feeds", Numbers.Format(polled.Count)), ("failed", Numbers.Format(polled.Count(feed => !feed.IsRead))),
            ("new", Sum(feed => feed.Count(StoreOutcome.New))), ("updated", Sum(feed => feed.Count(StoreOutcome.Updated))),
            ("corrected", Sum(feed => feed.Count(StoreOutcome.Corrected))), ("unchanged", Sum(feed => feed.UnchangedCount)),
        ]);

        string Sum(Func<FeedPollResult, int> number) => Numbers.Format(polled.Sum(number));
    }

    /// <summary>Shows the result of polling one feed.</summary>
    public static void Show(Screen screen, FeedPollResult polled)
    {
        var feed = polled.Feed;
        if (!polled.IsRead)
        {
            screen.WriteLine(
                $"failed: {feed.Title ?? feed.Address}: {feed.Problem}; next try {FormatTime(feed.NextPoll)}", GetStyle(feed));
            return;
        }

        screen.WriteLine(
            $"{feed.Title ?? feed.Address}: {polled.Count(StoreOutcome.New)} new, {polled.Count(StoreOutcome.Updated)} updated, "
            + $"{polled.Count(StoreOutcome.Corrected)} corrected, {polled.UnchangedCount} unchanged"
            + $"{(polled.DeferredCount > 0 ? $", {polled.DeferredCount} left for the next polls" : "")}");
        if (polled.MovedFrom is not null) screen.WriteLine($"  moved for good: {polled.MovedFrom} -> {feed.Address}");
        if (polled.Notice is not null) screen.WriteLine($"  notice: {polled.Notice}");
        foreach (var entry in polled.Entries.Take(MaxEntries))
            screen.WriteLine($"  {FormatOutcome(entry)}: {entry.Title}{(entry.Problem is null ? "" : $" ({entry.Problem})")}");
        if (polled.Entries.Count > MaxEntries)
            screen.WriteLine($"  and {Numbers.Format(polled.Entries.Count - MaxEntries)} more");
    }

    /// <summary>Shows the entries of a feed.</summary>
    public static void Show(Screen screen, string address, Feed feed)
    {
        screen.WriteRows(
        [
            ("address", address), ("title", feed.Title ?? "-"), ("kind", feed.Kind.ToString()), ("site", feed.Site ?? "-"),
            ("entries", Numbers.Format(feed.Entries.Count)),
        ]);
        foreach (var entry in feed.Entries.Take(MaxEntries))
            screen.WriteLine(
                $"{ReplyText.FormatDay(entry.Published)}: "
                    + $"{entry.Title ?? "(no title)"}{(entry.Url is null ? "" : $" - {entry.Url}")}");
        if (feed.Entries.Count > MaxEntries) screen.WriteLine($"and {Numbers.Format(feed.Entries.Count - MaxEntries)} more");
    }

    public static string Count(int number, string singular, string plural) =>
        $"{Numbers.Format(number)} {(number == 1 ? singular : plural)}";

    private static string FormatOutcome(EntryPollResult entry) => entry.Stored?.Outcome switch
    {
        StoreOutcome.New => "new",
        StoreOutcome.Updated => "updated",
        StoreOutcome.Corrected => "corrected",
        StoreOutcome.Unchanged => "unchanged",
        _ => "failed",
    };

    private static string FormatTime(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string FormatInterval(int seconds) => seconds < 7_200 ? $"{seconds / 60} min" : $"{seconds / 3_600} h";
}
