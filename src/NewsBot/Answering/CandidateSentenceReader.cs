using System.Collections;
using System.Text;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>Finds the sentences and headlines in the evidence that could be quoted, and ranks them.</summary>
internal sealed class CandidateSentenceReader(Tokenizer terms, Thesaurus thesaurus)
{
    private const int MaxPassages = 12;
    private const int NearReach = 8;

    // A text that is shorter than this and has no full stop is a dateline, a caption or a list item.
    private const int MinWords = 5;
    private const int MinUnendedLength = 60;

    private readonly NewestFigures figures = new(terms, thesaurus);

    private static readonly string[] AnaphoricWords =
        ["he", "she", "they", "it", "his", "her", "their", "its", "this", "that", "these", "those", "him",
            "them", "there", "such"];

    /// <summary>Returns the candidates, the most promising first.</summary>
    public IReadOnlyList<CandidateSentence> Read(Evidence evidence)
    {
        var question = evidence.Weighted;
        var typeMatcher =
            new AnswerTypeMatcher(evidence.Question, terms, evidence.Passages.Select(passage => passage.Passage.Article.Outlet)
                .OfType<string>().Distinct());
        var candidates = new List<CandidateSentence>();
        var articles = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var best = evidence.Passages.Count == 0 ? 0 : evidence.Passages[0].Score;
        foreach (var (passage, rank) in evidence.Passages.Take(MaxPassages).Select((passage, rank) => (passage, rank)))
        {
            var article = passage.Passage.Article;
            if (!articles.Contains(article.Id))
            {
                articles.Add(article.Id);
                var title =
                    new AnalyzedPassage(
                        passage.Passage with { Text = article.Headline }, 0, question, terms, passage.Reading.TitleTerms);
                if (title.Words.Count > 0 && !IsDerivedTitle(article.Title, passage.Passage) && seen.Add(article.Headline))
                    candidates.Add(CreateCandidate(
                        title, new AnalyzedSentence(new TextSpan(0, article.Headline.Length), 0, title.Words.Count),
                        null, null, isHeadline: true));
            }

            var sentences = passage.Reading.Sentences;
            for (var i = 0; i < sentences.Count; i++)
            {
                var text = sentences[i].Span.Cut(passage.Passage.Text);
                if (!IsQuotable(text, sentences[i]) || !seen.Add(text)) continue;
                candidates.Add(
                    CreateCandidate(passage.Reading, sentences[i], i > 0 ? sentences[i - 1] : null, i + 1 < sentences.Count
                        ? sentences[i + 1] : null, isHeadline: false, i));
            }

            CandidateSentence CreateCandidate(AnalyzedPassage analyzed, AnalyzedSentence sentence, AnalyzedSentence? previous,
                AnalyzedSentence? next, bool isHeadline, int sentenceIndex = 0)
            {
                var found = FindAskedTerms(analyzed, sentence, question);
                var typeMatches =
                    typeMatcher.Count(
                        analyzed.Passage.Text, analyzed.Words, sentence.FirstWord, sentence.EndWord, AnswerTypeMatcher.Several);
                var text = sentence.Span.Cut(analyzed.Passage.Text);
                return new CandidateSentence
                {
                    Evidence = passage,
                    Text = text,
                    Terms = CollectTerms(analyzed, sentence),
                    Span = isHeadline ? default
                        : new TextSpan(passage.Passage.Span.Start + sentence.Span.Start, sentence.Span.Length),
                    IsHeadline = isHeadline,
                    NeedsContext = !isHeadline && NeedsContext(text),
                    Features = new CandidateFeatures
                    {
                        Coverage = question.Coverage(found),
                        AskedCoverage = ComputeAskedCoverage(question, found),
                        WithTitle = question.Coverage(new BitArray(found).Or(question.FindTermsIn(analyzed.TitleTerms))),
                        WithPrevious = previous is { } before
                            ? question.Coverage(FindAskedTerms(analyzed, before, question).Or(found))
                            : question.Coverage(found),
                        WithNext = next is { } following
                            ? question.Coverage(FindAskedTerms(analyzed, following, question).Or(found))
                            : question.Coverage(found),
                        TypeMatches = typeMatches / (double)AnswerTypeMatcher.Several,
                        WeightNearMatch = typeMatches == 0 ? 0
                            : ComputeWeightNearMatch(analyzed, sentence, typeMatcher, question),
                        HasFocus = evidence.Question.Focus is { } focus && ContainsTerm(analyzed, sentence, focus) ? 1 : 0,
                        MatchNearFocus = evidence.Question.Focus is { } noun && typeMatches > 0
                            && IsMatchNearTerm(analyzed, sentence, typeMatcher, noun) ? 1 : 0,
                        IsAmongFirst = !isHeadline && passage.Passage.Ordinal == 0 && sentenceIndex < 3 ? 1 : 0,
                        Earliness = 1.0 / (1 + passage.Passage.Ordinal),
                        ScoreGap = best - passage.Score,
                        ArticleRank = Math.Min(5, articles.IndexOf(article.Id)) / 5.0,
                        PassageRank = (double)rank / MaxPassages,
                        Novelty = Math.Min(20, CountNewWords(analyzed, sentence)) / 20.0,
                        IsHeadline = isHeadline ? 1 : 0,
                    },
                };
            }
        }

        candidates = [.. candidates.OrderByDescending(candidate => candidate.Score)];
        if (figures.Find(evidence.Question, candidates) is not { } newest) return candidates;
        candidates.Remove(newest);
        return [newest with { IsNewestFigure = true }, .. candidates];
    }

