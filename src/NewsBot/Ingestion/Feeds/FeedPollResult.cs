using NewsBot.Storage;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>The result of polling a feed once.</summary>
/// <param name="Feed">The state of the feed now; <see cref="FeedRecord.Problem"/> says why it could not be read.</param>
/// <param name="Entries">The entries that were stored or failed, in the order in which they were read.</param>
/// <param name="UnchangedCount">The number of entries that were seen before and have not changed.</param>
/// <param name="DeferredCount">
/// The number of new entries left for the next polls, because one poll reads at most
/// <see cref="FeedFetcher.MaxPagesPerPoll"/> pages.
/// </param>
internal sealed record FeedPollResult(
    FeedRecord Feed, IReadOnlyList<EntryPollResult> Entries, int UnchangedCount, int DeferredCount)
{
    /// <summary>The former address of a feed that has moved permanently; else null.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>Says which part of the feed could not be read; null if all of it was read.</summary>
    public string? Notice { get; init; }

    /// <summary>True if the feed itself could be read.</summary>
    public bool IsRead => Feed.Problem is null;

    /// <summary>Counts the entries that were stored with this outcome.</summary>
    public int Count(StoreOutcome outcome) => Entries.Count(entry => entry.Stored?.Outcome == outcome);
}

/// <summary>The result of reading and storing one entry of a feed.</summary>
/// <param name="Title">The headline of the entry, or its address if it has none.</param>
/// <param name="Url">The address of its article; null if the feed does not give one.</param>
/// <param name="Stored">How the archive stored the article; null if nothing could be stored.</param>
/// <param name="Problem">Why there is no article, or only part of it; else null.</param>
internal sealed record EntryPollResult(string Title, string? Url, StoredArticle? Stored, string? Problem);
