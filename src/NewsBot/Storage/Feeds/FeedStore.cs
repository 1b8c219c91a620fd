using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Feeds;

/// <summary>Stores the feeds that are polled, the state of each, and the entries of each that were seen.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class FeedStore(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Returns all feeds, public ones and those of every community, in the order in which they were added.</summary>
    public Task<IReadOnlyList<FeedRecord>> ListAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<FeedRecord>>(async context =>
            await context.Feeds.AsNoTracking().OrderBy(feed => feed.Key).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// Returns the feeds to poll: a community's feed is left out if the same address is also followed for everyone, whose
    /// articles the community sees anyway.
    /// </summary>
    public static IReadOnlyList<FeedRecord> SelectForPolling(IReadOnlyCollection<FeedRecord> feeds)
    {
        var common = feeds.Where(feed => feed.Community is null).Select(feed => feed.Address).ToHashSet(StringComparer.Ordinal);
        return [.. feeds.Where(feed => feed.Community is null || !common.Contains(feed.Address))];
    }

    /// <summary>Adds a feed, due for polling at once.</summary>
    /// <param name="address">The feed's absolute http(s) address.</param>
    /// <param name="title">The feed's own title; null if unknown.</param>
    /// <param name="kind">RSS, Atom, ...; null if unknown.</param>
    /// <param name="community">The community that alone sees its articles; null or empty for everyone.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The feed, and whether it is new for that community or for everyone.</returns>
    public Task<(FeedRecord Feed, bool IsNew)> AddAsync(
        string address, string? title = null, string? kind = null, string? community = null,
            CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            var owner = Visibility.ToCommunity(Visibility.FromCommunity(community));
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var existing = await context.Feeds.AsNoTracking()
                .SingleOrDefaultAsync(feed => feed.Address == address && feed.Community == owner, cancellationToken);
            if (existing is not null) return (existing, false);
            var now = time.GetUtcNow();
            var added =
                new FeedRecord { Address = address, Community = owner, Title = title, Kind = kind, Added = now, NextPoll = now };
            var entry = context.Feeds.Add(added);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return (entry.Entity, true);
        }, cancellationToken);

    /// <summary>Removes a feed. Its articles stay in the archive, with the same visibility.</summary>
    /// <returns>False if there is no such feed.</returns>
    public Task<bool> RemoveAsync(long key, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            await context.SeenEntries.Where(entry => entry.FeedKey == key).ExecuteDeleteAsync(cancellationToken);
            return await context.Feeds.Where(feed => feed.Key == key).ExecuteDeleteAsync(cancellationToken) > 0;
        }, cancellationToken);

    /// <summary>Stores a feed's state after a poll. A feed that was removed meanwhile stays removed.</summary>
    /// <returns>False if the feed was removed, or if another feed with the same visibility has its new address already.</returns>
    public Task<bool> SaveAsync(FeedRecord feed, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (!await context.Feeds.AnyAsync(row => row.Key == feed.Key, cancellationToken)) return false;
            if (await context.Feeds.AnyAsync(row => row.Key != feed.Key && row.Address == feed.Address
                && row.Community == feed.Community, cancellationToken)) return false;
            context.Feeds.Update(feed);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Returns the entries of a feed that were seen, by their identity.</summary>
    public Task<IReadOnlyDictionary<string,
        SeenEntry>> GetSeenEntriesAsync(long feedKey, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyDictionary<string, SeenEntry>>(async context =>
            await context.SeenEntries.AsNoTracking().Where(entry => entry.FeedKey == feedKey)
                .ToDictionaryAsync(entry => entry.Identity, StringComparer.Ordinal, cancellationToken), cancellationToken);

    /// <summary>Stores the state of entries, both new and known ones. Entries of removed feeds are ignored.</summary>
    public Task SaveAsync(IReadOnlyCollection<SeenEntry> entries, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var feed in entries.GroupBy(entry => entry.FeedKey))
            {
                if (!await context.Feeds.AnyAsync(row => row.Key == feed.Key, cancellationToken)) continue;
                var known = await context.SeenEntries.Where(row => row.FeedKey == feed.Key).Select(row => row.Identity)
                    .ToHashSetAsync(cancellationToken);
                foreach (var entry in feed)
                    context.Entry(entry).State = known.Contains(entry.Identity) ? EntityState.Modified : EntityState.Added;
            }

            var written = await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return written;
        }, cancellationToken);

    /// <summary>
    /// Deletes the entries that a feed has not contained since <paramref name="unseenSince"/>. Feeds drop old entries for good,
    /// and the table must not grow for ever.
    /// </summary>
    public Task DeleteOldEntriesAsync(long feedKey, DateTimeOffset unseenSince, CancellationToken cancellationToken = default) =>
        database.UseAsync(
            context => context.SeenEntries.Where(entry => entry.FeedKey == feedKey && entry.LastSeen < unseenSince)
                .ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
}
