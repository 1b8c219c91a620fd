using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Communities;

/// <summary>Stores the settings of each community.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class CommunityStore
{
    private readonly ArchiveDatabase database;

    public CommunityStore(ArchiveDatabase database) => this.database = database;

    /// <summary>Returns the community's settings; the defaults if it has stored none.</summary>
    public Task<CommunitySettings> FindAsync(string community, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
            await context.Communities.AsNoTracking().SingleOrDefaultAsync(row => row.Community == community, cancellationToken)
                ?? new CommunitySettings { Community = community },
            cancellationToken);

    /// <summary>Stores all settings of a community in place of the earlier ones.</summary>
    public Task SaveAsync(CommunitySettings settings, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var isKnown = await context.Communities.AnyAsync(row => row.Community == settings.Community, cancellationToken);
            context.Entry(settings).State = isKnown ? EntityState.Modified : EntityState.Added;
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);
}
