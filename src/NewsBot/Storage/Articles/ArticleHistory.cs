using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>A version that came after another of the same article, and what it says otherwise.</summary>
/// <param name="Article">The later version.</param>
/// <param name="TitleBefore">The headline of the version before.</param>
/// <param name="Taken">When it was taken in.</param>
/// <param name="Correction">The outlet's own note that it corrects something, in its words; null where there is none.</param>
/// <param name="Sentences">What changed, in the order of the text.</param>
internal sealed record ArticleUpdate(
    ArticleReference Article, string TitleBefore, DateTimeOffset Taken, string? Correction,
        IReadOnlyList<ChangedSentence> Sentences)
{
    /// <summary>The later version's language as a BCP 47 tag, or null where unknown.</summary>
    public string? Language { get; init; }
}

/// <param name="Before">As it was said before; null where it is new.</param>
/// <param name="After">As it is said now; null where it is gone.</param>
internal sealed record ChangedSentence(string? Before, string? After);

/// <summary>What changed in articles after they were first published.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class ArticleHistory
{
    private readonly ArchiveDatabase database;

    public ArticleHistory(ArchiveDatabase database) => this.database = database;

    /// <summary>The later versions taken in from <paramref name="since"/> on, the latest first.</summary>
    /// <param name="since">Null for all there ever were.</param>
    /// <param name="most">No more than this many; 1 or more.</param>
    /// <param name="community">Of what this community may see; null for what everyone may see.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ArticleUpdate>> UpdatesAsync(
        DateTimeOffset? since, int most, string? community = null, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ArticleUpdate>>(async context =>
        {
            var own = Visibility.Of(community);
            var passed = since is { } from ? await context.LastUntilAsync(from.AddMilliseconds(-1), cancellationToken) : 0;
            var rows = await context.Versions.AsNoTracking()
                .Where(version => version.Number > 1 && version.Sequence > passed
                    && (version.Article!.Community == Visibility.Everyone || version.Article.Community == own))
                .OrderByDescending(version => version.Sequence)
                .Take(most)
                .Include(version => version.Article)
                .Include(version => version.Changes)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            var updates = new List<ArticleUpdate>();
            foreach (var row in rows)
            {
                var before = await context.Versions.AsNoTracking().SingleAsync(
                    version => version.ArticleKey == row.ArticleKey && version.Number == row.Number - 1, cancellationToken);
                updates.Add(new ArticleUpdate(
                    new ArticleReference(row.Article!.Id, row.Number, row.Title, row.Outlet, row.Published, row.Url),
                    before.Title,
                    row.Taken,
                    Cut(row.Body, row.CorrectionStart, row.CorrectionLength),
                    [.. row.Changes.OrderBy(change => change.Ordinal).Select(change => new ChangedSentence(
                        Cut(before.Body, change.BeforeStart, change.BeforeLength),
                        Cut(row.Body, change.AfterStart, change.AfterLength)))])
                { Language = row.Language });
            }

            return updates;
        }, cancellationToken);

    private static string? Cut(string body, int? start, int? length) =>
        start is null || length is null ? null : new TextSpan(start.Value, length.Value).Cut(body);
}
