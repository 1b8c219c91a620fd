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
/// Finds what came on a topic that is news: stories that nobody had before, and outlets that tell a known one on their own word.
/// A copy of what was there is none.
/// </summary>
internal sealed class NewStoryFinder(ArticleArchive archive, TopicRetriever topics, StoryIndex stories, CitationStories cited)
{
    // Of a flood, those that bear most on the topic may all be of its first hours.
    private static readonly TimeSpan Flood = TimeSpan.FromHours(6);

    /// <summary>Finds it.</summary>
    /// <param name="topic">A few words; any text at all.</param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="after">The archive's change behind which it came.</param>
    /// <param name="since">When that was.</param>
    /// <param name="most">No more lines than so many, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<NewStories> FindAsync(
        string topic, Scope scope, long after, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        scope = scope with { PublishedSince = since - IngestionStamp.Late };
        var read = await topics.ReadAsync(topic, scope, cancellationToken: cancellationToken);
        read = await topics.WithNewestAsync(read, scope, read.AsOf - Flood, cancellationToken: cancellationToken);
        var none = new NewStories([], [], 0);
        if (read.Outcome != TopicOutcome.Covered) return none;
        var excluded = scope.Excluded.ToHashSet(StringComparer.Ordinal);
        var ofTopic = await archive.ArrivalsAsync([.. read.Articles.Select(article => article.Id)], cancellationToken);
        var fresh = read.Articles.Where(article => ofTopic.GetValueOrDefault(article.Id).Sequence > after).ToList();
        if (fresh.Count == 0) return none;
        var known =
            await stories.OfAsync(
                [.. fresh.Select(article => article.Id)], read.AsOf, excluded, scope.Community, cancellationToken);
        var arrivals = await archive.ArrivalsAsync(
            [.. known.Values.SelectMany(story => story.Members).Select(member => member.ArticleId).Distinct()],
                cancellationToken);
        var citations = new CitationList(archive);
        var lines = new List<NewStoryReport>();
        var all = 0;
        foreach (
            var story in fresh.GroupBy(article => known.TryGetValue(article.Id, out var of)
                ? of.Members[0].ArticleId : article.Id))
        {
            var came = story.OrderBy(article => article.Published).ThenBy(article => article.Id, StringComparer.Ordinal).ToList();
            var whole = known.GetValueOrDefault(came[0].Id);
            var before = whole?.Members.Where(member => arrivals.GetValueOrDefault(member.ArticleId).Sequence <= after).ToList()
                ?? [];
            // Of a story that was there, news is only another voice.
            var first = before.Count == 0 ? came[0] : came.Find(article => IsAnotherVoice(article, before, whole!));
            if (first is null) continue;
            if (++all > most) continue;
            var (passage, span) = Telling(read.Passages, first);
            if (await citations.NumberAsync(passage, span, cancellationToken) is { } number)
                lines.Add(new NewStoryReport(number, before.Count == 0));
        }

        return new NewStories(lines, await cited.AddAsync(citations.All, read.AsOf, scope, cancellationToken), all - lines.Count);
    }

    private static bool IsAnotherVoice(ArticleReference article, List<StoryMember> before, Story whole) =>
        whole.Members.FirstOrDefault(member => member.ArticleId == article.Id) is { } own
        && before.TrueForAll(member => !SourceIndependence.AreOne(own, member, whole.Members));

    // An empty span is the headline.
    private static (EvidencePassage Passage, TextSpan Span) Telling(
        IReadOnlyList<EvidencePassage> passages, ArticleReference article)
    {
        var own = passages.Where(passage => passage.Passage.Article.Id == article.Id).MinBy(passage => passage.Passage.Ordinal)!;
        return (own, LeadSentence.In(own.Passage.Text) is { } span
            ? new TextSpan(own.Passage.Span.Start + span.Start, span.Length) : default);
    }
}

/// <summary>What came on a topic.</summary>
/// <param name="Stories">The one that bears most on it first.</param>
/// <param name="Citations">What their numbers point to, in their order.</param>
/// <param name="More">How many more there are.</param>
internal sealed record NewStories(IReadOnlyList<NewStoryReport> Stories, IReadOnlyList<Citation> Citations, int More);

/// <param name="Citation">The number of the citation that tells it, from 1.</param>
/// <param name="IsNew">Whether nobody had the story before; else another outlet tells it on its own word.</param>
internal sealed record NewStoryReport(int Citation, bool IsNew);
