using NewsBot.Answering.Citations;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Builds the timeline of a topic from sentences of the coverage. It uses rules, not a model, so that the same coverage always
/// gives the same timeline.
/// </summary>
internal sealed class TimelineBuilder(
    ArticleArchive archive, TopicRetriever topics, EventExtractor events, StoryIndex stories, CitationStories cited)
{
    /// <summary>The most events in a short timeline.</summary>
    public const int FewEvents = 12;

    /// <summary>The most events in a long timeline.</summary>
    public const int ManyEvents = 25;

    /// <summary>Builds the timeline of a topic.</summary>
    /// <param name="topic">The topic in a few words; any text is accepted.</param>
    /// <param name="scope">The articles that the asker may see.</param>
    /// <param name="since">The first day of the timeline; null for no limit.</param>
    /// <param name="until">The last day of the timeline; null for no limit.</param>
    /// <param name="most">The most events; at least 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Timeline> BuildAsync(
        string topic, Scope scope, DateOnly? since = null, DateOnly? until = null, int most = FewEvents,
            CancellationToken cancellationToken = default)
    {
        var read = await topics.RetrieveAsync(topic, scope, cancellationToken: cancellationToken);
        read = read with { IsNarrowed = read.IsNarrowed || until is not null };
        if (read.Outcome != TopicOutcome.Covered) return new Timeline(read);
        var sentences = events.Extract(read.Evidence, read.Passages)
            .Where(sentence => !(sentence.Date.Last < since) && !(sentence.Date.First > until)).ToList();
        var articleStories = await stories.FindStoriesAsync(
            [.. sentences.Select(sentence => sentence.Article.Id).Distinct()], read.AsOf,
            scope.Excluded, scope.Community, cancellationToken);
        var (chosen, eventCount) = EventSelector.Choose(sentences, articleStories, most);
        var citations = new CitationList(archive);
        var timelineEvents = new List<TimelineEvent>();
        foreach (var sentence in chosen)
            if (await citations.GetOrAddNumberAsync(sentence.Evidence, sentence.QuotedSpan, cancellationToken) is { } number)
                timelineEvents.Add(new TimelineEvent(sentence.Date, number, sentence.IsPlanned));
        return new Timeline(read)
        {
            Events = timelineEvents,
            Citations = await cited.AddStoriesAsync(citations.All, read.AsOf, scope, cancellationToken),
            OmittedCount = eventCount - chosen.Count,
        };
    }
}
