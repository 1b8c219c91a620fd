using System.Collections;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;
using NewsBot.Verification.Messages;

namespace NewsBot.Briefing.Timelines;

/// <summary>Finds the sentences that report dated events of a topic.</summary>
internal sealed class EventExtractor(EventDates dates)
{
    // Share of the topic's term weight that a sentence or its headline must contain.
    private const double MinCoverage = 0.5;

    // The first sentences of an article need not name the topic if their passage contains all of it.
    private const double FullCoverage = 0.95;
    private const int LeadSentences = 2;

    // Events further back are background, and count only if the sentence itself names the topic.
    private const int RecentDays = 365;
    private const double TopicNamedCoverage = 0.75;

    private const int LongSentence = 320;

    // A lower score means that the sentence digresses from the topic of its headline.
    private const double MinScore = 0.3;

    /// <summary>Extracts the sentences in the order of the passages.</summary>
    public IReadOnlyList<DatedSentence> Extract(Evidence evidence, IReadOnlyList<EvidencePassage> passages)
    {
        var question = evidence.Weighted;
        var sentences = new List<DatedSentence>();
        var retractions = RetractionFilter.Create(passages, dates);
        foreach (var passage in passages) sentences.AddRange(ReadPassage(passage, question, retractions));
        // An article without a dated event is represented by its first sentence, on the day of publication.
        var dated = sentences.Select(sentence => sentence.Article.Id).ToHashSet(StringComparer.Ordinal);
        foreach (
            var passage in passages.Where(passage => passage.Passage.Ordinal == 0 && !dated.Contains(passage.Passage.Article.Id)))
            if (CreateLead(passage, question) is { } lead) sentences.Add(lead);
        return [.. sentences.Where(sentence => !retractions.HasRetractedNumber(sentence.Evidence, sentence.Span))];
    }

    private List<DatedSentence> ReadPassage(EvidencePassage passage, WeightedQuestion question, RetractionFilter retractions)
    {
        var source = passage.Passage;
        var text = dates.Annotate(source.Text);
        var published = GetDay(source.Article);
        var textDates = EventDates.Read(text, published);
        var titleCoverage = question.Coverage(question.FindTermsIn(passage.Reading.TitleTerms));
        var sentences = new List<DatedSentence>();
        for (var i = 0; i < passage.Reading.Sentences.Count; i++)
        {
            var sentence = passage.Reading.Sentences[i];
            var sentenceIndex = text.Sentences.ToList().FindIndex(span => span.Start == sentence.Span.Start);
            if (sentenceIndex < 0) continue;
            if (retractions.IsRetracted(passage, sentence.Span)) continue;
            if (!CandidateSentenceReader.IsQuotable(sentence.Span.Cut(source.Text), sentence)) continue;
            if (EventDates.FindMain(text, sentenceIndex, textDates) is not { } mainDate) continue;
            var coverage = GetCoverage(passage.Reading, sentence, question);
            var isLead = source.Ordinal == 0 && i < LeadSentences && passage.Features.Own >= FullCoverage;
            if (Math.Max(coverage, titleCoverage) < MinCoverage && !isLead) continue;
            var isBackground = published is { } day ? mainDate.Date.Last < day.AddDays(-RecentDays)
                : mainDate.Date.Confidence == DateConfidence.Vague;
            if (isBackground && coverage < TopicNamedCoverage) continue;
            if (coverage < MinCoverage && CandidateSentenceReader.NeedsContext(sentence.Span.Cut(source.Text))) continue;
            var score = ScoreSentence(passage, sentence, text, sentenceIndex, coverage, titleCoverage)
                - (EventDates.IsSpeechDate(text, mainDate) ? 0.4 : 0) - GetBlurPenalty(mainDate.Date);
            var namesTopic = Math.Max(coverage, titleCoverage) >= TopicNamedCoverage;
            if (score >= MinScore) sentences.Add(CreateSentence(passage, sentence, mainDate.Date, score, namesTopic));
        }

        return sentences;
    }

    private DatedSentence? CreateLead(EvidencePassage passage, WeightedQuestion question)
    {
        if (GetDay(passage.Passage.Article) is not { } day || passage.Reading.Sentences.Count == 0) return null;
        var lead = passage.Reading.Sentences[0];
        var source = passage.Passage.Text;
        if (!CandidateSentenceReader.IsQuotable(lead.Span.Cut(source), lead) || CorrectionMask.Apply(source) != source)
            return null;
        var (coverage, titleCoverage) =
            (GetCoverage(passage.Reading, lead, question), question.Coverage(question.FindTermsIn(passage.Reading.TitleTerms)));
        if (Math.Max(coverage, titleCoverage) < MinCoverage) return null;
        var date = new EventDate(day, day, DateConfidence.Published);
        var score = ScoreSentence(passage, lead, dates.Annotate(source), 0, coverage, titleCoverage) - 0.8;
        return CreateSentence(passage, lead, date, score, Math.Max(coverage, titleCoverage) >= TopicNamedCoverage);
    }

    /// <summary>Scores how much a sentence says about the topic by itself.</summary>
    private static double ScoreSentence(
        EvidencePassage passage, AnalyzedSentence sentence, AnnotatedText text, int sentenceIndex, double coverage,
        double titleCoverage)
    {
        var sentenceText = sentence.Span.Cut(passage.Passage.Text);
        var isLead = passage.Passage.Ordinal == 0 && sentenceIndex < LeadSentences;
        var facts = text.Mentions.Count(fact => fact is not Pronoun && text.Tokens[fact.First].Sentence == sentenceIndex);
        return (1.2 * coverage) + (0.4 * titleCoverage) - (coverage == 0 ? 0.4 : 0) + (isLead ? 0.7 : 0)
            + (0.08 * Math.Min(6, facts)) - (CandidateSentenceReader.NeedsContext(sentenceText) ? 0.6 : 0)
            - (sentenceText[0] is '“' or '"' ? 0.3 : 0) - (sentenceText.Length > LongSentence ? 0.5 : 0);
    }

    private static double GetBlurPenalty(EventDate date)
    {
        var days = date.Last.DayNumber - date.First.DayNumber;
        return (days == 0 ? 0 : days <= 10 ? 0.3 : days <= 31 ? 0.5 : 0.8) + (date.Confidence >= DateConfidence.Vague ? 0.2 : 0);
    }

    private static DatedSentence CreateSentence(
        EvidencePassage passage, AnalyzedSentence sentence, EventDate date, double score, bool namesTopic)
    {
        var reading = passage.Reading;
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.QuestionTermAt[i] < 0 && !reading.IsStopWord(i)) words.Add(reading.Words[i].Text);
        // A plan scores less, so that a report of the outcome is preferred.
        var isPlanned = GetDay(passage.Passage.Article) is { } day && date.First > day;
        return new DatedSentence
        {
            Evidence = passage,
            Span = new TextSpan(passage.Passage.Span.Start + sentence.Span.Start, sentence.Span.Length),
            Date = date,
            NamesTopic = namesTopic,
            IsPlanned = isPlanned,
            Score = score - (isPlanned ? 1 : 0),
            Words = words,
        };
    }

    private static double GetCoverage(AnalyzedPassage reading, AnalyzedSentence sentence, WeightedQuestion question)
    {
        var found = new BitArray(question.Weights.Length);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.QuestionTermAt[i] >= 0) question.Mark(found, reading.QuestionTermAt[i]);
        return question.Coverage(found);
    }

    private static DateOnly? GetDay(ArticleReference article) =>
        article.Published is { } published ? DateOnly.FromDateTime(published.UtcDateTime) : null;
}
