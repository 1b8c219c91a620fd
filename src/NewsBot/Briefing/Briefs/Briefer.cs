using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Archive;
using NewsBot.Retrieval;

namespace NewsBot.Briefing.Briefs;

/// <summary>
/// Tells the top stories of a period: those that most outlets tell on their own word, and of those the freshest. Counts by columns, and
/// reads the texts of those alone that it tells.
/// </summary>
public sealed partial class Briefer
{
    /// <summary>Stories of a brief, at most.</summary>
    public const int MostStories = 7;

    // Of a story no more texts are read.
    private const int MostRead = 6;

    private const double Fresh = 0.5;
    private const double New = 0.3;

    // A quiz or a gallery is no news, whoever has it.
    private const double Aside = 1;

    // Share of a headline's words that must stand in another for the two to tell of one affair.
    private const double SameAffair = 0.5;

    // The least and the most that is told where the period asked for is empty.
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan OneWeek = TimeSpan.FromDays(7);

    private readonly PeriodStories stories;
    private readonly ArticleArchive archive;
    private readonly StoryLead leads;

    internal Briefer(PeriodStories stories, ArticleArchive archive, StoryLead leads)
    {
        this.stories = stories;
        this.archive = archive;
        this.leads = leads;
    }

    /// <summary>Tells the top stories of a period.</summary>
    /// <param name="scope">What may be seen; its days are not looked at.</param>
    /// <param name="since">The period begins behind this.</param>
    /// <param name="until">Its last moment; nothing published later is seen.</param>
    /// <param name="newSince">
    /// When the brief before was given, so that what is new since is marked; null where there was none. Without one, where nothing
    /// appeared in the period, as long a stretch up to the newest article is told, but a day at least and a week at most.
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
        var found = await FindAsync(since, until);
        var isOlder = false;
        if (found.Count == 0)
        {
            var newest = await stories.NewestAsync(until, scope.Community, member => !excluded.Contains(member.ArticleId) && Covers(member), cancellationToken);
            if (newest is not { } last || newSince is not null)
                return new Brief { Outcome = newest is null ? BriefOutcome.NothingHeld : BriefOutcome.NothingNew, Since = since, Until = until };
            var length = until - since;
            (since, until, isOlder) = (last - (length < OneDay ? OneDay : length > OneWeek ? OneWeek : length), last, true);
            found = await FindAsync(since, until);
        }

        var told = Choose(found, most);
        return await TellAsync(told, cancellationToken) with { Since = since, Until = until, IsOlder = isOlder, LeftOut = found.Count - told.Count };

        bool Covers(StoryMember member) => scope.Covers(member.Outlet, member.Language, member.Published);

        async Task<List<RankedStory>> FindAsync(DateTimeOffset from, DateTimeOffset to) =>
            [.. (await stories.OfAsync(from, to, scope.Community, excluded, from == newSince ? newSince : null, cancellationToken))
                .Select(story => story.Where(article => Covers(article.Member)).ToList())
                .Where(story => story.Exists(article => IsOf(article, from, newSince)))
                .Select(story => Rank(story, from, to, newSince))
                .OrderByDescending(story => story.Rank)
                .ThenBy(story => story.Articles[0].Member.ArticleId, StringComparer.Ordinal)];
    }

    private static RankedStory Rank(List<PeriodArticle> articles, DateTimeOffset since, DateTimeOffset until, DateTimeOffset? newSince)
    {
        var whole = new Story([.. articles.Select(article => article.Member)]);
        var ofPeriod = articles.Where(article => IsOf(article, since, newSince)).ToList();
        var voiced = new Story([.. ofPeriod.Select(article => article.Member)]).Voiced;
        var before = new Story([.. articles.Where(article => !(article.Member.Published > newSince) && !(article.Came > newSince)).Select(article => article.Member)]);
        var news = newSince is null ? StoryNews.None
            : before.Members.Count == 0 ? StoryNews.New
            : whole.Voiced > before.Voiced ? StoryNews.More : StoryNews.None;
        var fresh = (ofPeriod.Max(article => article.Member.Published)!.Value - since) / (until - since);
        var isAside = ofPeriod.TrueForAll(article => NoNews().IsMatch(article.Member.Title));
        return new RankedStory(
            articles, whole, news,
            Math.Log2(1 + voiced) + (0.3 * Math.Log2(ofPeriod.Count)) + (Fresh * fresh) + (news == StoryNews.New ? New : 0) - (isAside ? Aside : 0));
    }

    // Since the last brief also belongs what was published before it and came after.
    private static bool IsOf(PeriodArticle article, DateTimeOffset since, DateTimeOffset? newSince) =>
        article.Member.Published > since || (since == newSince && article.Member.Published is not null && article.Came > newSince);

    private List<RankedStory> Choose(List<RankedStory> ranked, int most)
    {
        var told = new List<RankedStory>();
        var titles = new List<HashSet<string>>();
        foreach (var story in ranked)
        {
            if (told.Count == most) break;
            var title = leads.Words(story.Articles[^1].Reference.Headline);
            if (titles.Exists(other => IsOneAffair(title, other))) continue;
            told.Add(story);
            titles.Add(title);
        }

        return told;
    }

    private static bool IsOneAffair(HashSet<string> title, HashSet<string> other)
    {
        const int least = 2;
        var shared = title.Count(other.Contains);
        return shared >= least && shared >= SameAffair * Math.Min(title.Count, other.Count);
    }

    private async Task<Brief> TellAsync(List<RankedStory> told, CancellationToken cancellationToken)
    {
        // Of each outlet its newest, the newest first.
        var read = told.Select(story => story.Articles.AsEnumerable().Reverse().DistinctBy(article => article.Member.Outlet).Take(MostRead).Reverse().ToList()).ToList();
        var bodies = await archive.BodiesAsync([.. read.SelectMany(articles => articles).Select(article => article.Reference).Distinct()], cancellationToken);
        var (items, citations) = (new List<BriefStory>(), new List<Citation>());
        foreach (var (story, articles) in told.Zip(read))
        {
            var texts = articles.Where(article => bodies.ContainsKey(article.Reference)).Select(article => (article, bodies[article.Reference])).ToList();
            if (texts.Count == 0) continue;
            var (article, span) = leads.Find(texts);
            var id = article.Member.ArticleId;
            var quote = span is { } where ? where.Cut(bodies[article.Reference]) : "";
            citations.Add(new Citation(
                citations.Count + 1, article.Reference, span ?? default, quote, story.Whole.AlsoIn(id), story.Whole.Independent(id)));
            var outlets = story.Whole.Members.Select(member => member.Outlet).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count();
            items.Add(new BriefStory(citations.Count, Math.Max(1, outlets), story.News));
        }

        return new Brief { Outcome = BriefOutcome.Told, Since = default, Until = default, Stories = items, Citations = citations };
    }

    [GeneratedRegex(
        @"\b(?:opinion|quiz|crossword|gallery|in pictures|photos?|podcast|how to (?:watch|stream|get|make|use)|what to (?:watch|know)|things (?:you need )?to know|betting|odds|"
        + @"horoscopes?|recipes?|deals|gift guide|newsletter|reviews?|best (?:of|things)|tips|explained|everything (?:we|you)|briefing|week.s biggest news)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoNews();

    private sealed record RankedStory(IReadOnlyList<PeriodArticle> Articles, Story Whole, StoryNews News, double Rank);
}
