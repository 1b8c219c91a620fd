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

/// <summary>A sentence about a topic.</summary>
/// <param name="Source">The sentence as published.</param>
/// <param name="Score">How much it says about the topic by itself, for ordering only.</param>
/// <param name="Terms">Its distinct terms without stop words and without those of the topic.</param>
internal sealed record TopicSentence(PublishedSentence Source, double Score, IReadOnlySet<string> Terms)
{
    private const double RepeatOverlap = 0.6;

    /// <summary>Returns true if one of the two sentences has most words of the other.</summary>
    public bool Repeats(TopicSentence other)
    {
        var (small, large) = Terms.Count <= other.Terms.Count ? (Terms, other.Terms) : (other.Terms, Terms);
        return small.Count == 0 || small.Count(large.Contains) >= RepeatOverlap * small.Count;
    }
}

/// <summary>Splits the passages about a topic into quotable sentences, each with its voice.</summary>
internal static class TopicSentences
{
    private const int LongSentence = 320;

    /// <summary>Extracts the sentences in the order of the passages, without those that a correction only repeats.</summary>
    /// <param name="topic">The coverage about the topic.</param>
    /// <param name="stories">The stories of its articles, by article id; an article may have none.</param>
    public static IReadOnlyList<TopicSentence> Extract(TopicCoverage topic, IReadOnlyDictionary<string, Story> stories)
    {
        var question = topic.Evidence.Weighted;
        var corrections = CorrectionMask.FindCorrectingArticles(topic.Passages);
        var found = new List<TopicSentence>();
        foreach (var passage in topic.Passages)
        {
            var source = passage.Passage.Text;
            var masked = CorrectionMask.Apply(source);
            var title = question.Coverage(question.FindTermsIn(passage.Reading.TitleTerms));
            var sentenceNumber = 0;
            foreach (var sentence in passage.Reading.Sentences)
            {
                sentenceNumber++;
                var text = sentence.Span.Cut(source);
                if (!CandidateSentenceReader.IsQuotable(text, sentence) || sentence.Span.Cut(masked) != text) continue;
                var span =
                    SelfContainedSentence.SkipDateline(
                        text, new TextSpan(passage.Passage.Span.Start + sentence.Span.Start, sentence.Span.Length));
                var published = new PublishedSentence(passage.Passage.Article, span, text[^span.Length..])
                {
                    Voice = GetVoice(passage.Passage.Article, stories),
                    IsFromCorrection = corrections.Contains(passage.Passage.Article.Id),
                    Evidence = passage,
                };
                var isLead = passage.Passage.Ordinal == 0 && sentenceNumber <= 2;
                found.Add(ScoreSentence(passage, sentence, published, question, title, isLead));
            }
        }

        return found;
    }

    private static TopicSentence ScoreSentence(
        EvidencePassage passage, AnalyzedSentence sentence, PublishedSentence published, WeightedQuestion question,
            double title, bool isLead)
    {
        var (reading, own) = (passage.Reading, new BitArray(question.Weights.Length));
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var figures = 0;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (reading.QuestionTermAt[i] >= 0) question.Mark(own, reading.QuestionTermAt[i]);
            else if (!reading.IsStopWord(i)) terms.Add(reading.Words[i].Text);
            if (char.IsAsciiDigit(reading.Words[i].Text.FirstOrDefault())) figures++;
        }

        var text = published.Text;
        var score = (1.2 * question.Coverage(own)) + (0.4 * title) + (isLead ? 0.7 : 0) + (0.1 * Math.Min(3, figures))
            + (0.02 * Math.Min(15, terms.Count))
            - (CandidateSentenceReader.NeedsContext(text) ? 0.6 : 0) - (text[0] is '“' or '"' ? 0.3
                : 0) - (text.Length > LongSentence ? 0.5 : 0);
        return new TopicSentence(published, score, terms);
    }

    // All copies of one text, and everything by one agency, share a voice, whatever the outlet.
    private static string GetVoice(ArticleReference article, IReadOnlyDictionary<string, Story> stories)
    {
        var outlet = (article.Outlet ?? article.Id).ToUpperInvariant();
        if (!stories.TryGetValue(article.Id, out var story)
            || story.Members.FirstOrDefault(member => member.ArticleId == article.Id) is not { } own) return outlet;
        var copies = story.Members.Where(member => member.Text == own.Text).ToList();
        return (copies.Select(member => member.Agency ?? AgencyCredits.FindAgency(member.Outlet)).OfType<string>()
            .Order(StringComparer.Ordinal).FirstOrDefault()
            ?? copies[0].Outlet ?? outlet).ToUpperInvariant();
    }
}
