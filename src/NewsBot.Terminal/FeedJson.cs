using System.Text.Json.Nodes;
using NewsBot.Archive;
using NewsBot.Desk;
using NewsBot.Ingest.Feeds;

namespace NewsBot.Terminal;

/// <summary>The JSON documents of the feed commands; their names are relied on like those of <see cref="Json"/>.</summary>
internal static class FeedJson
{
    public static JsonObject Of(Feed feed) => new()
    {
        ["title"] = feed.Title,
        ["kind"] = feed.Kind.ToString().ToLowerInvariant(),
        ["site"] = feed.Site,
        ["entries"] = Json.Array(feed.Entries.Select(entry => new JsonObject
        {
            ["title"] = entry.Title,
            ["url"] = entry.Url,
            ["published"] = entry.Published,
            ["id"] = entry.Id,
            ["summary"] = entry.Summary,
            ["updated"] = entry.Updated,
            ["author"] = entry.Author,
        })),
    };

    public static JsonObject Of(IEnumerable<AddedFeed> added) => new()
    {
        ["feeds"] = Json.Array(added.Select(feed => new JsonObject
        {
            ["input"] = feed.Input,
            ["url"] = feed.Feed?.Address,
            ["title"] = feed.Feed?.Title,
            ["new"] = feed.IsNew,
            ["entries"] = feed.Entries,
            ["problem"] = feed.Problem,
        })),
    };

    public static JsonObject Of(IEnumerable<FollowedFeed> feeds) => new() { ["feeds"] = Json.Array(feeds.Select(Fields)) };

    public static JsonObject Of(IEnumerable<PolledFeed> polled) => new() { ["feeds"] = Json.Array(polled.Select(Fields)) };

    public static string LineOf(PolledFeed polled) => Json.Line(Fields(polled));

    private static JsonObject Fields(FollowedFeed feed) => new()
    {
        ["url"] = feed.Address,
        ["title"] = feed.Title,
        ["kind"] = feed.Kind?.ToLowerInvariant(),
        ["added"] = feed.Added,
        ["polled"] = feed.Polled,
        ["succeeded"] = feed.Succeeded,
        ["next_poll"] = feed.NextPoll,
        ["interval_seconds"] = feed.Interval,
        ["failures"] = feed.Failures,
        ["failing_since"] = feed.FailingSince,
        ["problem"] = feed.Problem,
        ["gone"] = feed.IsGone,
    };

    private static JsonObject Fields(PolledFeed polled)
    {
        var fields = Fields(polled.Feed);
        fields["new"] = polled.Count(StoredAs.New);
        fields["updated"] = polled.Count(StoredAs.Updated);
        fields["corrected"] = polled.Count(StoredAs.Corrected);
        fields["unchanged"] = polled.Unchanged;
        fields["waiting"] = polled.Waiting;
        fields["moved_from"] = polled.MovedFrom;
        fields["notice"] = polled.Notice;
        fields["entries"] = Json.Array(polled.Entries.Select(entry => new JsonObject
        {
            ["title"] = entry.Title,
            ["url"] = entry.Url,
            ["stored"] = entry.Stored?.As.ToString().ToLowerInvariant(),
            ["article_id"] = entry.Stored?.Id,
            ["version"] = entry.Stored?.Version,
            ["problem"] = entry.Problem,
        }));
        return fields;
    }
}
