using BitFaster.Caching.Lru;
using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Stories;

/// <summary>
/// The headlines of the stories of the last days, for whoever looks for something to ask about. Read with one query of
/// bounded size, and kept until the archive changes or an hour has passed, because it is asked for with every letter that
/// somebody types.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class RecentHeadlines(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>No more articles than these are looked at, the newest.</summary>
    public const int MaxArticles = 3_000;

    /// <summary>How far back.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(14);

    private readonly ConcurrentLru<string, Read> cache = new(100);

    /// <summary>Headlines with all of the words, one a story, that of the story with most outlets first.</summary>
    /// <param name="words">What they are to contain, in any order and case, each as the beginning of a word; empty for no
    /// such limit.</param>
    /// <param name="most">No more than these.</param>
    /// <param name="community">What is private to others has no part in it; null where nothing private has.</param>
    /// <param name="language">The code of the language that it is told in; what is of unknown language has its part in it.
    /// Null for any.</param>
    /// <param name="excludedIds">Articles that have no part in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> FindAsync(
        IReadOnlyList<string> words, int most, string? community, string? language, IReadOnlySet<string> excludedIds,
        CancellationToken cancellationToken = default)
    {
        var own = Visibility.FromCommunity(community);
        var rows = (await GetCurrentAsync(own, cancellationToken)).Rows
            .Where(row =>
            (language is null || LanguageCode.FromTag(row.Language) is var its && (its.Length == 0 || its == language))
                && !excludedIds.Contains(row.ArticleId));
        return [.. rows.GroupBy(row => row.Story)
            .Select(story => (
                story.FirstOrDefault(row => words.All(word => ContainsWordStart(row.Title, word)))?.Title,
                Outlets: story.Select(row => row.Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count(),
                Latest: story.Max(row => row.Published)))
            .Where(story => story.Title is not null)
            .OrderByDescending(story => story.Outlets).ThenByDescending(story => story.Latest)
            .Select(story => story.Title!).Distinct(StringComparer.OrdinalIgnoreCase).Take(most)];
    }

    private static bool ContainsWordStart(string title, string word)
    {
        for (var at = title.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at =
            title.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(title[at - 1])) return true;
        return false;
    }

    private Task<Read> GetCurrentAsync(string own, CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            var now = time.GetUtcNow();
            var hour = now.UtcTicks / TimeSpan.TicksPerHour;
            var state = await context.StoryStates.AsNoTracking().Select(row => (long?)row.Watermark)
                .SingleOrDefaultAsync(cancellationToken) ?? 0;
            if (cache.TryGet(own, out var known) && known.Watermark == state && known.Hour == hour) return known;
            var from = now - Period;
            var rows = await context.StoryArticles.AsNoTracking()
                .Where(row => row.Published > from && row.Published <= now)
                .Join(context.Versions, row => row.VersionKey, version => version.Key, (row, version) => new { row, version })
                .Where(pair => pair.version.Article!.Community == Visibility.Everyone || pair.version.Article.Community == own)
                .OrderByDescending(pair => pair.row.Published).Take(MaxArticles)
                .Select(pair => new Headline(
                    pair.row.Story, pair.version.Article!.Id, pair.version.Title, pair.version.Outlet, pair.row.Published!.Value,
                    pair.version.Language))
                .ToListAsync(cancellationToken);
            var read = new Read(state, hour, rows);
            cache.AddOrUpdate(own, read);
            return read;
        }, cancellationToken);

    private sealed record Headline(
        long Story, string ArticleId, string Title, string? Outlet, DateTimeOffset Published, string? Language);

    private sealed record Read(long Watermark, long Hour, IReadOnlyList<Headline> Rows);
}
