using System.Collections.Frozen;
using NewsBot.Answering;
using NewsBot.Archive;
using NewsBot.Retrieval;

namespace NewsBot.Briefing;

/// <summary>
/// Tells what happened in a topic day by day, in sentences of the coverage: rules, not a model, so that the same coverage always
/// gives the same timeline.
/// </summary>
/// <remarks>Of the room that says what happened.</remarks>
public sealed class Chronicler
{
    /// <summary>Events of a short timeline, at most.</summary>
    public const int FewEvents = 12;

    /// <summary>Events of a long timeline, at most.</summary>
    public const int ManyEvents = 25;

    // Enough for the months of a topic with several articles a day; more says the same days again.
    private const int Passages = 160;

    // Of the topic's weight, what an article must say, and one passage of it with the headline.
    private const double ArticleAbout = 0.7;
    private const double PassageAbout = 0.5;

    private static readonly FrozenSet<string> Everything =
        "everything anything all today world event events headlines headline things thing topic topics stuff breaking top".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly ArticleArchive archive;
    private readonly Reporter reporter;
    private readonly EventReader events;
    private readonly Stories stories;
    private readonly CitedStories cited;
    private readonly TimeProvider time;

    internal Chronicler(ArticleArchive archive, Reporter reporter, EventReader events, Stories stories, CitedStories cited, TimeProvider time)
    {
        this.archive = archive;
        this.reporter = reporter;
        this.events = events;
        this.stories = stories;
        this.cited = cited;
        this.time = time;
    }

    /// <summary>Tells a topic's events.</summary>
    /// <param name="topic">A few words; any text at all.</param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="since">The first day of the events; null for no such limit.</param>
    /// <param name="until">The last day of the events; null for no such limit.</param>
    /// <param name="most">No more events than so many, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Timeline> TellAsync(
        string topic, Scope scope, DateOnly? since = null, DateOnly? until = null, int most = FewEvents, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var evidence = await reporter.GatherAsync(new Inquiry(topic) { AsOf = now, Scope = scope }, Passages, cancellationToken);
        var told = new Timeline { Topic = topic.Trim(), AsOf = now, Outcome = TimelineOutcome.NoTopic, IsNarrowed = scope.IsNarrowed || until is not null };
        if (evidence.Question.Terms.All(term => Everything.Contains(term.Written.ToLowerInvariant()))) return told;
        if (!evidence.AnythingHeld) return told with { Outcome = TimelineOutcome.NothingHeld };
        var bearing = evidence.Passages.Where(passage => passage.Features.Article >= ArticleAbout && passage.Features.Coverage >= PassageAbout).ToList();
        if (bearing.Count == 0) return told with { Outcome = TimelineOutcome.NotCovered, Nearest = EvidenceJudge.Nearest(evidence) };
        var articles = bearing.Select(passage => passage.Passage.Article).DistinctBy(article => article.Id).ToList();
        told = told with { Articles = articles.Count, Undated = articles.Count(article => article.Published is null) };
        var sentences = events.Read(evidence, bearing)
            .Where(sentence => !(sentence.Date.Last < since) && !(sentence.Date.First > until)).ToList();
        var known = await stories.OfAsync(
            [.. sentences.Select(sentence => sentence.Article.Id).Distinct()], now, scope.Excluded.ToHashSet(StringComparer.Ordinal),
            scope.Community, cancellationToken);
        var (chosen, all) = EventChoice.Choose(sentences, known, most);
        var citations = new NumberedCitations(archive);
        var lines = new List<TimelineEvent>();
        foreach (var sentence in chosen)
            if (await citations.NumberAsync(sentence.Evidence, sentence.Span, cancellationToken) is { } number)
                lines.Add(new TimelineEvent(sentence.Date, number, sentence.IsPlanned));
        return told with
        {
            Outcome = lines.Count > 0 ? TimelineOutcome.Told : TimelineOutcome.NoDates,
            Events = lines,
            Citations = await cited.AddAsync(citations.All, now, scope, cancellationToken),
            LeftOut = all - chosen.Count,
        };
    }
}
