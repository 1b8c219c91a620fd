using System.Collections;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Briefing.Differences;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Ranking;
using NewsBot.Stories;
using NewsBot.Text;
using NewsBot.Verification.Messages;

namespace NewsBot.Briefing.Comparisons;

/// <summary>A sentence on a topic.</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Score">How much it tells of the topic by itself; only the order means anything.</param>
/// <param name="Terms">Its different terms without those of the topic.</param>
internal sealed record TopicSentence(PublishedSentence Told, double Score, IReadOnlySet<string> Terms)
{
    private const double Same = 0.6;

    /// <summary>Whether another has most of its words.</summary>
    public bool Repeats(TopicSentence other)
    {
        var (small, large) = Terms.Count <= other.Terms.Count ? (Terms, other.Terms) : (other.Terms, Terms);
        return small.Count == 0 || small.Count(large.Contains) >= Same * small.Count;
    }
}

/// <summary>Cuts the passages on a topic into sentences that can be quoted, each with who speaks in it.</summary>
internal static class TopicSentences
{
    private const int LongSentence = 320;

    /// <summary>The sentences, in the order of the passages; what a correction only repeats is left out.</summary>
    /// <param name="topic">What was found.</param>
    /// <param name="stories">The stories of its articles, by id, as far as they are in one.</param>
    public static IReadOnlyList<TopicSentence> Of(TopicCoverage topic, IReadOnlyDictionary<string, Story> stories)
    {
        var question = topic.Evidence.Weighted;
        var corrections = CorrectionMask.ArticlesIn(topic.Passages);
        var found = new List<TopicSentence>();
        foreach (var passage in topic.Passages)
        {
            var source = passage.Passage.Text;
            var kept = CorrectionMask.Apply(source);
            var title = question.Coverage(question.In(passage.Reading.TitleTerms));
            var place = 0;
            foreach (var sentence in passage.Reading.Sentences)
            {
                place++;
                var written = sentence.Span.Cut(source);
                if (!CandidateSentenceReader.IsQuotable(written, sentence) || sentence.Span.Cut(kept) != written) continue;
                var span =
                    SelfContainedSentence.WithoutDateline(
                        written, new TextSpan(passage.Passage.Span.Start + sentence.Span.Start, sentence.Span.Length));
                var told = new PublishedSentence(passage.Passage.Article, span, written[^span.Length..])
                {
                    Voice = VoiceOf(passage.Passage.Article, stories),
                    IsOfCorrection = corrections.Contains(passage.Passage.Article.Id),
                    Evidence = passage,
                };
                var isLead = passage.Passage.Ordinal == 0 && place <= 2;
                found.Add(Sentence(passage, sentence, told, question, title, isLead));
            }
        }

        return found;
    }

    private static TopicSentence Sentence(
        EvidencePassage passage, AnalyzedSentence sentence, PublishedSentence told, WeightedQuestion question,
            double title, bool isLead)
    {
        var (reading, own) = (passage.Reading, new BitArray(question.Weights.Length));
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var figures = 0;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (reading.Asked[i] >= 0) own[reading.Asked[i]] = true;
            else if (!reading.IsStopWord(i)) terms.Add(reading.Words[i].Text);
            if (char.IsAsciiDigit(reading.Words[i].Text.FirstOrDefault())) figures++;
        }

        var text = told.Text;
        var score = (1.2 * question.Coverage(own)) + (0.4 * title) + (isLead ? 0.7 : 0) + (0.1 * Math.Min(3, figures))
            + (0.02 * Math.Min(15, terms.Count))
            - (CandidateSentenceReader.NeedsContext(text) ? 0.6 : 0) - (text[0] is '“' or '"' ? 0.3
                : 0) - (text.Length > LongSentence ? 0.5 : 0);
        return new TopicSentence(told, score, terms);
    }

    // A text that several print, and all that an agency wrote, is one voice, whatever the outlet.
    private static string VoiceOf(ArticleReference article, IReadOnlyDictionary<string, Story> stories)
    {
        var outlet = (article.Outlet ?? article.Id).ToUpperInvariant();
        if (!stories.TryGetValue(article.Id, out var story)
            || story.Members.FirstOrDefault(member => member.ArticleId == article.Id) is not { } own) return outlet;
        var copies = story.Members.Where(member => member.Text == own.Text).ToList();
        return (copies.Select(member => member.Agency ?? AgencyCredits.AgencyOf(member.Outlet)).OfType<string>()
            .Order(StringComparer.Ordinal).FirstOrDefault()
            ?? copies[0].Outlet ?? outlet).ToUpperInvariant();
    }
}
