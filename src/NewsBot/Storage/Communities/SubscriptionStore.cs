using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Communities;

/// <summary>Stores members' subscriptions to topics.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class SubscriptionStore
{
    private readonly ArchiveDatabase database;

    public SubscriptionStore(ArchiveDatabase database) => this.database = database;

    /// <summary>Returns all subscriptions that are not paused, in the order in which they were added.</summary>
    public Task<IReadOnlyList<Subscription>> ListActiveAsync(CancellationToken cancellationToken = default) =>
        ListAsync(rows => rows.Where(row => row.Paused == null), cancellationToken);

    /// <summary>Returns a community's subscriptions, in the order in which they were added.</summary>
    public Task<IReadOnlyList<Subscription>> ListAsync(string community, CancellationToken cancellationToken = default) =>
        ListAsync(rows => rows.Where(row => row.Community == community), cancellationToken);

    /// <summary>Finds a subscription by its key; null if there is none.</summary>
    public Task<Subscription?> FindAsync(long key, CancellationToken cancellationToken = default) =>
        database.UseAsync(context =>
            context.Subscriptions.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken),
                cancellationToken);

    /// <summary>Adds a subscription.</summary>
    /// <param name="subscription">The new subscription; its key is ignored.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<Subscription> AddAsync(Subscription subscription, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var added = context.Subscriptions.Add(subscription with { Key = 0 });
            await context.SaveChangesAsync(cancellationToken);
            return added.Entity;
        }, cancellationToken);

    /// <summary>
    /// Updates a subscription, and queues a message in the same transaction. If the subscription was removed meanwhile, nothing
    /// is written.
    /// </summary>
    /// <param name="subscription">The updated subscription.</param>
    /// <param name="message">The message; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if the subscription was removed.</returns>
    public Task<bool> SaveAsync(
        Subscription subscription, OutboxMessage? message = null, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (!await context.Subscriptions.AnyAsync(row => row.Key == subscription.Key, cancellationToken)) return false;
            context.Entry(subscription).State = EntityState.Modified;
            if (message is not null) context.OutboxMessages.Add(message);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Removes a subscription, and its alerts that are not sent yet.</summary>
    public Task RemoveAsync(long key, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.OutboxMessages.Where(row => row.Kind == OutboxMessageKind.Alert && row.CauseKey == key)
                .ExecuteDeleteAsync(cancellationToken);
            var removed = await context.Subscriptions.Where(row => row.Key == key).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return removed;
        }, cancellationToken);

    private Task<IReadOnlyList<Subscription>> ListAsync(
        Func<IQueryable<Subscription>, IQueryable<Subscription>> filter, CancellationToken cancellationToken) =>
        database.UseAsync<IReadOnlyList<Subscription>>(async context =>
            await filter(context.Subscriptions.AsNoTracking()).OrderBy(row => row.Key)
                .ToListAsync(cancellationToken), cancellationToken);
}
