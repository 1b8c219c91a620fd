using NewsBot.Storage;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>What came of asking a feed once.</summary>
/// <param name="Feed">How it stands now; its <see cref="FeedRecord.Problem"/> says why it could not be read.</param>
/// <param name="Entries">The entries of which there is something to tell, in the order of the feed.</param>
/// <param name="Unchanged">Entries that were seen before and say nothing new.</param>
/// <param name="Waiting">New entries left for the next polls, because one poll reads only so many pages.</param>
internal sealed record FeedPollResult(FeedRecord Feed, IReadOnlyList<EntryPollResult> Entries, int Unchanged, int Waiting)
{
    /// <summary>Where it was read before, where it has moved for good; else null.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>What could not be read of a feed that could be read otherwise; else null.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether the feed itself could be read.</summary>
    public bool IsRead => Feed.Problem is null;

    /// <summary>How many entries were stored as <paramref name="what"/>.</summary>
    public int Count(StoreOutcome what) => Entries.Count(entry => entry.Stored?.As == what);
}

/// <summary>What became of one entry of a feed.</summary>
/// <param name="Title">Its headline, or its address where it has none.</param>
/// <param name="Url">Where its article is; null where the feed does not say.</param>
/// <param name="Stored">What storing it did; null where nothing could be stored.</param>
/// <param name="Problem">Why there is no article, or not the whole of it; else null.</param>
internal sealed record EntryPollResult(string Title, string? Url, StoredArticle? Stored, string? Problem);
