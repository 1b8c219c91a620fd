using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>A step of the clustering.</summary>
/// <param name="From">The last change before the step.</param>
/// <param name="IsRebuilt">True if it deleted stories of another version of the program or of another archive.</param>
/// <param name="State">The state after the step.</param>
internal sealed record StoryStep(long From, bool IsRebuilt, StoryState State);

/// <summary>
/// Takes the next changes of the archive into the stories, in one transaction. An article joins the stories of its copies, which
/// become one story, or else the most similar story of its days. A new version of an article splits its story, and all articles
/// of it are clustered again, as if the old version had never existed.
/// <para>
/// A private article joins the first story that it matches. It never merges stories, and no other article is compared with it:
/// otherwise other communities could learn of it from their stories.
/// </para>
/// </summary>
internal sealed class StoryClusterer(ArchiveContext context, ClusterCache cache, Tokenizer tokenizer)
{
    /// <summary>
    /// Increase it with every change that would cluster the same articles differently. All stories are then rebuilt.
    /// </summary>
    public const int AlgorithmVersion = 2;

    private const int BatchSize = 200;

    // The time from the first report of a story to its last. What goes on for longer is an affair of many events.
    private static readonly TimeSpan MaxStoryAge = TimeSpan.FromDays(10);

    // The most private articles without a story that are compared again, because a newly added article may be their story.
    private const int MaxAlone = 200;

    // The most candidates that are compared word by word. Only a form that is filled in repeatedly has more.
    private const int MaxCandidates = 64;

    // A text that shares a band with more articles than these gets no bands of its own. Without this limit, a form that is filled
    // in repeatedly would be compared with all earlier ones, and the work would grow with the square of their number.
    private const int MaxSharing = 256;

    public async Task<StoryStep> AdvanceAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var sequence = await context.GetLatestSequenceAsync(cancellationToken);
        var (state, isRebuilt) = await GetFittingStateAsync(sequence, cancellationToken);
        var from = state.Watermark;
        if (cache.Watermark != from) cache.Forget();
        await using (var bands = new LshBands(context))
        {
            var changes = await context.Versions.AsNoTracking().Include(version => version.Article)
                .Where(version => version.Sequence > from).OrderBy(version => version.Sequence).Take(BatchSize)
                .ToListAsync(cancellationToken);
            var latest = changes.Where(version => version.Number == version.Article!.LatestVersion).ToList();
            var again = await SplitStoryAsync(latest, bands, cancellationToken);
            var alone = await RemoveUnclusteredAsync(latest, cancellationToken);
            // Public articles come first, because private ones join them; and in the order of publication, so that few days are
            // loaded at a time.
            foreach (var version in latest.Concat(again).Concat(alone)
                .OrderBy(IsPrivate).ThenBy(version => version.Published).ThenBy(version => version.Sequence))
                await AddAsync(version, bands, hasBands: again.Contains(version), cancellationToken);
            state.Watermark = changes.Count > 0 ? changes[^1].Sequence : sequence;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        cache.Watermark = state.Watermark;
        return new StoryStep(from, isRebuilt, new StoryState(state.Watermark, sequence));
    }

    private async Task<(StoryStateRow State, bool IsRebuilt)> GetFittingStateAsync(
        long sequence, CancellationToken cancellationToken)
    {
        var state = await context.StoryStates.SingleOrDefaultAsync(cancellationToken);
        if (state is null) context.Add(state = new StoryStateRow { Key = 1, Algorithm = AlgorithmVersion });
        else if (state.Algorithm == AlgorithmVersion && state.Watermark <= sequence) return (state, false);
        var isRebuilt = await context.StoryArticles.ExecuteDeleteAsync(cancellationToken) > 0;
        await context.StoryBands.ExecuteDeleteAsync(cancellationToken);
        (state.Algorithm, state.Watermark) = (AlgorithmVersion, 0);
        cache.Forget();
        return (state, isRebuilt);
    }

