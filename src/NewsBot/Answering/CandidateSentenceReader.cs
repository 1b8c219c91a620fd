using System.Collections;
using System.Text;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>Finds in the evidence every statement that could be quoted, the most promising first.</summary>
internal sealed class CandidateSentenceReader(Tokenizer terms)
{
    private const int Passages = 12;
    private const int NearWords = 8;

    // Shorter than this, and without a full stop, it is a dateline, a caption or an item of a list.
    private const int ShortestWords = 5;
    private const int ShortestUnended = 60;

    private readonly NewestFigures figures = new(terms);

    private static readonly string[] PointingWords =
        ["he", "she", "they", "it", "his", "her", "their", "its", "this", "that", "these", "those", "him",
            "them", "there", "such"];

    public IReadOnlyList<CandidateSentence> Read(Evidence evidence)
    {
        var question = evidence.Weighted;
        var hints =
            new AnswerTypeMatcher(evidence.Question, terms, evidence.Passages.Select(passage => passage.Passage.Article.Outlet)
                .OfType<string>().Distinct());
        var statements = new List<CandidateSentence>();
        var articles = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var best = evidence.Passages.Count == 0 ? 0 : evidence.Passages[0].Score;
        foreach (var (passage, place) in evidence.Passages.Take(Passages).Select((passage, place) => (passage, place)))
        {
            var article = passage.Passage.Article;
            if (!articles.Contains(article.Id))
            {
                articles.Add(article.Id);
                var title =
                    new AnalyzedPassage(
                        passage.Passage with { Text = article.Headline }, 0, question, terms, passage.Reading.TitleTerms);
                if (title.Words.Count > 0 && !IsDerived(article.Title, passage.Passage) && seen.Add(article.Headline))
                    statements.Add(
                        Read(title, new AnalyzedSentence(new TextSpan(0, article.Headline.Length), 0, title.Words.Count), null,
                            null, isHeadline: true));
            }

            var sentences = passage.Reading.Sentences;
            for (var i = 0; i < sentences.Count; i++)
            {
                var text = sentences[i].Span.Cut(passage.Passage.Text);
                if (!IsQuotable(text, sentences[i]) || !seen.Add(text)) continue;
                statements.Add(
                    Read(passage.Reading, sentences[i], i > 0 ? sentences[i - 1] : null, i + 1 < sentences.Count
                        ? sentences[i + 1] : null, isHeadline: false, i));
            }

            CandidateSentence Read(AnalyzedPassage reading, AnalyzedSentence sentence, AnalyzedSentence? previous,
                AnalyzedSentence? next, bool isHeadline, int number = 0)
            {
                var found = Found(reading, sentence, question);
                var kinds =
                    hints.Count(
                        reading.Passage.Text, reading.Words, sentence.FirstWord, sentence.EndWord, AnswerTypeMatcher.Several);
                var text = sentence.Span.Cut(reading.Passage.Text);
                return new CandidateSentence
                {
                    Evidence = passage,
                    Text = text,
                    Words = Words(reading, sentence),
                    Span = isHeadline ? default
                        : new TextSpan(passage.Passage.Span.Start + sentence.Span.Start, sentence.Span.Length),
                    IsHeadline = isHeadline,
                    NeedsContext = !isHeadline && NeedsContext(text),
                    Features = new CandidateFeatures
                    {
                        Coverage = question.Coverage(found),
                        Asked = AskedCoverage(question, found),
                        WithTitle = question.Coverage(new BitArray(found).Or(question.In(reading.TitleTerms))),
                        WithPrevious = previous is { } before ? question.Coverage(Found(reading, before, question).Or(found))
                            : question.Coverage(found),
                        WithNext = next is { } behind ? question.Coverage(Found(reading, behind, question).Or(found))
                            : question.Coverage(found),
                        Kinds = kinds / (double)AnswerTypeMatcher.Several,
                        Near = kinds == 0 ? 0 : Near(reading, sentence, hints, question),
                        Focus = evidence.Question.Focus is { } focus && Says(reading, sentence, focus) ? 1 : 0,
                        FocusNear = evidence.Question.Focus is { } noun && kinds > 0 && IsNear(reading, sentence, hints, noun)
                            ? 1 : 0,
                        First = !isHeadline && passage.Passage.Ordinal == 0 && number < 3 ? 1 : 0,
                        Early = 1.0 / (1 + passage.Passage.Ordinal),
                        Behind = best - passage.Score,
                        ArticlePlace = Math.Min(5, articles.IndexOf(article.Id)) / 5.0,
                        PassagePlace = (double)place / Passages,
                        Novel = Math.Min(20, Novel(reading, sentence)) / 20.0,
                        Headline = isHeadline ? 1 : 0,
                    },
                };
            }
        }

        statements = [.. statements.OrderByDescending(statement => statement.Score)];
        if (figures.Find(evidence.Question, statements) is not { } newest) return statements;
        statements.Remove(newest);
        return [newest with { IsNewestFigure = true }, .. statements];
    }

