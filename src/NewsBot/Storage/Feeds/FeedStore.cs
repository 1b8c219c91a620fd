using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Feeds;

/// <summary>The feeds that are followed, how each stands, and which entries of each were seen.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class FeedStore(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>All feeds, of everyone and of every community, the one added first at the head.</summary>
    public Task<IReadOnlyList<FeedRecord>> ListAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<FeedRecord>>(async context =>
            await context.Feeds.AsNoTracking().OrderBy(feed => feed.Key).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// Those of <paramref name="feeds"/> that need asking: what a community follows that everyone does as well comes for
    /// everyone anyway.
    /// </summary>
    public static IReadOnlyList<FeedRecord> ToAsk(IReadOnlyCollection<FeedRecord> feeds)
    {
        var common = feeds.Where(feed => feed.Community is null).Select(feed => feed.Address).ToHashSet(StringComparer.Ordinal);
        return [.. feeds.Where(feed => feed.Community is null || !common.Contains(feed.Address))];
    }

    /// <summary>Follows a feed, due at once.</summary>
    /// <param name="address">Where it is, an absolute http(s) address.</param>
    /// <param name="title">What it calls itself; null where that is not known.</param>
    /// <param name="kind">RSS, Atom, ...; null where that is not known.</param>
    /// <param name="community">The community that follows it for itself; null, or empty, for everyone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The feed; and whether it, or that community, did not follow it before.</returns>
    public Task<(FeedRecord Feed, bool IsNew)> AddAsync(
        string address, string? title = null, string? kind = null, string? community = null,
            CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            var own = Visibility.CommunityOf(Visibility.Of(community));
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var held = await context.Feeds.AsNoTracking()
                .SingleOrDefaultAsync(feed => feed.Address == address && feed.Community == own, cancellationToken);
            if (held is not null) return (held, false);
            var now = time.GetUtcNow();
            var added =
                new FeedRecord { Address = address, Community = own, Title = title, Kind = kind, Added = now, NextPoll = now };
            var entry = context.Feeds.Add(added);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return (entry.Entity, true);
        }, cancellationToken);

    /// <summary>Follows a feed no more. What came by it stays held, and to be seen by whom it was.</summary>
    /// <returns>False where it was not followed.</returns>
    public Task<bool> RemoveAsync(long key, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            await context.SeenEntries.Where(entry => entry.FeedKey == key).ExecuteDeleteAsync(cancellationToken);
            return await context.Feeds.Where(feed => feed.Key == key).ExecuteDeleteAsync(cancellationToken) > 0;
        }, cancellationToken);

    /// <summary>Writes how a feed stands after a poll. One that was removed meanwhile stays removed.</summary>
    /// <returns>False where it is not followed any more, or where another feed of the same audience has its new address
    /// already.</returns>
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

    /// <summary>The entries of a feed that were seen, by their identity.</summary>
    public Task<IReadOnlyDictionary<string, SeenEntry>> SeenAsync(long feedKey, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyDictionary<string, SeenEntry>>(async context =>
            await context.SeenEntries.AsNoTracking().Where(entry => entry.FeedKey == feedKey)
                .ToDictionaryAsync(entry => entry.Identity, StringComparer.Ordinal, cancellationToken), cancellationToken);

    /// <summary>Writes what became of entries, new and known ones alike.</summary>
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
    /// Forgets the entries of a feed that it has not had since <paramref name="unseenSince"/>: feeds drop old entries for good,
    /// and the register must not grow for ever.
    /// </summary>
    public Task ForgetAsync(long feedKey, DateTimeOffset unseenSince, CancellationToken cancellationToken = default) =>
        database.UseAsync(
            context => context.SeenEntries.Where(entry => entry.FeedKey == feedKey && entry.LastSeen < unseenSince)
                .ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
}
