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
    private const int MostEntries = 20;

    /// <summary>
    /// Formats the state of a feed on one line; for a failing feed with the cause and the time of the next try.
    /// </summary>
    public static string State(FeedRecord feed)
    {
        var name = feed.Title is null ? feed.Address : $"{feed.Title} ({feed.Address})";
        if (feed.IsGone) return $"gone     {name}: its server says that it was taken down for good; it is asked no more";
        if (feed.FailingSince is { } since)
            return $"failing  {name}: since {Time(since)}, {Count(feed.Failures, "time", "times")}; {feed.Problem}; next try "
                + $"{Time(feed.NextPoll)}";
        return feed.Succeeded is { } read
            ? $"ok       {name}: read {Time(read)}, every {Span(feed.Interval)}, next {Time(feed.NextPoll)}"
            : $"new      {name}: not read yet; `feeds poll` or `feeds watch` reads it";
    }

    public static Style StyleOf(FeedRecord feed) =>
        feed.FailingSince is null && !feed.IsGone ? Style.Plain : new Style(Color.Yellow);

    /// <summary>Shows the results of polling several feeds, and the sums.</summary>
    public static void Show(Screen screen, IReadOnlyList<FeedPollResult> polled)
    {
        foreach (var feed in polled) Show(screen, feed);
        if (polled.Count == 0)
        {
            screen.Line("no feed is followed; `newsbot feeds add URL` follows one");
            return;
        }

        screen.Rows(
        [
            ("feeds", Numbers.Text(polled.Count)), ("failed", Numbers.Text(polled.Count(feed => !feed.IsRead))),
            ("new", Sum(feed => feed.Count(StoreOutcome.New))), ("updated", Sum(feed => feed.Count(StoreOutcome.Updated))),
            ("corrected", Sum(feed => feed.Count(StoreOutcome.Corrected))), ("unchanged", Sum(feed => feed.Unchanged)),
        ]);

        string Sum(Func<FeedPollResult, int> number) => Numbers.Text(polled.Sum(number));
    }

    /// <summary>Shows the result of polling one feed.</summary>
    public static void Show(Screen screen, FeedPollResult polled)
    {
        var feed = polled.Feed;
        if (!polled.IsRead)
        {
            screen.Line($"failed: {feed.Title ?? feed.Address}: {feed.Problem}; next try {Time(feed.NextPoll)}", StyleOf(feed));
            return;
        }

        screen.Line(
            $"{feed.Title ?? feed.Address}: {polled.Count(StoreOutcome.New)} new, {polled.Count(StoreOutcome.Updated)} updated, "
            + $"{polled.Count(StoreOutcome.Corrected)} corrected, {polled.Unchanged} unchanged"
            + $"{(polled.Waiting > 0 ? $", {polled.Waiting} left for the next polls" : "")}");
        if (polled.MovedFrom is not null) screen.Line($"  moved for good: {polled.MovedFrom} -> {feed.Address}");
        if (polled.Notice is not null) screen.Line($"  notice: {polled.Notice}");
        foreach (var entry in polled.Entries.Take(MostEntries))
            screen.Line($"  {Word(entry)}: {entry.Title}{(entry.Problem is null ? "" : $" ({entry.Problem})")}");
        if (polled.Entries.Count > MostEntries) screen.Line($"  and {Numbers.Text(polled.Entries.Count - MostEntries)} more");
    }

    /// <summary>Shows the entries of a feed.</summary>
    public static void Show(Screen screen, string address, Feed feed)
    {
        screen.Rows(
        [
            ("address", address), ("title", feed.Title ?? "-"), ("kind", feed.Kind.ToString()), ("site", feed.Site ?? "-"),
            ("entries", Numbers.Text(feed.Entries.Count)),
        ]);
        foreach (var entry in feed.Entries.Take(MostEntries))
            screen.Line(
                $"{ReplyText.Day(entry.Published)}: {entry.Title ?? "(no title)"}{(entry.Url is null ? "" : $" - {entry.Url}")}");
        if (feed.Entries.Count > MostEntries) screen.Line($"and {Numbers.Text(feed.Entries.Count - MostEntries)} more");
    }

    public static string Count(int number, string singular, string plural) =>
        $"{Numbers.Text(number)} {(number == 1 ? singular : plural)}";

    private static string Word(EntryPollResult entry) => entry.Stored?.As switch
    {
        StoreOutcome.New => "new",
        StoreOutcome.Updated => "updated",
        StoreOutcome.Corrected => "corrected",
        StoreOutcome.Unchanged => "unchanged",
        _ => "failed",
    };

    private static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Span(int seconds) => seconds < 7_200 ? $"{seconds / 60} min" : $"{seconds / 3_600} h";
}
