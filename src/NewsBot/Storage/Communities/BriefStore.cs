using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Communities;

/// <summary>The briefs of the channels.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class BriefStore
{
    private readonly ArchiveDatabase database;

    public BriefStore(ArchiveDatabase database) => this.database = database;

    /// <summary>Those of one channel; null where it never had any.</summary>
    public Task<ChannelBriefs?> FindAsync(string place, CancellationToken cancellationToken = default) =>
        database.UseAsync(
            context => context.ChannelBriefs.AsNoTracking().SingleOrDefaultAsync(row => row.Place == place, cancellationToken),
                cancellationToken);

    /// <summary>Those of a community that come by themselves, or did until they were paused.</summary>
    public Task<IReadOnlyList<ChannelBriefs>> ListAsync(string community, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ChannelBriefs>>(async context =>
            await context.ChannelBriefs.AsNoTracking().Where(row => row.Community == community && row.Times != null)
                .OrderBy(row => row.Key).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Those that come by themselves and are not paused, the one that is due first at the head.</summary>
    public Task<IReadOnlyList<ChannelBriefs>> ScheduledAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ChannelBriefs>>(async context =>
            await context.ChannelBriefs.AsNoTracking().Where(row => row.Due != null)
                .OrderBy(row => row.Due).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Sets them, in place of what the channel had.</summary>
    /// <param name="briefs">As they are to be; its key is of no account.</param>
    /// <param name="said">What is said with it; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SaveAsync(ChannelBriefs briefs, OutboxMessage? said = null, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var key = await context.ChannelBriefs.Where(row => row.Place == briefs.Place).Select(row => row.Key)
                .SingleOrDefaultAsync(cancellationToken);
            context.Entry(briefs with { Key = key }).State = key == 0 ? EntityState.Added : EntityState.Modified;
            if (said is not null) context.Dispatches.Add(said);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Stops them until somebody sets them again.</summary>
    /// <param name="key">Which.</param>
    /// <param name="why">As the end of a sentence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>As they were; null where there are none, or they are paused already.</returns>
    public Task<ChannelBriefs?> PauseAsync(long key, string why, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var found =
                await context.ChannelBriefs.SingleOrDefaultAsync(row => row.Key == key && row.Times != null
                    && row.Paused == null, cancellationToken);
            if (found is null) return null;
            await context.ChannelBriefs.Where(row => row.Key == key).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Paused, why)
                    .SetProperty(row => row.Due, (DateTimeOffset?)null), cancellationToken);
            return found;
        }, cancellationToken);
}
