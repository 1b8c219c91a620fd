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

/// <summary>Reports what is new since a given time. It uses rules, not a model, and quotes sentences of the coverage.</summary>
internal sealed class ChangeReporter(
    ArticleArchive archive, TopicRetriever topics, Disagreements disagreements, StoryIndex stories, RecentArticles news,
    ArticleHistory history, CitationStories cited)
{
    /// <summary>The most items in a report.</summary>
    public const int MaxItems = 10;

    // Limits changed values, so that stories come first even for a topic whose numbers change all day.
    private const int MaxValues = 4;
    private const int MaxUpdates = 50;

    private const double CorrectionWeight = 2.5;
    private const double NewValueWeight = 2;
    private const double ChangedTextWeight = 0.8;
    private const double KnownStoryPenalty = 0.5;

    /// <summary>Reports what is new.</summary>
    /// <param name="topic">The topic in a few words; null for all news.</param>
    /// <param name="since">
    /// The start of the period. Articles published or changed from then on are new, and so are those published up to two days
    /// before but ingested since.
    /// </param>
    /// <param name="scope">The articles that the asker may see.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<ChangeReport> ReportAsync(
        string? topic, DateTimeOffset since, Scope scope, CancellationToken cancellationToken = default)
    {
        // The older coverage is needed to see what is new.
        var wide = scope with { PublishedSince = null };
        var read = topic is null ? null : await topics.RetrieveAsync(topic, wide, cancellationToken: cancellationToken);
        if (read is not null)
            read = await topics.AddNewestAsync(
                read, wide, since - IngestionStamp.MaxIngestionDelay, cancellationToken: cancellationToken);
        var report = new ChangeReport(since, read?.AsOf ?? topics.Now) { Topic = read };
        if (read is not null && read.Outcome != TopicOutcome.Covered) return report;
        var articles = read?.Articles
            ?? await news.FindAsync(since, report.AsOf, wide.Covers, scope.Community, scope.Excluded, cancellationToken);
        var known =
            await stories.FindStoriesAsync(
                [.. articles.Select(article => article.Id)], report.AsOf, scope.Excluded, scope.Community, cancellationToken);
        var novelty = await NoveltyFilter.CreateAsync(
            since,
            articles.Select(article => (article.Id, article.Published))
                .Concat(known.Values.Distinct().SelectMany(story => story.Members)
                .Select(member => (member.ArticleId, member.Published))),
            archive, cancellationToken);
        var newArticles = articles.Where(article => novelty.IsNews(article.Id, article.Published)).ToList();
        var citations = new CitationList(archive);
        var items = new List<NewsItem>();
        if (read is not null) items.AddRange(await FindNewValuesAsync(read, known, novelty, citations, cancellationToken));
        items.AddRange(await FindChangedTextsAsync(since, read, wide, citations, cancellationToken));
        items.AddRange(await FindStoriesAsync(newArticles, known, read, novelty, citations, wide, cancellationToken));
        var ordered = items.OrderByDescending(item => item.Weight).ToList();
        var shown = ordered.Take(MaxItems).ToList();
        return RenumberCitations(report with { Items = shown, MoreCount = ordered.Count - shown.Count },
            await cited.AddStoriesAsync(citations.All, report.AsOf, wide, cancellationToken));
    }

    private async Task<List<NewsItem>> FindNewValuesAsync(
        TopicCoverage read, IReadOnlyDictionary<string, Story> known, NoveltyFilter novelty, CitationList citations,
            CancellationToken cancellationToken)
    {
        var items = new List<NewsItem>();
        var sentences = TopicSentences.Extract(read, known).Where(sentence => sentence.Source.Article.Published is not null)
            .Select(sentence => sentence.Source).ToList();
        if (!sentences.Exists(IsNews) || sentences.TrueForAll(IsNews)) return items;
        foreach (var difference in disagreements.Find(sentences))
        {
            if (difference.Values[0].Sentences.All(IsNews) || !difference.Values[^1].Sentences.All(IsNews)
                || items.Count == MaxValues)
                continue;
            if (await ComparedFacts.CiteAsync(difference, citations, cancellationToken) is { } fact)
            {
                var weight = fact.Kind == DifferenceKind.Correction ? CorrectionWeight : NewValueWeight;
                items.Add(new NewValue(weight - (0.01 * items.Count), fact));
            }
        }

        return items;

        bool IsNews(PublishedSentence sentence) => novelty.IsNews(sentence.Article.Id, sentence.Article.Published);
    }

    private async Task<List<NewsItem>> FindChangedTextsAsync(
        DateTimeOffset since, TopicCoverage? read, Scope scope, CitationList citations, CancellationToken cancellationToken)
    {
        var about = read?.Articles.Select(article => article.Id).ToHashSet(StringComparer.Ordinal);
        var items = new List<NewsItem>();
        var updates = (await history.ListUpdatesAsync(since, MaxUpdates, scope.Community, cancellationToken))
            .Where(update => (about is null || about.Contains(update.Article.Id)) && !scope.Excluded.Contains(update.Article.Id)
                && scope.Covers(update.Article.Outlet, update.Language, null)).DistinctBy(update => update.Article.Id).ToList();
        var bodies = await archive.ReadBodiesAsync([.. updates.Select(update => update.Article)], cancellationToken);
        foreach (var update in updates)
        {
            // Prefers a sentence that has a version before and one after the change.
            var changed =
                update.ChangedSentences.OrderByDescending(sentence =>
                    (sentence.Before is null ? 0 : 1) + (sentence.After is null ? 0 : 1)).FirstOrDefault();
            if (changed is null || !bodies.TryGetValue(update.Article, out var body)) continue;
            var start = changed.After is { } after ? body.IndexOf(after, StringComparison.Ordinal) : -1;
            int? number = start < 0 ? null
                : await citations.GetOrAddNumberAsync(
                    update.Article, new TextSpan(start, changed.After!.Length), cancellationToken);
            if (number is null && changed.Before is null) continue;
            items.Add(new ChangedText(
                update.Correction is null ? ChangedTextWeight
                    : CorrectionWeight, changed.Before, number, update.Article.Headline, update.Article.Outlet,
                update.Correction is not null, update.ChangedSentences.Count - 1));
        }

        return items;
    }

    private async Task<List<NewsItem>> FindStoriesAsync(
        IReadOnlyList<ArticleReference> newArticles, IReadOnlyDictionary<string, Story> known, TopicCoverage? read,
        NoveltyFilter novelty, CitationList citations, Scope scope, CancellationToken cancellationToken)
    {
        var groups =
            newArticles.GroupBy(article => known.TryGetValue(article.Id, out var story) ? story.Members[0].ArticleId
                : article.Id, StringComparer.Ordinal)
            .Select((group, index) => (Articles: group.ToList(), Index: index, Story: known.GetValueOrDefault(group.First().Id)))
            .Select(group =>
            (group.Articles, group.Index,
                Members: group.Story?.Members.Where(member => scope.Covers(member.Outlet, member.Language, member.Published))
                    .ToList() ?? []))
            .Select(group =>
            (group.Articles, group.Index,
                IsKnown: group.Members.Exists(member => novelty.WasKnown(member.ArticleId, member.Published)),
                Outlets: Math.Max(1, group.Members.Select(member => member.Outlet).OfType<string>()
                    .Distinct(StringComparer.OrdinalIgnoreCase).Count())))
            .OrderByDescending(group => group.Outlets - (group.IsKnown ? KnownStoryPenalty : 0))
            .ThenBy(group => group.Index).ToList();
        var shown = groups.Take(MaxItems).ToList();
        var leads = await FindLeadsAsync([.. shown.Select(group => group.Articles[0])], read, cancellationToken);
        var items = new List<NewsItem>();
        foreach (var (group, index) in groups.Select((group, index) => (group, index)))
        {
            var weight = Math.Log2(1 + group.Outlets) - (group.IsKnown ? KnownStoryPenalty : 0) - (0.001 * index);
            // Items beyond the limit are only counted; their texts are not read.
            if (index >= shown.Count) items.Add(new NewStory(weight - MaxItems, 0, group.Outlets, group.IsKnown));
            else if (leads.TryGetValue(group.Articles[0].Id, out var lead)
                && await citations.GetOrAddNumberAsync(group.Articles[0], lead, cancellationToken) is { } number)
                items.Add(new NewStory(weight, number, group.Outlets, group.IsKnown));
        }

        return items;
    }

    // The sentence that says most about the topic, else the one that opens the article; an empty span means its headline.
    private async Task<Dictionary<string, TextSpan>> FindLeadsAsync(
        IReadOnlyList<ArticleReference> articles, TopicCoverage? read, CancellationToken cancellationToken)
    {
        var leads = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        if (read is not null)
        {
            var sentences = TopicSentences.Extract(read, new Dictionary<string, Story>());
            foreach (var best in sentences.GroupBy(sentence => sentence.Source.Article.Id)
                .Select(ofArticle =>
                ofArticle.OrderByDescending(sentence => sentence.Score).ThenBy(sentence => sentence.Source.Span.Start).First()))
                leads[best.Source.Article.Id] = best.Source.Span;
        }

        var bodies =
            await archive.ReadBodiesAsync([.. articles.Where(article => !leads.ContainsKey(article.Id))], cancellationToken);
        foreach (var (article, body) in bodies)
            leads[article.Id] = LeadSentence.FindSpan(body) ?? default;
        return leads;
    }

    // Keeps only the citations of the reported items and numbers them in the order of the items.
    private static ChangeReport RenumberCitations(ChangeReport report, IReadOnlyList<Citation> all)
    {
        var numbers = new List<int>();
        var items = report.Items.Select(item => item switch
        {
            NewStory story => story with { Citation = Number(story.Citation) },
            ChangedText { Citation: { } number } changed => changed with { Citation = Number(number) },
            NewValue value => value with
            {
                Fact = value.Fact with
                {
                    Values =
                    [.. value.Fact.Values.Select(option => option with { Citations = [.. option.Citations.Select(Number)] })]
                },
            },
            _ => item,
        }).ToList();
        return report with
        {
            Items = items,
            Citations = [.. numbers.Select((number, i) => all[number - 1] with { Number = i + 1 })]
        };

        int Number(int old)
        {
            var index = numbers.IndexOf(old);
            if (index < 0) numbers.Add(old);
            return index < 0 ? numbers.Count : index + 1;
        }
    }
}
