using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing.Briefs;

/// <summary>
/// Tells the top stories of a period: those that most outlets tell on their own word, and of those the freshest. Counts by
/// columns, and reads the texts of those alone that it tells.
/// </summary>
internal sealed class BriefBuilder(PeriodStories stories, ArticleArchive archive, StoryLead leads)
{
    /// <summary>Stories of a brief, at most.</summary>
    public const int MostStories = 7;

    // Of a story no more texts are read.
    private const int MostRead = 6;

    private const double Fresh = 0.5;
    private const double New = 0.3;

    // A quiz or a gallery is no news, whoever has it.
    private const double Aside = 1;

    // A brief of one affair is none, where there are others; taken off by the share of a headline's words that another one has.
    private const double SameAffair = 1.2;

    // Share of a headline's or sentence's words that must stand in another for the two to say the same.
    private const double SameNews = 0.6;

    private const int MostWeighed = 200;
    private const int MoreThanTold = 2;

    // The least and the most that is told where the period asked for is empty.
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan OneWeek = TimeSpan.FromDays(7);

    /// <summary>Tells the top stories of a period.</summary>
    /// <param name="scope">What may be seen; its days are not looked at.</param>
    /// <param name="since">The first moment of the period.</param>
    /// <param name="until">Its last moment; nothing published later is seen.</param>
    /// <param name="newSince">
    /// When the brief before was given, so that what is new since is marked; null where there was none. Without one, where
    /// nothing appeared in the period, as long a stretch up to the newest article is told, but a day at least and a week at most.
    /// </param>
    /// <param name="most">No more stories than so many, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public async Task<Brief> TellAsync(
        Scope scope, DateTimeOffset since, DateTimeOffset until, DateTimeOffset? newSince = null, int most = MostStories,
        CancellationToken cancellationToken = default)
    {
        scope = scope with { PublishedSince = null, PublishedUntil = null };
        var excluded = scope.Excluded.ToHashSet(StringComparer.Ordinal);
        var before = newSince is { } told ? new LastBrief(told, await archive.LastUntilAsync(told, cancellationToken)) : null;
        var found = await FindAsync(since, until);
        var isOlder = false;
        if (found.Count == 0)
        {
            var newest =
                await stories.NewestAsync(until, scope.Community, member => !excluded.Contains(member.ArticleId)
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

        var brief = await TellAsync(Choose(found, most), most, cancellationToken);
        return brief with { Since = since, Until = until, IsOlder = isOlder, LeftOut = found.Count - brief.Stories.Count };

        bool Covers(StoryMember member) => scope.Covers(member.Outlet, member.Language, member.Published);

        async Task<List<RankedStory>> FindAsync(DateTimeOffset from, DateTimeOffset to) =>
            [.. (await stories.OfAsync(from, to, scope.Community, excluded, from == newSince ? before?.Sequence
                : null, cancellationToken))
                .Select(story => story.Where(article => Covers(article.Member)).ToList())
                .Where(story => story.Exists(article => IsOf(article, from, before)))
                .Select(story => Rank(story, from, to, before))
                .OrderByDescending(story => story.Rank)
                .ThenBy(story => story.Articles[0].Member.ArticleId, StringComparer.Ordinal)];
    }

    private static RankedStory Rank(List<PeriodArticle> articles, DateTimeOffset since, DateTimeOffset until, LastBrief? last)
    {
        var whole = new Story([.. articles.Select(article => article.Member)]);
        var ofPeriod = articles.Where(article => IsOf(article, since, last)).ToList();
        var voiced = new Story([.. ofPeriod.Select(article => article.Member)]).Voiced;
        var before =
            new Story(
                [.. articles.Where(article => !(article.Member.Published > last?.Given) && !(article.Came > last?.Sequence))
                    .Select(article => article.Member)]);
        var news = last is null ? StoryNews.None
            : before.Members.Count == 0 ? StoryNews.New
            : whole.Voiced > before.Voiced ? StoryNews.More : StoryNews.None;
        var fresh = (ofPeriod.Max(article => article.Member.Published)!.Value - since) / (until - since);
        var isAside = ofPeriod.TrueForAll(article => NonNewsFilter.IsBeside(article.Member.Title));
        return new RankedStory(
            articles, whole, news,
            Math.Log2(1 + voiced) + (0.3 * Math.Log2(ofPeriod.Count)) + (Fresh * fresh)
                + (news == StoryNews.New ? New : 0) - (isAside ? Aside : 0));
    }

    // Since the last brief also belongs what was published before it and came after.
    private static bool IsOf(PeriodArticle article, DateTimeOffset since, LastBrief? last) =>
        last is not null && since == last.Given
            ? article.Member.Published > since || (article.Member.Published is not null && article.Came > last.Sequence)
            : article.Member.Published >= since;

    // Each time the best of those that are least like what is told already; of more than are told, for some turn out not to
    // be tellable.
    private List<RankedStory> Choose(List<RankedStory> ranked, int most)
    {
        var left = ranked.Take(MostWeighed)
            .Select(story => (Story: story, Title: leads.Words(story.Articles[^1].Reference.Headline), Like: 0.0)).ToList();
        var chosen = new List<RankedStory>();
        while (left.Count > 0 && chosen.Count < MoreThanTold * most)
        {
            var best = left.MaxBy(one => one.Story.Rank - (SameAffair * one.Like));
            chosen.Add(best.Story);
            left = [.. left.Where(one => one.Story != best.Story)
                .Select(one => one with { Like = Math.Max(one.Like, Share(one.Title, best.Title)) })
                .Where(one => one.Like < SameNews)];
        }

        return chosen;
    }

    private async Task<Brief> TellAsync(List<RankedStory> chosen, int most, CancellationToken cancellationToken)
    {
        // Of each outlet its newest, the newest last.
        var read =
            chosen.Select(story => story.Articles.AsEnumerable().Reverse().DistinctBy(article => article.Member.Outlet)
                .Take(MostRead).Reverse().ToList()).ToList();
        var bodies =
            await archive.BodiesAsync(
                [.. read.SelectMany(articles => articles).Select(article => article.Reference).Distinct()], cancellationToken);
        var told = new List<(RankedStory Story, PeriodArticle Article, TextSpan? Span, HashSet<string> Words)>();
        foreach (var (story, articles) in chosen.Zip(read))
        {
            var texts = articles.Where(article => bodies.ContainsKey(article.Reference))
                .Select(article => (article, bodies[article.Reference])).ToList();
            if (texts.Count == 0) continue;
            var (article, span) = leads.Find(texts);
            var words = leads.Words(span?.Cut(bodies[article.Reference]) ?? article.Reference.Headline);
            if (!told.Exists(other => Share(words, other.Words) >= SameNews)) told.Add((story, article, span, words));
        }

        var (items, citations) = (new List<BriefStory>(), new List<Citation>());
        // What can only be told by its headline comes where there is nothing else.
        foreach (var (story, article, span, _) in told.OrderBy(one => one.Span is null).Take(most))
        {
            var id = article.Member.ArticleId;
            citations.Add(new Citation(
                citations.Count + 1, article.Reference, span ?? default, span?.Cut(bodies[article.Reference]) ?? "",
                story.Whole.AlsoIn(id), story.Whole.Independent(id)));
            var outlets = story.Whole.Members.Select(member => member.Outlet).OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase).Count();
            items.Add(new BriefStory(citations.Count, Math.Max(1, outlets), story.News));
        }

        return new Brief
        {
            Outcome = BriefOutcome.Told,
            Since = default,
            Until = default,
            Stories = items,
            Citations = citations
        };
    }

    private static double Share(HashSet<string> one, HashSet<string> other)
    {
        var least = Math.Min(one.Count, other.Count);
        return least == 0 ? 0 : (double)one.Count(other.Contains) / least;
    }

    /// <param name="Given">When the brief before was given.</param>
    /// <param name="Sequence">The archive's last change until then.</param>
    private sealed record LastBrief(DateTimeOffset Given, long Sequence);

    private sealed record RankedStory(IReadOnlyList<PeriodArticle> Articles, Story Whole, StoryNews News, double Rank);
}
