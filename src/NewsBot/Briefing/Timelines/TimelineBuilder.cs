using NewsBot.Answering.Citations;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Tells what happened in a topic day by day, in sentences of the coverage: rules, not a model, so that the same coverage always
/// gives the same timeline.
/// </summary>
/// <remarks>Of the room that says what happened.</remarks>
internal sealed class TimelineBuilder(
    ArticleArchive archive, TopicRetriever topics, EventExtractor events, StoryIndex stories, CitationStories cited)
{
    /// <summary>Events of a short timeline, at most.</summary>
    public const int FewEvents = 12;

    /// <summary>Events of a long timeline, at most.</summary>
    public const int ManyEvents = 25;

    /// <summary>Tells a topic's events.</summary>
    /// <param name="topic">A few words; any text at all.</param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="since">The first day of the events; null for no such limit.</param>
    /// <param name="until">The last day of the events; null for no such limit.</param>
    /// <param name="most">No more events than so many, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Timeline> TellAsync(
        string topic, Scope scope, DateOnly? since = null, DateOnly? until = null, int most = FewEvents,
            CancellationToken cancellationToken = default)
    {
        var read = await topics.ReadAsync(topic, scope, cancellationToken: cancellationToken);
        read = read with { IsNarrowed = read.IsNarrowed || until is not null };
        if (read.Outcome != TopicOutcome.Covered) return new Timeline(read);
        var sentences = events.Read(read.Evidence, read.Passages)
            .Where(sentence => !(sentence.Date.Last < since) && !(sentence.Date.First > until)).ToList();
        var known = await stories.OfAsync(
            [.. sentences.Select(sentence => sentence.Article.Id).Distinct()], read.AsOf,
                scope.Excluded.ToHashSet(StringComparer.Ordinal),
            scope.Community, cancellationToken);
        var (chosen, all) = EventSelector.Choose(sentences, known, most);
        var citations = new CitationList(archive);
        var lines = new List<TimelineEvent>();
        foreach (var sentence in chosen)
            if (await citations.NumberAsync(sentence.Evidence, sentence.Told, cancellationToken) is { } number)
                lines.Add(new TimelineEvent(sentence.Date, number, sentence.IsPlanned));
        return new Timeline(read)
        {
            Events = lines,
            Citations = await cited.AddAsync(citations.All, read.AsOf, scope, cancellationToken),
            LeftOut = all - chosen.Count,
        };
    }
}
