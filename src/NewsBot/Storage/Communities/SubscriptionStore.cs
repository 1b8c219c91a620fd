using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Communities;

/// <summary>The topics that are followed.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class SubscriptionStore
{
    private readonly ArchiveDatabase database;

    public SubscriptionStore(ArchiveDatabase database) => this.database = database;

    /// <summary>All that are not paused, the one added first at the head.</summary>
    public Task<IReadOnlyList<Subscription>> ActiveAsync(CancellationToken cancellationToken = default) =>
        ListAsync(rows => rows.Where(row => row.Paused == null), cancellationToken);

    /// <summary>Those of a community, the one added first at the head.</summary>
    public Task<IReadOnlyList<Subscription>> ListAsync(string community, CancellationToken cancellationToken = default) =>
        ListAsync(rows => rows.Where(row => row.Community == community), cancellationToken);

    /// <summary>The one with a key; null where there is none.</summary>
    public Task<Subscription?> FindAsync(long key, CancellationToken cancellationToken = default) =>
        database.UseAsync(context =>
            context.Follows.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken), cancellationToken);

    /// <summary>Follows a topic.</summary>
    /// <param name="follow">As it is to be; its key is of no account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Subscription> AddAsync(Subscription follow, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var added = context.Follows.Add(follow with { Key = 0 });
            await context.SaveChangesAsync(cancellationToken);
            return added.Entity;
        }, cancellationToken);

    /// <summary>Changes one, and says something with it. One that was removed meanwhile stays so, and nothing is said.</summary>
    /// <param name="follow">As it is to be.</param>
    /// <param name="said">What is said with it; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it is still there.</returns>
    public Task<bool> SaveAsync(Subscription follow, OutboxMessage? said = null, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (!await context.Follows.AnyAsync(row => row.Key == follow.Key, cancellationToken)) return false;
            context.Entry(follow).State = EntityState.Modified;
            if (said is not null) context.Dispatches.Add(said);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Follows it no more; what is still to be said of it is not said.</summary>
    public Task RemoveAsync(long key, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.Dispatches.Where(row => row.Kind == OutboxMessageKind.Alert && row.Of == key)
                .ExecuteDeleteAsync(cancellationToken);
            var removed = await context.Follows.Where(row => row.Key == key).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return removed;
        }, cancellationToken);

    private Task<IReadOnlyList<Subscription>> ListAsync(
        Func<IQueryable<Subscription>, IQueryable<Subscription>> these, CancellationToken cancellationToken) =>
        database.UseAsync<IReadOnlyList<Subscription>>(async context =>
            await these(context.Follows.AsNoTracking()).OrderBy(row => row.Key)
                .ToListAsync(cancellationToken), cancellationToken);
}
