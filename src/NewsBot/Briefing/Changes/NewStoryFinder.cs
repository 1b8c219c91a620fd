using NewsBot.Answering;
using NewsBot.Answering.Citations;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing.Changes;

/// <summary>
/// Finds news among the articles that arrived on a topic: new stories, and independent reports of known ones. A copy of an
/// earlier text is not news.
/// </summary>
internal sealed class NewStoryFinder(ArticleArchive archive, TopicRetriever topics, StoryIndex stories, CitationStories cited)
{
    // When many articles arrive at once, the most relevant may all be from the first hours; this window adds the latest.
    private static readonly TimeSpan RecentWindow = TimeSpan.FromHours(6);

    /// <summary>Finds what is new on a topic.</summary>
    /// <param name="topic">The topic in a few words; any text is accepted.</param>
    /// <param name="scope">The articles that the asker may see.</param>
    /// <param name="after">The archive's sequence number; articles that arrived later are new.</param>
    /// <param name="since">The time of that sequence number.</param>
    /// <param name="most">The most stories to return; at least 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<NewStories> FindAsync(
        string topic, Scope scope, long after, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        scope = scope with { PublishedSince = since - IngestionStamp.MaxIngestionDelay };
        var read = await topics.RetrieveAsync(topic, scope, cancellationToken: cancellationToken);
        read = await topics.AddNewestAsync(read, scope, read.AsOf - RecentWindow, cancellationToken: cancellationToken);
        var nothing = new NewStories([], [], 0);
        if (read.Outcome != TopicOutcome.Covered) return nothing;
        var ofTopic = await archive.GetIngestionStampsAsync([.. read.Articles.Select(article => article.Id)], cancellationToken);
        var fresh = read.Articles.Where(article => ofTopic.GetValueOrDefault(article.Id).Sequence > after).ToList();
        if (fresh.Count == 0) return nothing;
        var known =
            await stories.FindStoriesAsync(
                [.. fresh.Select(article => article.Id)], read.AsOf, scope.Excluded, scope.Community, cancellationToken);
        var arrivals = await archive.GetIngestionStampsAsync(
            [.. known.Values.SelectMany(story => story.Members).Select(member => member.ArticleId).Distinct()],
                cancellationToken);
        var citations = new CitationList(archive);
        var lines = new List<NewStoryReport>();
        var newsCount = 0;
        foreach (
            var story in fresh.GroupBy(article => known.TryGetValue(article.Id, out var knownStory)
                ? knownStory.Members[0].ArticleId : article.Id))
        {
            var articles = story.OrderBy(article => article.Published)
                .ThenBy(article => article.Id, StringComparer.Ordinal).ToList();
            var fullStory = known.GetValueOrDefault(articles[0].Id);
            var before = fullStory?.Members
                .Where(member => arrivals.GetValueOrDefault(member.ArticleId).Sequence <= after).ToList() ?? [];
            // For a known story, only an independent report is news.
            var first = before.Count == 0 ? articles[0]
                : articles.Find(article => IsIndependentReport(article, before, fullStory!));
            if (first is null) continue;
            if (++newsCount > most) continue;
            var (passage, span) = FindLead(read.Passages, first);
            if (await citations.GetOrAddNumberAsync(passage, span, cancellationToken) is { } number)
                lines.Add(new NewStoryReport(number, before.Count == 0));
        }

        return new NewStories(
            lines, await cited.AddStoriesAsync(citations.All, read.AsOf, scope, cancellationToken), newsCount - lines.Count);
    }

    private static bool IsIndependentReport(ArticleReference article, List<StoryMember> before, Story story) =>
        story.Members.FirstOrDefault(member => member.ArticleId == article.Id) is { } own
        && before.TrueForAll(member => !SourceIndependence.AreDependent(own, member, story.Members));

    // An empty span means the headline.
    private static (EvidencePassage Passage, TextSpan Span) FindLead(
        IReadOnlyList<EvidencePassage> passages, ArticleReference article)
    {
        var passage = passages.Where(candidate => candidate.Passage.Article.Id == article.Id)
            .MinBy(candidate => candidate.Passage.Ordinal)!;
        return (passage, LeadSentence.FindSpan(passage.Passage.Text) is { } span
            ? new TextSpan(passage.Passage.Span.Start + span.Start, span.Length) : default);
    }
}

/// <summary>The news on a topic.</summary>
/// <param name="Stories">The reports, most relevant first.</param>
/// <param name="Citations">The citations that the reports refer to, in the order of their numbers.</param>
/// <param name="MoreCount">The number of reports left out.</param>
internal sealed record NewStories(IReadOnlyList<NewStoryReport> Stories, IReadOnlyList<Citation> Citations, int MoreCount);

/// <summary>A report on a new story, or an independent report on a known one.</summary>
/// <param name="Citation">The number of the citation that represents it, from 1.</param>
/// <param name="IsNew">True if no outlet had the story before.</param>
internal sealed record NewStoryReport(int Citation, bool IsNew);
