using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>A later version of an article, and its differences from the version before.</summary>
/// <param name="Article">The later version.</param>
/// <param name="PreviousTitle">The headline of the version before.</param>
/// <param name="IngestedAt">When the later version was ingested.</param>
/// <param name="Correction">The outlet's own correction note, word for word; null if there is none.</param>
/// <param name="ChangedSentences">The changed sentences, in the order of the text.</param>
internal sealed record ArticleUpdate(
    ArticleReference Article, string PreviousTitle, DateTimeOffset IngestedAt, string? Correction,
        IReadOnlyList<ChangedSentence> ChangedSentences)
{
    /// <summary>The later version's language as a BCP 47 tag, or null if unknown.</summary>
    public string? Language { get; init; }
}

/// <summary>A sentence that differs between two versions of an article.</summary>
/// <param name="Before">The sentence in the earlier version; null if it is new.</param>
/// <param name="After">The sentence in the later version; null if it was dropped.</param>
internal sealed record ChangedSentence(string? Before, string? After);

/// <summary>Lists the changes of articles after their first publication.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class ArticleHistory
{
    private readonly ArchiveDatabase database;

    public ArticleHistory(ArchiveDatabase database) => this.database = database;

    /// <summary>Returns the later versions that were ingested from <paramref name="since"/> on, the latest first.</summary>
    /// <param name="since">The start of the period; null for all versions.</param>
    /// <param name="most">The largest number of versions to return; 1 or more.</param>
    /// <param name="community">The community that asks; null for what everyone may see.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<ArticleUpdate>> ListUpdatesAsync(
        DateTimeOffset? since, int most, string? community = null, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<ArticleUpdate>>(async context =>
        {
            var visibility = Visibility.FromCommunity(community);
            var lastBefore = since is { } from ? await context.GetSequenceAtAsync(from.AddMilliseconds(-1), cancellationToken)
                : 0;
            var rows = await context.Versions.AsNoTracking()
                .Where(version => version.Number > 1 && version.Sequence > lastBefore
                    && (version.Article!.Community == Visibility.Everyone || version.Article.Community == visibility))
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
                    row.ToReference(),
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
