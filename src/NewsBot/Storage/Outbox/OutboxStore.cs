using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Outbox;

/// <summary>
/// Stores the notifications that are not sent yet. Each is written in the same transaction as the change that causes it, and
/// deleted once it is sent: so none is sent twice or lost, wherever the program is stopped.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class OutboxStore
{
    private readonly ArchiveDatabase database;

    public OutboxStore(ArchiveDatabase database) => this.database = database;

    /// <summary>Returns the messages that are due, the oldest first.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="maxDelay">The longest time that a message is postponed. A message with a later due time was postponed by a
    /// wrong clock, and counts as due.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<OutboxMessage>> ListDueAsync(
        DateTimeOffset now, TimeSpan maxDelay, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<OutboxMessage>>(async context =>
            await context.OutboxMessages.AsNoTracking().Where(row => row.Due <= now || row.Due > now + maxDelay)
                .OrderBy(row => row.Key).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Adds a message that no other change in the database causes.</summary>
    public Task AddAsync(OutboxMessage message, CancellationToken cancellationToken = default) =>
        database.UseAsync(context =>
        {
            context.OutboxMessages.Add(message);
            return context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>Records that the next part of a message is being posted now.</summary>
    public Task MarkTryingAsync(long key, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        UpdateAsync(key, rows =>
            rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Trying, now), cancellationToken), cancellationToken);

    /// <summary>Records how many parts of a message are posted.</summary>
    public Task MarkSentAsync(long key, int sent, CancellationToken cancellationToken = default) =>
        UpdateAsync(key, rows => rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Sent, sent)
                .SetProperty(row => row.Trying, (DateTimeOffset?)null), cancellationToken), cancellationToken);

    /// <summary>Postpones a message that could not be posted.</summary>
    /// <param name="key">The message's key.</param>
    /// <param name="until">The time of the next attempt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task PostponeAsync(long key, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        UpdateAsync(key, rows => rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Due, until).SetProperty(row => row.Failures, row => row.Failures + 1),
            cancellationToken), cancellationToken);

    /// <summary>Deletes a message that is posted, or that never can be.</summary>
    public Task RemoveAsync(long key, CancellationToken cancellationToken = default) =>
        UpdateAsync(key, rows => rows.ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private Task<int> UpdateAsync(
        long key, Func<IQueryable<OutboxMessage>, Task<int>> change, CancellationToken cancellationToken) =>
        database.UseAsync(context => change(context.OutboxMessages.Where(row => row.Key == key)), cancellationToken);
}
