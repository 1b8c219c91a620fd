using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing.Briefs;

/// <summary>
/// Builds a brief of the top stories of a period: those that most outlets report independently, the freshest first. It ranks
/// by article metadata and reads the texts of the chosen stories only.
/// </summary>
internal sealed class BriefBuilder(PeriodStories stories, ArticleArchive archive, StoryLead leads)
{
    /// <summary>The most stories in a brief.</summary>
    public const int MaxStories = 7;

    // The most texts that are read for one story.
    private const int MaxArticlesRead = 6;

    private const double FreshnessWeight = 0.5;
    private const double NewStoryBonus = 0.3;

    // A quiz or a gallery is not news, however many outlets have it.
    private const double NonNewsPenalty = 1;

    // Keeps one topic from filling the brief; multiplied by the overlap of a headline with the chosen ones.
    private const double SimilarStoryPenalty = 1.2;

    // Word overlap from which two headlines or sentences say the same.
    private const double SameNewsOverlap = 0.6;

    private const int MaxRanked = 200;
    private const int CandidatesPerStory = 2;

    // The shortest and longest replacement for an empty period.
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan OneWeek = TimeSpan.FromDays(7);

    /// <summary>Builds a brief of the top stories of a period.</summary>
    /// <param name="scope">The articles that the asker may see; its days are ignored.</param>
    /// <param name="since">The start of the period, inclusive.</param>
    /// <param name="until">The end of the period, inclusive; nothing published later is seen.</param>
    /// <param name="newSince">
    /// The time of the previous brief, so that news since then is marked; null if there was none. In that case an empty period is
    /// replaced by an equally long one up to the newest article, of at least a day and at most a week.
    /// </param>
    /// <param name="most">The most stories; at least 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public async Task<Brief> BuildAsync(
        Scope scope, DateTimeOffset since, DateTimeOffset until, DateTimeOffset? newSince = null, int most = MaxStories,
        CancellationToken cancellationToken = default)
    {
        scope = scope with { PublishedSince = null, PublishedUntil = null };
        var lastBrief = newSince is { } given
            ? new LastBrief(given, await archive.GetSequenceAtAsync(given, cancellationToken)) : null;
        var found = await FindAsync(since, until);
        var isOlder = false;
        if (found.Count == 0)
        {
            var newest =
                await stories.GetNewestAsync(until, scope.Community, member => !scope.Excluded.Contains(member.ArticleId)
                    && Covers(member), cancellationToken);
            if (newest is not { } last || newSince is not null)
                return new Brief
                {
                    Outcome = newest is null ? BriefOutcome.NothingHeld
                    : BriefOutcome.NothingNew,
                    Since = since,
                    Until = until
                };
            var length = until - since;
            (since, until, isOlder) = (last - (length < OneDay ? OneDay : length > OneWeek ? OneWeek : length), last, true);
            found = await FindAsync(since, until);
        }

        var brief = await BuildAsync(ChooseDiverse(found, most), most, cancellationToken);
        return brief with
        {
            Since = since,
            Until = until,
            UsesOlderPeriod = isOlder,
            OmittedCount = found.Count - brief.Stories.Count
        };

        bool Covers(StoryMember member) => scope.Covers(member.Outlet, member.Language, member.Published);

        async Task<List<RankedStory>> FindAsync(DateTimeOffset from, DateTimeOffset to) =>
            [.. (await stories.GetAsync(from, to, scope.Community, scope.Excluded, from == newSince ? lastBrief?.Sequence
                : null, cancellationToken))
                .Select(story => story.Where(article => Covers(article.Member)).ToList())
                .Where(story => story.Exists(article => BelongsToPeriod(article, from, lastBrief)))
                .Select(story => Rank(story, from, to, lastBrief))
                .OrderByDescending(story => story.Rank)
                .ThenBy(story => story.Articles[0].Member.ArticleId, StringComparer.Ordinal)];
    }

    private static RankedStory Rank(List<PeriodArticle> articles, DateTimeOffset since, DateTimeOffset until, LastBrief? last)
    {
        var story = new Story([.. articles.Select(article => article.Member)]);
        var ofPeriod = articles.Where(article => BelongsToPeriod(article, since, last)).ToList();
        var voiced = new Story([.. ofPeriod.Select(article => article.Member)]).IndependentOutlets;
        var before =
            new Story(
                [.. articles.Where(article => !(article.Member.Published > last?.GivenAt)
                    && !(article.FirstSequence > last?.Sequence))
                    .Select(article => article.Member)]);
        var news = last is null ? StoryNews.None
            : before.Members.Count == 0 ? StoryNews.New
            : story.IndependentOutlets > before.IndependentOutlets ? StoryNews.More : StoryNews.None;
        var fresh = (ofPeriod.Max(article => article.Member.Published)!.Value - since) / (until - since);
        var isAside = ofPeriod.TrueForAll(article => NonNewsFilter.IsNonNews(article.Member.Title));
        return new RankedStory(
            articles, story, news,
            Math.Log2(1 + voiced) + (0.3 * Math.Log2(ofPeriod.Count)) + (FreshnessWeight * fresh)
                + (news == StoryNews.New ? NewStoryBonus : 0) - (isAside ? NonNewsPenalty : 0));
    }

    // The period since the last brief also includes articles that were published before it but ingested after it.
    private static bool BelongsToPeriod(PeriodArticle article, DateTimeOffset since, LastBrief? last) =>
        last is not null && since == last.GivenAt
            ? article.Member.Published > since || (article.Member.Published is not null && article.FirstSequence > last.Sequence)
            : article.Member.Published >= since;

    // Repeatedly takes the story with the best rank after a penalty for similarity to those already chosen. Chooses more than
    // are needed, because some stories turn out to have no text or to repeat another one.
    private List<RankedStory> ChooseDiverse(List<RankedStory> ranked, int most)
    {
        var left = ranked.Take(MaxRanked)
            .Select(story => (Story: story, Title: leads.ReadTerms(story.Articles[^1].Reference.Headline), Like: 0.0)).ToList();
        var chosen = new List<RankedStory>();
        while (left.Count > 0 && chosen.Count < CandidatesPerStory * most)
        {
            var best = left.MaxBy(candidate => candidate.Story.Rank - (SimilarStoryPenalty * candidate.Like));
            chosen.Add(best.Story);
            left = [.. left.Where(candidate => candidate.Story != best.Story)
                .Select(candidate => candidate with
                {
                    Like = Math.Max(candidate.Like, WordSets.ComputeOverlap(candidate.Title, best.Title)),
                })
                .Where(candidate => candidate.Like < SameNewsOverlap)];
        }

        return chosen;
    }

    private async Task<Brief> BuildAsync(List<RankedStory> chosen, int most, CancellationToken cancellationToken)
    {
        // The newest article of each outlet, in order of publication.
        var articlesToRead =
            chosen.Select(story => story.Articles.AsEnumerable().Reverse().DistinctBy(article => article.Member.Outlet)
                .Take(MaxArticlesRead).Reverse().ToList()).ToList();
        var bodies =
            await archive.ReadBodiesAsync(
                [.. articlesToRead.SelectMany(articles => articles).Select(article => article.Reference).Distinct()],
                cancellationToken);
        var leadsFound = new List<(RankedStory Story, PeriodArticle Article, TextSpan? Span, HashSet<string> Words)>();
        foreach (var (story, articles) in chosen.Zip(articlesToRead))
        {
            var texts = articles.Where(article => bodies.ContainsKey(article.Reference))
                .Select(article => (article, bodies[article.Reference])).ToList();
            if (texts.Count == 0) continue;
            var (article, span) = leads.Find(texts);
            var words = leads.ReadTerms(span?.Cut(bodies[article.Reference]) ?? article.Reference.Headline);
            if (!leadsFound.Exists(other => WordSets.ComputeOverlap(words, other.Words) >= SameNewsOverlap))
                leadsFound.Add((story, article, span, words));
        }

        var (briefStories, citations) = (new List<BriefStory>(), new List<Citation>());
        // Stories without a quotable sentence come last.
        foreach (var (story, article, span, _) in leadsFound.OrderBy(lead => lead.Span is null).Take(most))
        {
            var id = article.Member.ArticleId;
            citations.Add(new Citation(
                citations.Count + 1, article.Reference, span ?? default, span?.Cut(bodies[article.Reference]) ?? "",
                story.FullStory.ListOtherOutlets(id), story.FullStory.CountIndependentOutlets(id)));
            var outlets = story.FullStory.Members.Select(member => member.Outlet).OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase).Count();
            briefStories.Add(new BriefStory(citations.Count, Math.Max(1, outlets), story.News));
        }

        return new Brief
        {
            Outcome = BriefOutcome.Told,
            Since = default,
            Until = default,
            Stories = briefStories,
            Citations = citations
        };
    }

    /// <param name="GivenAt">The time of the previous brief.</param>
    /// <param name="Sequence">The archive's last change up to that time.</param>
    private sealed record LastBrief(DateTimeOffset GivenAt, long Sequence);

    private sealed record RankedStory(IReadOnlyList<PeriodArticle> Articles, Story FullStory, StoryNews News, double Rank);
}
