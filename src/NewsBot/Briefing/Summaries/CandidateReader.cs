using System.Collections;
using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Briefing.Timelines;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;

namespace NewsBot.Briefing.Summaries;

/// <summary>Finds in the passages on a topic the sentences that can be told by themselves.</summary>
internal sealed partial class CandidateReader(EventDates dates)
{
    // Of the topic's weight, what a sentence must say, or the headline above it.
    private const double About = 0.5;
    private const double Firmly = 0.75;

    // The sentences that open an article need not say it, where their passage says all of it.
    private const double WholeTopic = 0.95;
    private const int LeadSentences = 2;
    private const double Beside = 0.5;
    private const int FewestWords = 4;

    // Comparing each with each takes time by the square; what is left out says least of the topic.
    private const int Most = 400;

    /// <summary>The sentences, those first that promise most.</summary>
    public IReadOnlyList<SummaryCandidate> Read(TopicCoverage topic)
    {
        var takenBack = RetractionFilter.In(topic.Passages, dates);
        return [.. topic.Passages.SelectMany(passage => Read(passage, topic.Evidence.Weighted, takenBack))
            .OrderByDescending(candidate => candidate.Prior)
            .ThenBy(candidate => candidate.Article.Id, StringComparer.Ordinal).ThenBy(candidate => candidate.Span.Start)
            .DistinctBy(candidate => candidate.Text).Take(Most)];
    }

    private static IEnumerable<SummaryCandidate> Read(
        EvidencePassage passage, WeightedQuestion question, RetractionFilter takenBack)
    {
        var source = passage.Passage;
        if (NonNewsFilter.Refutes(source.Article.Title)) yield break;
        var title = question.Coverage(question.In(passage.Reading.TitleTerms));
        var beside = NonNewsFilter.IsBeside(source.Article.Title) ? Beside : 0;
        for (var i = 0; i < passage.Reading.Sentences.Count; i++)
        {
            var sentence = passage.Reading.Sentences[i];
            var written = sentence.Span.Cut(source.Text);
            if (!CandidateSentenceReader.IsQuotable(written, sentence) || SelfContainedSentence.In(written) is not { } told)
                continue;
            if (takenBack.Has(passage, sentence.Span)) continue;
            var own = Coverage(passage.Reading, sentence, question);
            var isLead = source.Ordinal == 0 && i < LeadSentences;
            if (Math.Max(own, title) < About && !(isLead && passage.Features.Own >= WholeTopic)) continue;
            var span = new TextSpan(source.Span.Start + sentence.Span.Start + told.Start, told.Length);
            var words = Words(passage.Reading, sentence, told.Start);
            if (words.Count < FewestWords || takenBack.HasNumberOf(passage, span)) continue;
            var text = told.Cut(written);
            yield return new SummaryCandidate
            {
                Evidence = passage,
                Span = span,
                Text = text,
                Words = words,
                IsFirm = title >= Firmly || (isLead && own >= Firmly && title > 0),
                IsOpen = Open().IsMatch(text),
                Prior = (0.8 * own) + (0.5 * title)
                    + (isLead ? i == 0 ? 0.6 : 0.3 : source.Ordinal == 0 ? 0.1 : 0) - (own == 0 ? 0.3 : 0)
                    - SelfContainedSentence.Weakness(text) - beside,
            };
        }
    }

    private static HashSet<string> Words(AnalyzedPassage reading, AnalyzedSentence sentence, int from)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (reading.Words[i].Span.Start >= sentence.Span.Start + from && reading.Asked[i] < 0 && !reading.IsStopWord(i))
                words.Add(reading.Words[i].Text);
        }

        return words;
    }

    private static double Coverage(AnalyzedPassage reading, AnalyzedSentence sentence, WeightedQuestion question)
    {
        var found = new BitArray(question.Weights.Length);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.Asked[i] >= 0) found[reading.Asked[i]] = true;
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
    private static partial Regex Open();
}