    /// <summary>Splits the stories of changed articles, and returns the other articles in them, to be clustered again.</summary>
    private async Task<List<VersionRow>> SplitStoryAsync(
        List<VersionRow> changed, LshBands bands, CancellationToken cancellationToken)
    {
        var own = changed.Where(version => version.Number > 1 && IsPrivate(version))
            .Select(version => version.ArticleKey).ToList();
        if (own.Count > 0)
            await context.StoryArticles.Where(row => own.Contains(row.ArticleKey)).ExecuteDeleteAsync(cancellationToken);
        var keys = changed.Where(version => version.Number > 1 && !IsPrivate(version))
            .Select(version => version.ArticleKey).ToList();
        if (keys.Count == 0) return [];
        var stories = context.StoryArticles.Where(row => keys.Contains(row.ArticleKey)).Select(row => row.Story);
        var rows = await context.StoryArticles.Where(row => stories.Contains(row.Story)).ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];
        var versionKeys = rows.Select(row => row.VersionKey).ToList();
        var versions = await context.Versions.AsNoTracking().Include(version => version.Article)
            .Where(version => versionKeys.Contains(version.Key)).ToListAsync(cancellationToken);
        foreach (var old in versions.Where(version => keys.Contains(version.ArticleKey)))
            await bands.DeleteAsync(old.ArticleKey, CreateFingerprint(old).Bands, cancellationToken);
        context.RemoveRange(rows);
        await context.SaveChangesAsync(cancellationToken);
        cache.Window.Clear();
        return [.. versions.Where(version => !keys.Contains(version.ArticleKey))];
    }

    /// <summary>Removes and returns the private articles without a story around the days of the added ones.</summary>
    private async Task<List<VersionRow>> RemoveUnclusteredAsync(List<VersionRow> added, CancellationToken cancellationToken)
    {
        var dates = added.Where(version => !IsPrivate(version)).Select(version => version.Published)
            .OfType<DateTimeOffset>().ToList();
        if (dates.Count == 0) return [];
        var (from, until) = (ShiftSaturating(dates.Min(), -MaxStoryAge), ShiftSaturating(dates.Max(), MaxStoryAge));
        var rows = await context.StoryArticles
            .Where(row => row.IsPrivate && row.Story == row.ArticleKey && row.Published >= from && row.Published <= until)
            .OrderByDescending(row => row.Published).Take(MaxAlone).ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];
        var keys = rows.Select(row => row.VersionKey).ToList();
        context.RemoveRange(rows);
        await context.SaveChangesAsync(cancellationToken);
        return await context.Versions.AsNoTracking().Include(version => version.Article)
            .Where(version => keys.Contains(version.Key)).ToListAsync(cancellationToken);
    }

    private static DateTimeOffset ShiftSaturating(DateTimeOffset date, TimeSpan by) =>
        by < TimeSpan.Zero && date - DateTimeOffset.MinValue < -by ? DateTimeOffset.MinValue
        : by > TimeSpan.Zero && DateTimeOffset.MaxValue - date < by ? DateTimeOffset.MaxValue
        : date + by;

    private static bool IsPrivate(VersionRow version) => version.Article!.Community != Visibility.Everyone;

    private async Task AddAsync(VersionRow version, LshBands bands, bool hasBands, CancellationToken cancellationToken)
    {
        var isPrivate = IsPrivate(version);
        var print = CreateFingerprint(version);
        var shared = await bands.FindSharingAsync(print.Bands, cancellationToken);
        if (!hasBands && !isPrivate && shared.Count <= MaxSharing)
            await bands.AddAsync(version.ArticleKey, print.Bands, cancellationToken);
        shared.Remove(version.ArticleKey);
        var (texts, stories) = await FindCopiesAsync(print, shared, isPrivate ? 1 : int.MaxValue, cancellationToken);
        var entry = new EventEntry(
            version.ArticleKey,
            version.Published ?? default,
            isPrivate ? texts.Append(version.ArticleKey).First() : texts.Append(version.ArticleKey).Min(),
            isPrivate ? stories.Append(version.ArticleKey).First() : stories.Append(version.ArticleKey).Min(),
            version.Published is null ? EventTerms.Empty : EventTerms.Create(ToArticle(version), print.Credits.Spans, tokenizer));
        if (version.Published is { } published) await LoadAsync(published, cancellationToken);
        if (stories.Count == 0 && await FindEventAsync(entry, cancellationToken) is { } story)
            entry = entry with { Story = story };
        else if (!isPrivate) await MergeAsync(texts, stories, entry, cancellationToken);
        var row = new StoryArticleRow
        {
            ArticleKey = version.ArticleKey,
            VersionKey = version.Key,
            Text = entry.Text,
            Story = entry.Story,
            Agency = print.Credits.Agency,
            Published = version.Published,
            IsPrivate = isPrivate,
            Words = entry.Words.ToBytes(),
        };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        context.Entry(row).State = EntityState.Detached;
        if (entry.Words.Count > 0 && !isPrivate) cache.Window.Add(entry);
    }

    /// <summary>Finds the texts, at most <paramref name="most"/>, that an article is a copy of, and their stories.</summary>
    private async Task<(HashSet<long> Texts, HashSet<long> Stories)> FindCopiesAsync(
        ShingleFingerprint print, Dictionary<long, int> shared, int most, CancellationToken cancellationToken)
    {
        HashSet<long> texts = [], stories = [];
        if (shared.Count == 0) return (texts, stories);
        var likeliest = shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MaxCandidates)
            .Select(pair => pair.Key).ToList();
        var rows = await context.StoryArticles.AsNoTracking().Where(row => likeliest.Contains(row.ArticleKey))
            .Select(row => new { row.ArticleKey, row.VersionKey, row.Text, row.Story })
            .ToDictionaryAsync(row => row.ArticleKey, cancellationToken);
        foreach (var row in likeliest.Where(rows.ContainsKey).Select(key => rows[key]))
        {
            if (texts.Count == most) break;
            if (texts.Contains(row.Text) || !print.IsCopyOf(await GetFingerprintAsync(row.VersionKey, cancellationToken)))
                continue;
            texts.Add(row.Text);
            stories.Add(row.Story);
        }

        return (texts, stories);
    }

    private async Task<long?> FindEventAsync(EventEntry entry, CancellationToken cancellationToken)
    {
        foreach (var story in cache.Window.FindMostSimilar(entry))
        {
            var (first, last) = (
                await context.StoryArticles.Where(row => row.Story == story && !row.IsPrivate)
                    .MinAsync(row => row.Published, cancellationToken),
                await context.StoryArticles.Where(row => row.Story == story && !row.IsPrivate)
                    .MaxAsync(row => row.Published, cancellationToken));
            if (entry.Published - first <= MaxStoryAge && last - entry.Published <= MaxStoryAge) return story;
        }

        return null;
    }

    /// <summary>Merges several texts into that of an entry, and their stories into its story.</summary>
    private async Task MergeAsync(
        HashSet<long> texts, HashSet<long> stories, EventEntry entry, CancellationToken cancellationToken)
    {
        texts.Remove(entry.Text);
        stories.Remove(entry.Story);
        if (texts.Count == 0 && stories.Count == 0) return;
        foreach (var text in texts)
            await context.StoryArticles.Where(row => row.Text == text)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Text, entry.Text), cancellationToken);
        foreach (var story in stories)
            await context.StoryArticles.Where(row => row.Story == story)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Story, entry.Story), cancellationToken);
        cache.Window.UpdateEntries(other => !texts.Contains(other.Text) && !stories.Contains(other.Story) ? other : other with
        {
            Text = texts.Contains(other.Text) ? entry.Text : other.Text,
            Story = stories.Contains(other.Story) ? entry.Story : other.Story,
        });
    }

    private async Task LoadAsync(DateTimeOffset published, CancellationToken cancellationToken)
    {
        foreach (var day in cache.Window.ListMissingDays(published))
        {
            var (from, until) = (EventWindow.GetStart(day), EventWindow.GetStart(day + 1));
            var rows = await context.StoryArticles.AsNoTracking()
                .Where(row => row.Published >= from && row.Published < until && !row.IsPrivate)
                .OrderBy(row => row.ArticleKey).ToListAsync(cancellationToken);
            cache.Window.MarkLoaded(day);
            foreach (var row in rows.Where(row => row.Words.Length > 0))
            {
                var words = EventTerms.FromBytes(row.Words);
                cache.Window.Add(new EventEntry(row.ArticleKey, row.Published!.Value, row.Text, row.Story, words));
            }
        }
    }

    private async Task<ShingleFingerprint> GetFingerprintAsync(long versionKey, CancellationToken cancellationToken) =>
        cache.FindPrint(versionKey)
        ?? CreateFingerprint(
            await context.Versions.AsNoTracking().SingleAsync(version => version.Key == versionKey, cancellationToken));

    private ShingleFingerprint CreateFingerprint(VersionRow version)
    {
        if (cache.FindPrint(version.Key) is { } known) return known;
        var print = ShingleFingerprint.Create(ToArticle(version));
        cache.Remember(version.Key, print);
        return print;
    }

    private static Article ToArticle(VersionRow version) => new()
    {
        Title = version.Title,
        Body = version.Body,
        Outlet = version.Outlet,
        Author = version.Author,
        Published = version.Published,
    };
}
