using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>
/// Says which articles are one story: copies of a text (wire reports, reprints), and reports of one event that appeared within
/// days. What is private to a community joins the stories of what everyone may see and changes nothing in them. Derived, like
/// the index: it follows the archive's change sequence, keeps how far it has come beside what it made, and makes all anew when
/// another version of the program made it.
/// </summary>
/// <remarks>
/// Any number of processes may follow at once; each step is a transaction that goes on from where the last one ended. Every
/// method throws <see cref="ArchiveException"/>, with the remedy in its message, when the database cannot be used.
/// </remarks>
internal sealed class StoryIndex(ArchiveDatabase database, Tokenizer tokenizer, ILogger<StoryIndex> logger) : IDisposable
{
    private readonly ClusterCache cache = new();
    private readonly SemaphoreSlim catchUpLock = new(1, 1);

    /// <summary>
    /// Brings the stories to the end of the archive's change sequence. Cheap when they are there already: one query.
    /// </summary>
    /// <param name="progress">Told the number of changes taken in so far and of all to take in.</param>
    public async Task<StoryState> CatchUpAsync(
        IProgress<StoryProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var state = await GetStateAsync(cancellationToken);
        if (state.Behind == 0) return state;
        await catchUpLock.WaitAsync(cancellationToken);
        try
        {
            long? from = null;
            while (true)
            {
                var step = await StepAsync(cancellationToken);
                if (step.IsRebuilt) Log.StoriesMadeAnew(logger);
                from = step.IsRebuilt ? 0 : from ?? step.From;
                progress?.Report(new StoryProgress(step.State.Watermark - from.Value, step.State.Sequence - from.Value));
                if (step.State.Behind == 0) return step.State;
            }
        }
        finally
        {
            catchUpLock.Release();
        }
    }

    /// <summary>Finds the story of each article as of a moment.</summary>
    /// <param name="articleIds">
    /// The archive's ids; those that are not held, not yet followed or not to be seen have no story in the result.
    /// </param>
    /// <param name="asOf">What was published later is not in the stories. What has no date is.</param>
    /// <param name="excludedIds">Articles that are to be left out of all stories.</param>
    /// <param name="community">What is private to others than this community is in no story; null where everything private is
    /// in none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyDictionary<string, Story>> FindStoriesAsync(
        IReadOnlyCollection<string> articleIds,
        DateTimeOffset asOf,
        IReadOnlySet<string> excludedIds,
        string? community = null,
        CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyDictionary<string, Story>>(async context =>
        {
            var own = Visibility.FromCommunity(community);
            var stories = context.Articles.Where(article => articleIds.Contains(article.Id))
                .Join(context.StoryArticles, article => article.Key, row => row.ArticleKey, (_, row) => row.Story);
            var rows = await context.StoryArticles.AsNoTracking()
                .Where(row => stories.Contains(row.Story) && (row.Published == null || row.Published <= asOf))
                .Join(context.Versions, row => row.VersionKey, version => version.Key, (row, version) =>
                new { Row = row, Version = version })
                .Where(pair => pair.Version.Article!.Community == Visibility.Everyone || pair.Version.Article.Community == own)
                .Select(pair => new
                {
                    pair.Row.Story,
                    Member = new StoryMember(
                        pair.Version.Article!.Id, pair.Version.Outlet, pair.Version.Published, pair.Row.Text, pair.Row.Agency,
                        pair.Version.Title, pair.Version.Url)
                    {
                        Language = pair.Version.Language,
                    },
                })
                .ToListAsync(cancellationToken);
            var wanted = articleIds.ToHashSet(StringComparer.Ordinal);
            return rows.Where(row => !excludedIds.Contains(row.Member.ArticleId))
                .GroupBy(row => row.Story, row => row.Member)
                .Select(members => new Story([.. members
                    .OrderBy(member => member.Published ?? DateTimeOffset.MaxValue)
                    .ThenBy(member => member.ArticleId, StringComparer.Ordinal)]))
                .SelectMany(story => story.Members
                    .Where(member => wanted.Contains(member.ArticleId))
                    .Select(member => (member.ArticleId, Story: story)))
                .ToDictionary(pair => pair.ArticleId, pair => pair.Story, StringComparer.Ordinal);
        }, cancellationToken);

    /// <summary>Counts the stories that everyone may see, and their sizes.</summary>
    public Task<StoryStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            const int few = 3;
            var articles = context.StoryArticles.AsNoTracking().Where(row => !row.IsPrivate);
            var copies = await articles.GroupBy(row => row.Text).Where(text => text.Count() > 1)
                .Select(text => text.Count()).ToListAsync(cancellationToken);
            var stories = await articles.GroupBy(row => row.Story).Where(story => story.Count() > 1)
                .Select(story => story.Count()).ToListAsync(cancellationToken);
            var held = await articles.CountAsync(cancellationToken);
            var large = articles.GroupBy(row => row.Story).Where(story => story.Count() >= few).Select(story => story.Key);
            var members = articles.Where(row => large.Contains(row.Story))
                .Join(context.Versions, row => row.VersionKey, version => version.Key,
                    (row, version) => new { row.Story, row.Text, row.Agency, version.Outlet })
                .OrderBy(row => row.Story);
            var wellCovered = 0;
            (long Story, List<StoryMember> Members) open = (0, []);
            await foreach (var row in members.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (row.Story != open.Story)
                {
                    if (new Story(open.Members).IndependentOutlets > 1) wellCovered++;
                    open = (row.Story, []);
                }

                open.Members.Add(new StoryMember("", row.Outlet, null, row.Text, row.Agency, "", null));
            }

            if (new Story(open.Members).IndependentOutlets > 1) wellCovered++;
            var largest = stories.Append(Math.Min(held, 1)).Max();
            return new StoryStatistics(held, copies.Count, copies.Sum() - copies.Count, stories.Count, wellCovered, largest);
        }, cancellationToken);

    public void Dispose() => catchUpLock.Dispose();

    private Task<StoryState> GetStateAsync(CancellationToken cancellationToken) =>
        database.UseAsync(async context =>
        {
            var state = await context.StoryStates.AsNoTracking()
                .Select(row => new
                {
                    row.Algorithm,
                    row.Watermark,
                    Sequence = context.Versions.Max(version => (long?)version.Sequence) ?? 0,
                })
                .SingleOrDefaultAsync(cancellationToken);
            // State of another program version or archive counts as behind.
            if (state is not null && state.Algorithm == StoryClusterer.AlgorithmVersion && state.Watermark <= state.Sequence)
                return new StoryState(state.Watermark, state.Sequence);
            return new StoryState(-1, 0);
        }, cancellationToken);

    private async Task<StoryStep> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(context =>
                new StoryClusterer(context, cache, tokenizer).AdvanceAsync(cancellationToken), cancellationToken);
        }
        catch
        {
            // The cache may hold what was rolled back.
            cache.Forget();
            throw;
        }
    }
}
