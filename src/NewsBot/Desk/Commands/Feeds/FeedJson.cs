using System.Text.Json.Nodes;
using NewsBot.Desk.Rendering;
using NewsBot.Ingestion.Feeds;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Storage;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Commands.Feeds;

/// <summary>Creates the JSON documents of the feed commands. Scripts rely on the names in them.</summary>
internal static class FeedJson
{
    public static JsonObject ToJson(Feed feed) => new()
    {
        ["title"] = feed.Title,
        ["kind"] = feed.Kind.ToString().ToLowerInvariant(),
        ["site"] = feed.Site,
        ["entries"] = JsonFields.Array(feed.Entries.Select(entry => new JsonObject
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

    public static JsonObject ToJson(IEnumerable<AddedFeed> added) => new()
    {
        ["feeds"] = JsonFields.Array(added.Select(feed => new JsonObject
        {
            ["input"] = feed.Input,
            ["url"] = feed.Feed?.Address,
            ["title"] = feed.Feed?.Title,
            ["new"] = feed.IsNew,
            ["entries"] = feed.EntryCount,
            ["problem"] = feed.Problem,
        })),
    };

    public static JsonObject ToJson(IEnumerable<FeedRecord> feeds) =>
        new() { ["feeds"] = JsonFields.Array(feeds.Select(ToFields)) };

    public static JsonObject ToJson(IEnumerable<FeedPollResult> polled) =>
        new() { ["feeds"] = JsonFields.Array(polled.Select(ToJson)) };

    private static JsonObject ToFields(FeedRecord feed) => new()
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

    public static JsonObject ToJson(FeedPollResult polled)
    {
        var fields = ToFields(polled.Feed);
        fields["new"] = polled.Count(StoreOutcome.New);
        fields["updated"] = polled.Count(StoreOutcome.Updated);
        fields["corrected"] = polled.Count(StoreOutcome.Corrected);
        fields["unchanged"] = polled.UnchangedCount;
        fields["waiting"] = polled.DeferredCount;
        fields["moved_from"] = polled.MovedFrom;
        fields["notice"] = polled.Notice;
        fields["entries"] = JsonFields.Array(polled.Entries.Select(entry => new JsonObject
        {
            ["title"] = entry.Title,
            ["url"] = entry.Url,
            ["stored"] = entry.Stored?.Outcome.ToString().ToLowerInvariant(),
            ["article_id"] = entry.Stored?.Id,
            ["version"] = entry.Stored?.Version,
            ["problem"] = entry.Problem,
        }));
        return fields;
    }
}
