using System.Collections;
using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Briefing.Timelines;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;

namespace NewsBot.Briefing.Summaries;

/// <summary>Finds the sentences about a topic that a summary may quote.</summary>
internal sealed partial class CandidateReader(EventDates dates)
{
    // Share of the topic's term weight that a sentence or its headline must contain; from FirmCoverage it is surely on topic.
    private const double MinCoverage = 0.5;
    private const double FirmCoverage = 0.75;

    // The first sentences of an article need not name the topic if their passage contains all of it.
    private const double FullCoverage = 0.95;
    private const int LeadSentences = 2;
    private const double NonNewsPenalty = 0.5;
    private const int MinWords = 4;

    // All pairs are compared, so the number is limited; the least relevant candidates are left out.
    private const int MaxCandidates = 400;

    /// <summary>Reads the candidate sentences, most promising first.</summary>
    public IReadOnlyList<SummaryCandidate> Read(TopicCoverage topic)
    {
        var retractions = RetractionFilter.Create(topic.Passages, dates);
        return [.. topic.Passages.SelectMany(passage => Read(passage, topic.Evidence.Weighted, retractions))
            .OrderByDescending(candidate => candidate.Prior)
            .ThenBy(candidate => candidate.Article.Id, StringComparer.Ordinal).ThenBy(candidate => candidate.Span.Start)
            .DistinctBy(candidate => candidate.Text).Take(MaxCandidates)];
    }

    private static IEnumerable<SummaryCandidate> Read(
        EvidencePassage passage, WeightedQuestion question, RetractionFilter retractions)
    {
        var source = passage.Passage;
        if (NonNewsFilter.IsFactCheck(source.Article.Title)) yield break;
        var title = question.Coverage(question.FindTermsIn(passage.Reading.TitleTerms));
        var nonNewsPenalty = NonNewsFilter.IsNonNews(source.Article.Title) ? NonNewsPenalty : 0;
        for (var i = 0; i < passage.Reading.Sentences.Count; i++)
        {
            var sentence = passage.Reading.Sentences[i];
            var sentenceText = sentence.Span.Cut(source.Text);
            if (!CandidateSentenceReader.IsQuotable(sentenceText, sentence)
                || SelfContainedSentence.FindSpan(sentenceText) is not { } quotable) continue;
            if (retractions.IsRetracted(passage, sentence.Span)) continue;
            var coverage = GetCoverage(passage.Reading, sentence, question);
            var isLead = source.Ordinal == 0 && i < LeadSentences;
            if (Math.Max(coverage, title) < MinCoverage && !(isLead && passage.Features.Own >= FullCoverage)) continue;
            var span = new TextSpan(source.Span.Start + sentence.Span.Start + quotable.Start, quotable.Length);
            var words = ReadTerms(passage.Reading, sentence, quotable.Start);
            if (words.Count < MinWords || retractions.HasRetractedNumber(passage, span)) continue;
            var text = quotable.Cut(sentenceText);
            yield return new SummaryCandidate
            {
                Evidence = passage,
                Span = span,
                Text = text,
                Words = words,
                IsOnTopic = title >= FirmCoverage || (isLead && coverage >= FirmCoverage && title > 0),
                IsOpen = OpenWording().IsMatch(text),
                Prior = (0.8 * coverage) + (0.5 * title)
                    + (isLead ? i == 0 ? 0.6 : 0.3 : source.Ordinal == 0 ? 0.1 : 0) - (coverage == 0 ? 0.3 : 0)
                    - SelfContainedSentence.ScoreWeakness(text) - nonNewsPenalty,
            };
        }
    }

    private static HashSet<string> ReadTerms(AnalyzedPassage reading, AnalyzedSentence sentence, int from)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (reading.Words[i].Span.Start >= sentence.Span.Start + from && reading.QuestionTermAt[i] < 0
                && !reading.IsStopWord(i))
                words.Add(reading.Words[i].Text);
        }

        return words;
    }

    private static double GetCoverage(AnalyzedPassage reading, AnalyzedSentence sentence, WeightedQuestion question)
    {
        var found = new BitArray(question.Weights.Length);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.QuestionTermAt[i] >= 0) question.Mark(found, reading.QuestionTermAt[i]);
        return question.Coverage(found);
    }

    [GeneratedRegex(
        @"\A(?:(?!\b(?:although|though|but)\b).)*?\b(?:(?:not|n[’']t|never) (?:yet |immediately |currently |fully )*(?:been "
            + @")?(?:known(?! to| for| as)|clear|decided|determined|confirmed|established|released|announced|named|disclosed|"
            + @"identified)"
        + @"|(?:is|are|was|were|remains?|remained|still) (?:still )?(?:unclear|unknown|uncertain|undecided|undetermined|"
        + @"missing|at large|under (?:investigation|review))"
        + @"|under investigation|(?:is|are) (?:still )?(?:investigating|looking into|awaiting|waiting for)|(?:has|have|had) "
        + @"yet to|yet to be|no word (?:yet )?on|remains? to be seen|awaits?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpenWording();
}
