using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Outbox;

/// <summary>
/// What is to be said unasked and is not out yet. It is noted together with what it is said for, in one transaction, and let
/// go of when it is out: so nothing is said twice or forgotten, wherever the program was stopped.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class Outbox
{
    private readonly ArchiveDatabase database;

    public Outbox(ArchiveDatabase database) => this.database = database;

    /// <summary>Those that are due, the oldest first.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="longest">For no longer is one put off; one that is due later was put off by a clock that was wrong, and
    /// is due.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<OutboxMessage>> DueAsync(
        DateTimeOffset now, TimeSpan longest, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<OutboxMessage>>(async context =>
            await context.Dispatches.AsNoTracking().Where(row => row.Due <= now || row.Due > now + longest)
                .OrderBy(row => row.Key).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Notes something that is said for nothing else that is kept.</summary>
    public Task AddAsync(OutboxMessage dispatch, CancellationToken cancellationToken = default) =>
        database.UseAsync(context =>
        {
            context.Dispatches.Add(dispatch);
            return context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>Notes that its next message is being posted from now on.</summary>
    public Task TryingAsync(long key, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ChangeAsync(key, rows =>
            rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Trying, now), cancellationToken), cancellationToken);

    /// <summary>Notes how many of its messages are out.</summary>
    public Task SentAsync(long key, int sent, CancellationToken cancellationToken = default) =>
        ChangeAsync(key, rows => rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Sent, sent)
                .SetProperty(row => row.Trying, (DateTimeOffset?)null), cancellationToken), cancellationToken);

    /// <summary>Puts it off: it could not be posted.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="until">Not to be tried before.</param>
    /// <param name="isOut">Whether its message may be out all the same.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task PutOffAsync(long key, DateTimeOffset until, bool isOut, CancellationToken cancellationToken = default) =>
        ChangeAsync(key, rows => rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Due, until).SetProperty(row => row.Failures, row => row.Failures + 1)
                .SetProperty(row => row.Trying, row => isOut ? row.Trying : null), cancellationToken), cancellationToken);

    /// <summary>Lets go of one that is out, or never will be.</summary>
    public Task DoneAsync(long key, CancellationToken cancellationToken = default) =>
        ChangeAsync(key, rows => rows.ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private Task<int> ChangeAsync(
        long key, Func<IQueryable<OutboxMessage>, Task<int>> change, CancellationToken cancellationToken) =>
        database.UseAsync(context => change(context.Dispatches.Where(row => row.Key == key)), cancellationToken);
}