    // A question in an article (a quiz, a heading) answers nothing.
    internal static bool IsQuotable(string text, AnalyzedSentence sentence) =>
        sentence.EndWord - sentence.FirstWord >= ShortestWords
        && FootnoteMarks.TakeOut(text) is { Length: > 0 } shown
        && !shown.EndsWith('?')
        && (shown.Length >= ShortestUnended || shown[^1] is '.' or '!' or '”' or '"' or '’' or ')' or '…');

    // Where the source had no headline, its first words stand for one, and they are quoted as what they are.
    private static bool IsDerived(string title, Passage passage) =>
        title.EndsWith('…') || (passage.Ordinal == 0 && passage.Text.StartsWith(title, StringComparison.Ordinal));

    internal static bool NeedsContext(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.SkipWhile(c => !char.IsLetter(c)).TakeWhile(char.IsLetter)) word.Append(char.ToLowerInvariant(c));
        return PointingWords.Contains(word.ToString());
    }

    private static BitArray Found(AnalyzedPassage reading, AnalyzedSentence sentence, WeightedQuestion question)
    {
        var found = new BitArray(question.Weights.Length);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.Asked[i] >= 0) found[reading.Asked[i]] = true;
        return found;
    }

    private static double AskedCoverage(WeightedQuestion question, BitArray found)
    {
        double all = 0, held = 0;
        for (var i = 0; i < found.Length; i++)
        {
            if (!question.Question.Terms[i].IsAsked) continue;
            all += question.Weights[i];
            if (found[i]) held += question.Weights[i];
        }

        return all == 0 ? 0 : held / all;
    }

    private static double Near(
        AnalyzedPassage reading, AnalyzedSentence sentence, AnswerTypeMatcher hints, WeightedQuestion question)
    {
        var best = 0.0;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (!hints.IsAt(reading.Passage.Text, reading.Words, i, sentence.FirstWord, sentence.EndWord)) continue;
            var sum = 0.0;
            for (var j = Math.Max(sentence.FirstWord, i - NearWords); j < Math.Min(sentence.EndWord, i + NearWords + 1); j++)
                if (reading.Asked[j] >= 0) sum += question.Weights[reading.Asked[j]] / (1 + (0.5 * Math.Abs(i - j)));
            best = Math.Max(best, sum / question.Total);
        }

        return best;
    }

    private static bool IsNear(AnalyzedPassage reading, AnalyzedSentence sentence, AnswerTypeMatcher hints, string term)
    {
        const int near = 3;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (reading.Words[i].Text != term) continue;
            for (var j = Math.Max(sentence.FirstWord, i - near); j < Math.Min(sentence.EndWord, i + near + 1); j++)
                if (hints.IsAt(reading.Passage.Text, reading.Words, j, sentence.FirstWord, sentence.EndWord)) return true;
        }

        return false;
    }

    private static bool Says(AnalyzedPassage reading, AnalyzedSentence sentence, string term)
    {
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.Words[i].Text == term) return true;
        return false;
    }

    private static HashSet<string> Words(AnalyzedPassage reading, AnalyzedSentence sentence)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (!reading.IsStopWord(i)) words.Add(reading.Words[i].Text);
        return words;
    }

    private static int Novel(AnalyzedPassage reading, AnalyzedSentence sentence)
    {
        var novel = 0;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (reading.Asked[i] < 0 && !reading.IsStopWord(i)) novel++;
        return novel;
    }
}
