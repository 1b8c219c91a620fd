using NewsBot.Answering;
using NewsBot.Archive;
using NewsBot.Articles;
using NewsBot.Retrieval;

namespace NewsBot.Briefing;

/// <summary>
/// Finds what came on a topic that is news: stories that nobody had before, and outlets that tell a known one on their own word.
/// A copy of what was there is none.
/// </summary>
internal sealed class NewCoverage(ArticleArchive archive, TopicReader topics, Stories stories, CitedStories cited)
{
    // What is published late, or dated wrongly, is found as well; what came from an old archive is no news.
    private static readonly TimeSpan Late = TimeSpan.FromDays(3);

    // The lead is where a sentence stands alone best.
    private const int LeadSentences = 3;

    /// <summary>Finds it.</summary>
    /// <param name="topic">A few words; any text at all.</param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="after">The archive's change behind which it came.</param>
    /// <param name="since">When that was.</param>
    /// <param name="most">No more lines than so many, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Arrivals> FindAsync(
        string topic, Scope scope, long after, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var read = await topics.ReadAsync(topic, scope with { PublishedSince = since - Late }, cancellationToken: cancellationToken);
        var none = new Arrivals([], [], 0);
        if (read.Outcome != TopicOutcome.Covered) return none;
        var excluded = scope.Excluded.ToHashSet(StringComparer.Ordinal);
        var ofTopic = await archive.ArrivalsAsync([.. read.Articles.Select(article => article.Id)], cancellationToken);
        var fresh = read.Articles.Where(article => ofTopic.GetValueOrDefault(article.Id).Sequence > after).ToList();
        if (fresh.Count == 0) return none;
        var known = await stories.OfAsync([.. fresh.Select(article => article.Id)], read.AsOf, excluded, scope.Community, cancellationToken);
        var arrivals = await archive.ArrivalsAsync(
            [.. known.Values.SelectMany(story => story.Members).Select(member => member.ArticleId).Distinct()], cancellationToken);
        var citations = new NumberedCitations(archive);
        var lines = new List<Arrival>();
        var all = 0;
        foreach (var story in fresh.GroupBy(article => known.TryGetValue(article.Id, out var of) ? of.Members[0].ArticleId : article.Id))
        {
            var came = story.OrderBy(article => article.Published).ThenBy(article => article.Id, StringComparer.Ordinal).ToList();
            var whole = known.GetValueOrDefault(came[0].Id);
            var before = whole?.Members.Where(member => arrivals.GetValueOrDefault(member.ArticleId).Sequence <= after).ToList() ?? [];
            // Of a story that was there, news is only another voice.
            var first = before.Count == 0 ? came[0] : came.Find(article => IsAnotherVoice(article, before, whole!));
            if (first is null) continue;
            if (++all > most) continue;
            var (passage, span) = Telling(read.Passages, first);
            if (await citations.NumberAsync(passage, span, cancellationToken) is { } number)
                lines.Add(new Arrival(number, before.Count == 0));
        }

        return new Arrivals(lines, await cited.AddAsync(citations.All, read.AsOf, scope, cancellationToken), all - lines.Count);
    }

    private static bool IsAnotherVoice(ArticleReference article, List<StoryMember> before, Story whole) =>
        whole.Members.FirstOrDefault(member => member.ArticleId == article.Id) is { } own
        && before.TrueForAll(member => !Voices.AreOne(own, member, whole.Members));

    // An empty span is the headline.
    private static (EvidencePassage Passage, TextSpan Span) Telling(IReadOnlyList<EvidencePassage> passages, ArticleReference article)
    {
        var own = passages.Where(passage => passage.Passage.Article.Id == article.Id).OrderBy(passage => passage.Passage.Ordinal).First();
        var text = own.Passage.Text;
        foreach (var sentence in own.Reading.Sentences.Take(LeadSentences))
        {
            var written = sentence.Span.Cut(text);
            if (StatementReader.IsQuotable(written, sentence) && !StatementReader.NeedsContext(written))
                return (own, new TextSpan(own.Passage.Span.Start + sentence.Span.Start, sentence.Span.Length));
        }

        return (own, default);
    }
}

/// <summary>What came on a topic.</summary>
/// <param name="Stories">The one that bears most on it first.</param>
/// <param name="Citations">What their numbers point to, in their order.</param>
/// <param name="More">How many more there are.</param>
public sealed record Arrivals(IReadOnlyList<Arrival> Stories, IReadOnlyList<Citation> Citations, int More);

/// <param name="Citation">The number of the citation that tells it, from 1.</param>
/// <param name="IsNew">Whether nobody had the story before; else another outlet tells it on its own word.</param>
public sealed record Arrival(int Citation, bool IsNew);
