using NewsBot.Answering;
using NewsBot.Answering.Citations;
using NewsBot.Articles;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Differences;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing.Changes;

/// <summary>Tells what is new since a moment: rules, not a model, in sentences of the coverage.</summary>
/// <remarks>Of the room that says what happened.</remarks>
internal sealed class ChangeReporter(
    ArticleArchive archive, TopicRetriever topics, Disagreements disagreements, StoryIndex stories, RecentArticles news,
    ArticleHistory history, CitationStories cited)
{
    /// <summary>No more items are told.</summary>
    public const int MostItems = 10;

    // Of a topic that changes all day, stories still come first.
    private const int MostValues = 4;
    private const int MostUpdates = 50;

    private const double OfCorrection = 2.5;
    private const double OfValue = 2;
    private const double OfChange = 0.8;
    private const double OfKnownStory = 0.5;

    /// <summary>Tells it.</summary>
    /// <param name="topic">A few words; null for all that may be seen.</param>
    /// <param name="since">
    /// What was published or changed from then on is new, and what was published up to two days before and taken in only since.
    /// </param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<ChangeReport> TellAsync(
        string? topic, DateTimeOffset since, Scope scope, CancellationToken cancellationToken = default)
    {
        // What was told before is needed to say what is new in it.
        var wide = scope with { PublishedSince = null };
        var read = topic is null ? null : await topics.ReadAsync(topic, wide, cancellationToken: cancellationToken);
        if (read is not null)
            read = await topics.WithNewestAsync(read, wide, since - IngestionStamp.Late, cancellationToken: cancellationToken);
        var told = new ChangeReport(since, read?.AsOf ?? topics.Now) { Topic = read };
        if (read is not null && read.Outcome != TopicOutcome.Covered) return told;
        var excluded = scope.Excluded.ToHashSet(StringComparer.Ordinal);
        var looked = read?.Articles
            ?? await news.FindAsync(since, told.AsOf, wide.Covers, scope.Community, excluded, cancellationToken);
        var known =
            await stories.OfAsync(
                [.. looked.Select(article => article.Id)], told.AsOf, excluded, scope.Community, cancellationToken);
        var then = await NoveltyFilter.ReadAsync(
            since,
            looked.Select(article => (article.Id, article.Published))
                .Concat(known.Values.Distinct().SelectMany(story => story.Members)
                .Select(member => (member.ArticleId, member.Published))),
            archive, cancellationToken);
        var found = looked.Where(article => then.IsNews(article.Id, article.Published)).ToList();
        var citations = new CitationList(archive);
        var items = new List<NewsItem>();
        if (read is not null) items.AddRange(await ValuesAsync(read, known, then, citations, cancellationToken));
        items.AddRange(await UpdatesAsync(since, read, wide, citations, cancellationToken));
        items.AddRange(await StoriesAsync(found, known, read, then, citations, wide, cancellationToken));
        var ordered = items.OrderByDescending(item => item.Weight).ToList();
        var shown = ordered.Take(MostItems).ToList();
        return Renumbered(told with { Items = shown, More = ordered.Count - shown.Count },
            await cited.AddAsync(citations.All, told.AsOf, wide, cancellationToken));
    }

    private async Task<List<NewsItem>> ValuesAsync(
        TopicCoverage read, IReadOnlyDictionary<string, Story> known, NoveltyFilter then, CitationList citations,
            CancellationToken cancellationToken)
    {
        var items = new List<NewsItem>();
        var sentences = TopicSentences.Of(read, known).Where(sentence => sentence.Told.Article.Published is not null)
            .Select(sentence => sentence.Told).ToList();
        if (!sentences.Exists(IsNews) || sentences.TrueForAll(IsNews)) return items;
        foreach (var difference in disagreements.Find(sentences))
        {
            if (difference.Values[0].By.All(IsNews) || !difference.Values[^1].By.All(IsNews) || items.Count == MostValues)
                continue;
            if (await ComparedFacts.OfAsync(difference, citations, cancellationToken) is { } fact)
                items.Add(
                    new NewValue((fact.Kind == DifferenceKind.Correction ? OfCorrection : OfValue) - (0.01 * items.Count), fact));
        }

        return items;

        bool IsNews(PublishedSentence told) => then.IsNews(told.Article.Id, told.Article.Published);
    }

    private async Task<List<NewsItem>> UpdatesAsync(
        DateTimeOffset since, TopicCoverage? read, Scope scope, CitationList citations, CancellationToken cancellationToken)
    {
        var about = read?.Articles.Select(article => article.Id).ToHashSet(StringComparer.Ordinal);
        var items = new List<NewsItem>();
        var updates = (await history.UpdatesAsync(since, MostUpdates, scope.Community, cancellationToken))
            .Where(update => (about is null || about.Contains(update.Article.Id)) && !scope.Excluded.Contains(update.Article.Id)
                && scope.Covers(update.Article.Outlet, update.Language, null)).DistinctBy(update => update.Article.Id).ToList();
        var bodies = await archive.BodiesAsync([.. updates.Select(update => update.Article)], cancellationToken);
        foreach (var update in updates)
        {
            // What is both before and after says most.
            var changed =
                update.Sentences.OrderByDescending(sentence =>
                    (sentence.Before is null ? 0 : 1) + (sentence.After is null ? 0 : 1)).FirstOrDefault();
            if (changed is null || !bodies.TryGetValue(update.Article, out var body)) continue;
            var at = changed.After is { } after ? body.IndexOf(after, StringComparison.Ordinal) : -1;
            int? number = at < 0 ? null
                : await citations.NumberAsync(update.Article, new TextSpan(at, changed.After!.Length), cancellationToken);
            if (number is null && changed.Before is null) continue;
            items.Add(new ChangedText(
                update.Correction is null ? OfChange
                    : OfCorrection, changed.Before, number, update.Article.Headline, update.Article.Outlet,
                update.Correction is not null, update.Sentences.Count - 1));
        }

        return items;
    }

    private async Task<List<NewsItem>> StoriesAsync(
        IReadOnlyList<ArticleReference> found, IReadOnlyDictionary<string, Story> known, TopicCoverage? read, NoveltyFilter then,
        CitationList citations, Scope scope, CancellationToken cancellationToken)
    {
        var groups =
            found.GroupBy(article => known.TryGetValue(article.Id, out var story) ? story.Members[0].ArticleId
                : article.Id, StringComparer.Ordinal)
            .Select((group, place) => (Articles: group.ToList(), Place: place, Story: known.GetValueOrDefault(group.First().Id)))
            .Select(group =>
            (group.Articles, group.Place,
                Members: group.Story?.Members.Where(member => scope.Covers(member.Outlet, member.Language, member.Published))
                    .ToList() ?? []))
            .Select(group =>
            (group.Articles, group.Place,
                IsKnown: group.Members.Exists(member => then.WasTold(member.ArticleId, member.Published)),
                Outlets: Math.Max(1, group.Members.Select(member => member.Outlet).OfType<string>()
                    .Distinct(StringComparer.OrdinalIgnoreCase).Count())))
            .OrderByDescending(group => group.Outlets - (group.IsKnown ? OfKnownStory : 0)).ThenBy(group => group.Place).ToList();
        var shown = groups.Take(MostItems).ToList();
        var leads = await LeadsAsync([.. shown.Select(group => group.Articles[0])], read, cancellationToken);
        var items = new List<NewsItem>();
        foreach (var (group, place) in groups.Select((group, place) => (group, place)))
        {
            var weight = Math.Log2(1 + group.Outlets) - (group.IsKnown ? OfKnownStory : 0) - (0.001 * place);
            // Counted, not read: more are never told.
            if (place >= shown.Count) items.Add(new NewStory(weight - MostItems, 0, group.Outlets, group.IsKnown));
            else if (leads.TryGetValue(group.Articles[0].Id, out var lead)
                && await citations.NumberAsync(group.Articles[0], lead, cancellationToken) is { } number)
                items.Add(new NewStory(weight, number, group.Outlets, group.IsKnown));
        }

        return items;
    }

    // The sentence that tells most of the topic; without one, that which opens the article; an empty span is its headline.
    private async Task<Dictionary<string, TextSpan>> LeadsAsync(
        IReadOnlyList<ArticleReference> articles, TopicCoverage? read, CancellationToken cancellationToken)
    {
        var leads = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        if (read is not null)
        {
            var sentences = TopicSentences.Of(read, new Dictionary<string, Story>());
            foreach (var best in sentences.GroupBy(sentence => sentence.Told.Article.Id)
                .Select(own =>
                own.OrderByDescending(sentence => sentence.Score).ThenBy(sentence => sentence.Told.Span.Start).First()))
                leads[best.Told.Article.Id] = best.Told.Span;
        }

        var bodies = await archive.BodiesAsync([.. articles.Where(article => !leads.ContainsKey(article.Id))], cancellationToken);
        foreach (var (article, body) in bodies)
            leads[article.Id] = LeadSentence.In(body) ?? default;
        return leads;
    }

    // Only what is told is cited, in the order in which it is told.
    private static ChangeReport Renumbered(ChangeReport told, IReadOnlyList<Citation> all)
    {
        var numbers = new List<int>();
        var items = told.Items.Select(item => item switch
        {
            NewStory story => story with { Citation = Number(story.Citation) },
            ChangedText { Citation: { } number } changed => changed with { Citation = Number(number) },
            NewValue value => value with
            {
                Fact = value.Fact with
                {
                    Values =
                    [.. value.Fact.Values.Select(one => one with { Citations = [.. one.Citations.Select(Number)] })]
                },
            },
            _ => item,
        }).ToList();
        return told with
        {
            Items = items,
            Citations = [.. numbers.Select((number, i) => all[number - 1] with { Number = i + 1 })]
        };

        int Number(int old)
        {
            var at = numbers.IndexOf(old);
            if (at < 0) numbers.Add(old);
            return at < 0 ? numbers.Count : at + 1;
        }
    }
}
