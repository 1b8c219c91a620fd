using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Outbox;

/// <summary>Why something is said unasked.</summary>
public enum OutboxMessageKind
{
    /// <summary>A brief that is due; of the <see cref="ChannelBriefs"/> with that key.</summary>
    Brief,

    /// <summary>News on a followed topic; of the <see cref="Subscription"/> with that key.</summary>
    Alert,

    /// <summary>A sentence that an answer cited was changed; of the answer with that key.</summary>
    Correction,

    /// <summary>A word to whoever set something up that works no more; of nothing.</summary>
    Word,
}

/// <summary>Something to be said unasked, kept until it is out. Stored as it is here.</summary>
internal sealed record OutboxMessage
{
    public long Key { get; init; }

    public required OutboxMessageKind Kind { get; init; }

    /// <summary>The key of what it is said for, by kind; 0 for nothing.</summary>
    public long Of { get; init; }

    /// <summary>
    /// The key of the answer that it shows, so that corrections of what it cites find its readers; null for none.
    /// </summary>
    public long? Answer { get; init; }

    /// <summary>Where it goes, as the front end names places.</summary>
    public required string Place { get; init; }

    /// <summary>The message of ours that it replies to, as the front end names messages; null for none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Its messages, in Markdown, in their order; 1 or more.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    public DateTimeOffset Made { get; init; }

    /// <summary>Not to be tried before.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>How many of its messages are out; 0 or more.</summary>
    public int Sent { get; init; }

    /// <summary>Since when the next one is being posted; null while none is. After a crash it may be out or not.</summary>
    public DateTimeOffset? Trying { get; init; }

    /// <summary>How often it failed; 0 or more.</summary>
    public int Failures { get; init; }
}

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