    // A question in an article (a quiz, a heading) is no answer.
    internal static bool IsQuotable(string text, AnalyzedSentence sentence) =>
        sentence.EndWord - sentence.FirstWord >= MinWords
        && FootnoteMarks.Remove(text) is { Length: > 0 } shown
        && !shown.EndsWith('?')
        && (shown.Length >= MinUnendedLength || shown[^1] is '.' or '!' or '”' or '"' or '’' or ')' or '…');

    // If the source had no headline, the title is made of the first words of the body, which are quoted as part of the body.
    private static bool IsDerivedTitle(string title, Passage passage) =>
        title.EndsWith('…') || (passage.Ordinal == 0 && passage.Text.StartsWith(title, StringComparison.Ordinal));

    internal static bool NeedsContext(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.SkipWhile(c => !char.IsLetter(c)).TakeWhile(char.IsLetter)) word.Append(char.ToLowerInvariant(c));
        return AnaphoricWords.Contains(word.ToString());
    }

    private static BitArray FindAskedTerms(AnalyzedPassage analyzed, AnalyzedSentence sentence, WeightedQuestion question)
    {
        var found = new BitArray(question.Weights.Length);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (analyzed.QuestionTermAt[i] >= 0) found[analyzed.QuestionTermAt[i]] = true;
        return found;
    }

    private static double ComputeAskedCoverage(WeightedQuestion question, BitArray found)
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

    private static double ComputeWeightNearMatch(
        AnalyzedPassage analyzed, AnalyzedSentence sentence, AnswerTypeMatcher typeMatcher, WeightedQuestion question)
    {
        var best = 0.0;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (!typeMatcher.MatchesAt(analyzed.Passage.Text, analyzed.Words, i, sentence.FirstWord, sentence.EndWord)) continue;
            var sum = 0.0;
            for (var j = Math.Max(sentence.FirstWord, i - NearReach); j < Math.Min(sentence.EndWord, i + NearReach + 1); j++)
                if (analyzed.QuestionTermAt[j] >= 0)
                    sum += question.Weights[analyzed.QuestionTermAt[j]] / (1 + (0.5 * Math.Abs(i - j)));
            best = Math.Max(best, sum / question.Total);
        }

        return best;
    }

    private static bool IsMatchNearTerm(
        AnalyzedPassage analyzed, AnalyzedSentence sentence, AnswerTypeMatcher typeMatcher, string term)
    {
        const int reach = 3;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
        {
            if (analyzed.Words[i].Text != term) continue;
            for (var j = Math.Max(sentence.FirstWord, i - reach); j < Math.Min(sentence.EndWord, i + reach + 1); j++)
                if (typeMatcher.MatchesAt(analyzed.Passage.Text, analyzed.Words, j, sentence.FirstWord, sentence.EndWord))
                    return true;
        }

        return false;
    }

    private static bool ContainsTerm(AnalyzedPassage analyzed, AnalyzedSentence sentence, string term)
    {
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (analyzed.Words[i].Text == term) return true;
        return false;
    }

    private static HashSet<string> CollectTerms(AnalyzedPassage analyzed, AnalyzedSentence sentence)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (!analyzed.IsStopWord(i)) words.Add(analyzed.Words[i].Text);
        return words;
    }

    private static int CountNewWords(AnalyzedPassage analyzed, AnalyzedSentence sentence)
    {
        var novel = 0;
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (analyzed.QuestionTermAt[i] < 0 && !analyzed.IsStopWord(i)) novel++;
        return novel;
    }
}
