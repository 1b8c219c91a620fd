using System.Text;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Ranking;
using NewsBot.Text;

namespace NewsBot.Answering;

/// <summary>Finds the sentences and headlines in the evidence that could be quoted, and ranks them.</summary>
internal sealed class CandidateSentenceReader(Tokenizer tokenizer, Thesaurus thesaurus, VectorRetriever vectors)
{
    private const int MaxPassages = 12;

    // The sentences whose meaning is compared with the question's: the best by words, and the best of the passage that is nearest
    // in meaning, which may say it in other words. With more of them no more questions are answered, and each costs a millisecond
    // or two.
    private const int MaxByWords = 8;
    private const int MaxByMeaning = 4;

    // A text that is shorter than this and has no full stop is a dateline, a caption or a list item.
    private const int MinWords = 5;
    private const int MinUnendedLength = 60;

    private readonly NewestFigures figures = new(tokenizer, thesaurus);

    private static readonly string[] AnaphoricWords =
        ["he", "she", "they", "it", "his", "her", "their", "its", "this", "that", "these", "those", "him",
            "them", "there", "such"];

    /// <summary>Returns the candidates, the most promising first.</summary>
    public async Task<IReadOnlyList<CandidateSentence>> ReadAsync(Evidence evidence, CancellationToken cancellationToken)
    {
        var byWords = ReadByWords(evidence).OrderByDescending(candidate => candidate.Features.WordScore).ToList();
        var nearest = evidence.Passages.Take(MaxPassages).MaxBy(passage => passage.Features.Similarity);
        var compared = byWords.Take(MaxByWords)
            .Union(byWords.Where(candidate => candidate.Evidence == nearest).Take(MaxByMeaning)).ToList();
        var similarities = await vectors.CompareAsync(
            evidence.Meaning,
            [.. compared.Select(candidate => candidate.TextInContext)],
                cancellationToken);
        List<CandidateSentence> ranked = similarities is null ? byWords
            : [.. compared.Zip(similarities, (candidate, alike) => candidate with
                {
                    Features = candidate.Features with { Similarity = alike },
                })
                // One scale for all: those that were not compared count as the least alike of the others.
                .Concat(byWords.Except(compared).Select(candidate => candidate with
                {
                    Features = candidate.Features with { Similarity = similarities.Min() },
                }))
                .OrderByDescending(candidate => candidate.Score)];
        if (figures.Find(evidence.Question, ranked) is not { } newest) return ranked;
        ranked.Remove(newest);
        return [newest with { IsNewestFigure = true }, .. ranked];
    }

    /// <summary>Returns the candidates in reading order of the passages, with the features that need no model.</summary>
    internal IEnumerable<CandidateSentence> ReadByWords(Evidence evidence)
    {
        var features = new AnswerFeatureExtractor(evidence, tokenizer);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var articles = new List<string>();
        foreach (var passage in evidence.Passages.Take(MaxPassages))
        {
            var article = passage.Passage.Article;
            if (!articles.Contains(article.Id))
            {
                articles.Add(article.Id);
                var headline = new AnalyzedPassage(
                    passage.Passage with { Text = article.Headline }, 0, evidence.Weighted, tokenizer,
                        passage.Reading.TitleTerms);
                if (headline.Words.Count > 0 && IsWholeHeadline(article.Title, passage.Passage) && seen.Add(article.Headline))
                    yield return Create(headline, new AnalyzedSentence(
                        new TextSpan(0, article.Headline.Length), 0, headline.Words.Count), null, isHeadline: true);
            }

            var sentences = passage.Reading.Sentences;
            for (var i = 0; i < sentences.Count; i++)
            {
                var text = sentences[i].Span.Cut(passage.Passage.Text);
                if (IsQuotable(text, sentences[i]) && seen.Add(text))
                    yield return Create(passage.Reading, sentences[i], i > 0 ? sentences[i - 1] : null, isHeadline: false);
            }

            CandidateSentence Create(
                AnalyzedPassage analyzed, AnalyzedSentence sentence, AnalyzedSentence? previous, bool isHeadline)
            {
                var text = sentence.Span.Cut(analyzed.Passage.Text);
                var needsContext = !isHeadline && NeedsContext(text);
                // Who "he" is stands in the sentence before, with which it is quoted.
                var read = needsContext && previous is { } context ? sentence with { FirstWord = context.FirstWord } : sentence;
                var found = features.FindAskedTerms(passage, analyzed, read);
                return new CandidateSentence
                {
                    Evidence = passage,
                    Text = text,
                    Terms = CollectTerms(analyzed, sentence),
                    AskedTerms = found,
                    Figure = features.FindFigure(analyzed, read),
                    Span = isHeadline ? default : InBody(passage.Passage, sentence),
                    IsHeadline = isHeadline,
                    NeedsContext = needsContext,
                    Previous = previous is { } before ? InBody(passage.Passage, before) : null,
                    Features = features.Extract(passage, analyzed, read, found, articles.IndexOf(article.Id)),
                };
            }
        }
    }

    private static TextSpan InBody(Passage passage, AnalyzedSentence sentence) =>
        new(passage.Span.Start + sentence.Span.Start, sentence.Span.Length);

    // A question in an article (a quiz, a heading) is no answer.
    internal static bool IsQuotable(string text, AnalyzedSentence sentence) =>
        sentence.EndWord - sentence.FirstWord >= MinWords
        && FootnoteMarks.Remove(text) is { Length: > 0 } shown
        && !shown.EndsWith('?')
        && (shown.Length >= MinUnendedLength || shown[^1] is '.' or '!' or '”' or '"' or '’' or ')' or '…');

    // Feeds cut long headlines ("..."). If the source had no headline, the title is made of the first words of the body,
    // which are quoted as part of the body.
    private static bool IsWholeHeadline(string title, Passage passage) =>
        !title.EndsWith('…') && !title.EndsWith("...", StringComparison.Ordinal) && !title.EndsWith('?')
        && !(passage.Ordinal == 0 && passage.Text.StartsWith(title, StringComparison.Ordinal));

    internal static bool NeedsContext(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.SkipWhile(c => !char.IsLetter(c)).TakeWhile(char.IsLetter)) word.Append(char.ToLowerInvariant(c));
        return AnaphoricWords.Contains(word.ToString());
    }

    private static HashSet<string> CollectTerms(AnalyzedPassage analyzed, AnalyzedSentence sentence)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentence.FirstWord; i < sentence.EndWord; i++)
            if (!analyzed.IsStopWord(i)) words.Add(analyzed.Words[i].Text);
        return words;
    }
}
