using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Communities;

/// <summary>Stores the schedules of the channels' briefs.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class BriefStore
{
    private readonly ArchiveDatabase database;

    public BriefStore(ArchiveDatabase database) => this.database = database;

    /// <summary>Finds the schedule of one channel; null if it has none.</summary>
    public Task<ChannelBriefs?> FindAsync(string place, CancellationToken cancellationToken = default) =>
        database.UseAsync(
            context => context.ChannelBriefs.AsNoTracking().SingleOrDefaultAsync(row => row.Place == place, cancellationToken),
                cancellationToken);

    /// <summary>
    /// Returns a community's schedules, paused ones too. Channels that only ever asked for a brief are left out.
    /// </summary>
    public Task<IReadOnlyList<ChannelBriefs>> ListAsync(string community, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ChannelBriefs>>(async context =>
            await context.ChannelBriefs.AsNoTracking().Where(row => row.Community == community && row.Times != null)
                .OrderBy(row => row.Key).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Returns all schedules that are not paused, the one that is due first at the head.</summary>
    public Task<IReadOnlyList<ChannelBriefs>> ListScheduledAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ChannelBriefs>>(async context =>
            await context.ChannelBriefs.AsNoTracking().Where(row => row.Due != null)
                .OrderBy(row => row.Due).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Stores a channel's schedule in place of its earlier one, and queues a message in the same transaction.</summary>
    /// <param name="briefs">The new schedule; its key is ignored.</param>
    /// <param name="message">The message; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task SaveAsync(ChannelBriefs briefs, OutboxMessage? message = null, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var key = await context.ChannelBriefs.Where(row => row.Place == briefs.Place).Select(row => row.Key)
                .SingleOrDefaultAsync(cancellationToken);
            context.Entry(briefs with { Key = key }).State = key == 0 ? EntityState.Added : EntityState.Modified;
            if (message is not null) context.OutboxMessages.Add(message);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Pauses a schedule until somebody stores it again.</summary>
    /// <param name="key">The key of the schedule.</param>
    /// <param name="reason">Why it is paused, as the end of a sentence.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schedule before the pause; null if there is none, or if it is paused already.</returns>
    public Task<ChannelBriefs?> PauseAsync(long key, string reason, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var found =
                await context.ChannelBriefs.SingleOrDefaultAsync(row => row.Key == key && row.Times != null
                    && row.Paused == null, cancellationToken);
            if (found is null) return null;
            await context.ChannelBriefs.Where(row => row.Key == key).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Paused, reason)
                    .SetProperty(row => row.Due, (DateTimeOffset?)null), cancellationToken);
            return found;
        }, cancellationToken);
}
