using System.Collections;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;
using NewsBot.Verification.Messages;

namespace NewsBot.Briefing.Timelines;

/// <summary>Finds in passages on a topic the sentences that tell a dated event of it.</summary>
internal sealed class EventExtractor(EventDates dates)
{
    // Of the topic's weight, what a sentence must say, or the headline above it.
    private const double About = 0.5;

    // The sentences that open an article need not say it, where their passage says all of it.
    private const double WholeTopic = 0.95;
    private const int LeadSentences = 2;

    // Further back is background, of which only what names the topic itself belongs to it.
    private const int RecentDays = 365;
    private const double NamesTopic = 0.75;

    private const int LongSentence = 320;

    // Less than this stands beside the topic, under a headline that names it.
    private const double LeastScore = 0.3;

    /// <summary>The sentences, in the order of the passages.</summary>
    public IReadOnlyList<DatedSentence> Read(Evidence evidence, IReadOnlyList<EvidencePassage> passages)
    {
        var question = evidence.Weighted;
        var found = new List<DatedSentence>();
        var takenBack = RetractionFilter.In(passages, dates);
        foreach (var passage in passages) found.AddRange(ReadPassage(passage, question, takenBack));
        // What has no dated event still happened: it is told on the day on which it was published.
        var dated = found.Select(sentence => sentence.Article.Id).ToHashSet(StringComparer.Ordinal);
        foreach (
            var passage in passages.Where(passage => passage.Passage.Ordinal == 0 && !dated.Contains(passage.Passage.Article.Id)))
            if (Lead(passage, question) is { } lead) found.Add(lead);
        return [.. found.Where(sentence => !takenBack.HasNumberOf(sentence.Evidence, sentence.Span))];
    }

    private List<DatedSentence> ReadPassage(EvidencePassage passage, WeightedQuestion question, RetractionFilter takenBack)
    {
        var source = passage.Passage;
        var text = dates.Cut(source.Text);
        var published = DayOf(source.Article);
        var spoken = EventDates.Read(text, published);
        var title = question.Coverage(question.In(passage.Reading.TitleTerms));
        var found = new List<DatedSentence>();
        for (var i = 0; i < passage.Reading.Sentences.Count; i++)
        {
            var sentence = passage.Reading.Sentences[i];
            var number = text.Sentences.ToList().FindIndex(span => span.Start == sentence.Span.Start);
            if (number < 0) continue;
            if (takenBack.Has(passage, sentence.Span)) continue;
            if (!CandidateSentenceReader.IsQuotable(sentence.Span.Cut(source.Text), sentence)) continue;
            if (EventDates.Main(text, number, spoken) is not { } main) continue;
            var own = Coverage(passage.Reading, sentence, question);
            var isLead = source.Ordinal == 0 && i < LeadSentences && passage.Features.Own >= WholeTopic;
            if (Math.Max(own, title) < About && !isLead) continue;
            var isBackground = published is { } day ? main.Date.Last < day.AddDays(-RecentDays)
                : main.Date.Sureness == DateConfidence.Vague;
            if (isBackground && own < NamesTopic) continue;
            if (own < About && CandidateSentenceReader.NeedsContext(sentence.Span.Cut(source.Text))) continue;
            var score =
                Tells(passage, sentence, text, number, own, title) - (EventDates.IsOfSaying(text, main) ? 0.4
                    : 0) - Blur(main.Date);
            if (score >= LeastScore) found.Add(Sentence(passage, sentence, main.Date, score, Math.Max(own, title) >= NamesTopic));
        }

        return found;
    }

    private DatedSentence? Lead(EvidencePassage passage, WeightedQuestion question)
    {
        if (DayOf(passage.Passage.Article) is not { } day || passage.Reading.Sentences.Count == 0) return null;
        var lead = passage.Reading.Sentences[0];
        var source = passage.Passage.Text;
        if (!CandidateSentenceReader.IsQuotable(lead.Span.Cut(source), lead) || CorrectionMask.Apply(source) != source)
            return null;
        var (own, title) =
            (Coverage(passage.Reading, lead, question), question.Coverage(question.In(passage.Reading.TitleTerms)));
        if (Math.Max(own, title) < About) return null;
        var date = new EventDate(day, day, DateConfidence.Published);
        return Sentence(passage, lead, date, Tells(passage, lead, dates.Cut(source), 0, own, title) - 0.8,
            Math.Max(own, title) >= NamesTopic);
    }

    /// <summary>How much a sentence tells of the topic by itself.</summary>
    private static double Tells(
        EvidencePassage passage, AnalyzedSentence sentence, AnnotatedText text, int number, double own, double title)
    {
        var written = sentence.Span.Cut(passage.Passage.Text);
        var isLead = passage.Passage.Ordinal == 0 && number < LeadSentences;
        return (1.2 * own) + (0.4 * title) - (own == 0 ? 0.4 : 0) + (isLead ? 0.7 : 0)
            + (0.08 * Math.Min(6, text.Facts.Count(fact => fact is not Pronoun && text.Tokens[fact.First].Sentence == number)))
            - (CandidateSentenceReader.NeedsContext(written) ? 0.6 : 0) - (written[0] is '“' or '"' ? 0.3
                : 0) - (written.Length > LongSentence ? 0.5 : 0);
    }

    private static double Blur(EventDate date)
    {
        var days = date.Last.DayNumber - date.First.DayNumber;
        return (days == 0 ? 0 : days <= 10 ? 0.3 : days <= 31 ? 0.5 : 0.8) + (date.Sureness >= DateConfidence.Vague ? 0.2 : 0);
    }

    private static DatedSentence Sentence(
        EvidencePassage passage, AnalyzedSentence sentence, EventDate date, double score, bool namesTopic)
    {
        var reading = passage.Reading;
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.Asked[i] < 0 && !reading.IsStopWord(i)) words.Add(reading.Words[i].Text);
        // A plan is told only where nobody tells what became of it.
        var isPlanned = DayOf(passage.Passage.Article) is { } day && date.First > day;
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

    private static double Coverage(AnalyzedPassage reading, AnalyzedSentence sentence, WeightedQuestion question)
    {
        var found = new BitArray(question.Weights.Length);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.Asked[i] >= 0) found[reading.Asked[i]] = true;
        return question.Coverage(found);
    }

    private static DateOnly? DayOf(ArticleReference article) =>
        article.Published is { } published ? DateOnly.FromDateTime(published.UtcDateTime) : null;
}
