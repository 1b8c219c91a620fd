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

    private volatile Read? read;

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
        var rows = (await GetCurrentAsync(cancellationToken)).Rows
            .Where(row => (row.Community == Visibility.Everyone || row.Community == own)
                && (language is null || LanguageCode.FromTag(row.Language) is var its && (its.Length == 0 || its == language))
                && !excludedIds.Contains(row.ArticleId));
        return [.. rows.GroupBy(row => row.Story)
            .Select(story => (
                story.FirstOrDefault(row => words.All(word => Mention(row.Title, word)))?.Title,
                Outlets: story.Select(row => row.Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count(),
                Latest: story.Max(row => row.Published)))
            .Where(story => story.Title is not null)
            .OrderByDescending(story => story.Outlets).ThenByDescending(story => story.Latest)
            .Select(story => story.Title!).Distinct(StringComparer.OrdinalIgnoreCase).Take(most)];
    }

    private static bool Mention(string title, string word)
    {
        for (var at = title.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at =
            title.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(title[at - 1])) return true;
        return false;
    }

    private Task<Read> GetCurrentAsync(CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            var now = time.GetUtcNow();
            var hour = now.UtcTicks / TimeSpan.TicksPerHour;
            var state = await context.StoryStates.AsNoTracking().Select(row => (long?)row.Watermark)
                .SingleOrDefaultAsync(cancellationToken) ?? 0;
            if (read is { } known && known.Watermark == state && known.Hour == hour) return known;
            var from = now - Period;
            var rows = await context.StoryArticles.AsNoTracking()
                .Where(row => row.Published > from && row.Published <= now)
                .OrderByDescending(row => row.Published).Take(MaxArticles)
                .Join(context.Versions, row => row.VersionKey, version => version.Key, (row, version) => new Headline(
                    row.Story, version.Article!.Id, version.Article.Community, version.Title, version.Outlet,
                        row.Published!.Value, version.Language))
                .ToListAsync(cancellationToken);
            return read = new Read(state, hour, rows);
        }, cancellationToken);

    private sealed record Headline(
        long Story, string ArticleId, string Community, string Title, string? Outlet, DateTimeOffset Published, string? Language);

    private sealed record Read(long Watermark, long Hour, IReadOnlyList<Headline> Rows);
}
