using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Stories;

/// <summary>Lists articles by the columns of their latest version, without text.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class ArticleCatalog(ArchiveDatabase database)
{
    /// <summary>Lists all articles that a community may see, in no order.</summary>
    /// <param name="community">Null for what everyone may see. What it has in a version of its own, beside everyone's, is
    /// counted once.</param>
    /// <param name="asOf">What was published later is not among them. What has no date is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<CatalogArticle>> ListAsync(
        string? community, DateTimeOffset asOf, CancellationToken cancellationToken = default) =>
        database.UseAsync(context =>
            ReadAsync(context, SelectLatest(context, community, asOf), cancellationToken), cancellationToken);

    /// <summary>Lists the articles with the given ids, and the copies of their texts.</summary>
    /// <param name="articleIds">The archive's ids.</param>
    /// <param name="community">As for all.</param>
    /// <param name="asOf">As for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<CatalogArticle>> ListWithCopiesAsync(
        IReadOnlyCollection<string> articleIds, string? community, DateTimeOffset asOf,
            CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            // One index after another: a joined query would scan all texts.
            var keys = await context.Articles.Where(row => articleIds.Contains(row.Id)).Select(row => row.Key)
                .ToListAsync(cancellationToken);
            var texts = await context.StoryArticles.Where(row => keys.Contains(row.ArticleKey)).Select(row => row.Text).Distinct()
                .ToListAsync(cancellationToken);
            var copies = await context.StoryArticles.Where(row => texts.Contains(row.Text)).Select(row => row.ArticleKey)
                .ToListAsync(cancellationToken);
            var all = keys.Union(copies).ToList();
            return await ReadAsync(context, SelectLatest(context, community, asOf)
                .Where(row => all.Contains(row.ArticleKey)), cancellationToken);
        }, cancellationToken);

    /// <summary>Returns the reference of a stored article; null if it is not stored or not visible.</summary>
    public Task<ArticleReference?> GetReferenceAsync(string id, CancellationToken cancellationToken = default) =>
        database.UseAsync(context => context.Versions.AsNoTracking()
            .Where(row => row.Article!.Id == id && row.Number == row.Article.LatestVersion)
            .Select(row => new ArticleReference(row.Article!.Id, row.Number, row.Title, row.Outlet, row.Published, row.Url))
            .SingleOrDefaultAsync(cancellationToken), cancellationToken);

    private static IQueryable<VersionRow> SelectLatest(ArchiveContext context, string? community, DateTimeOffset asOf)
    {
        // These articles are few, so they are excluded by id.
        var hidden = context.SelectHidden(community);
        return context.Versions.AsNoTracking().Where(row =>
            row.Number == row.Article!.LatestVersion && !hidden.Contains(row.ArticleKey)
                && (row.Published == null || row.Published <= asOf));
    }

    private static async Task<IReadOnlyList<CatalogArticle>> ReadAsync(
        ArchiveContext context, IQueryable<VersionRow> versions, CancellationToken cancellationToken)
    {
        var rows = await versions
            .LeftJoin(context.StoryArticles, row => row.ArticleKey, story => story.ArticleKey, (row, story) => new
            {
                row.Article!.Id,
                row.ArticleKey,
                row.Outlet,
                row.Language,
                row.Published,
                Story = (long?)story!.Story,
                Text = (long?)story.Text,
                story.Agency,
            })
            .ToListAsync(cancellationToken);
        // An article that is not in a story yet counts as a story of its own.
        return [.. rows.Select(row => new CatalogArticle(
            row.Id, row.Outlet, row.Language, row.Published, row.Story ?? row.ArticleKey, row.Text
                ?? row.ArticleKey, row.Agency))];
    }
}

/// <summary>An article without its text.</summary>
/// <param name="Id">The archive's id.</param>
/// <param name="Outlet">Null where unknown.</param>
/// <param name="Language">A BCP 47 tag; null where unknown.</param>
/// <param name="Published">Null where unknown.</param>
/// <param name="Story">The same for all articles of a story.</param>
/// <param name="Text">The same for all copies of a text.</param>
/// <param name="Agency">Whose report it says it is; null for its own.</param>
internal sealed record CatalogArticle(
    string Id, string? Outlet, string? Language, DateTimeOffset? Published, long Story, long Text, string? Agency)
{
    /// <summary>As a member of its story, of which only who says it on whose word is known.</summary>
    public StoryMember Member => new(Id, Outlet, Published, Text, Agency, "", null);
}
