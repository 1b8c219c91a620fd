using System.Collections;
using NewsBot.Articles;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;

namespace NewsBot.Retrieval.Ranking;

/// <summary>A candidate passage taken apart: its terms, its sentences, and which words of the question stand in them.</summary>
internal sealed class AnalyzedPassage
{
    public AnalyzedPassage(
        Passage passage, float score, WeightedQuestion question, Tokenizer tokenizer, IReadOnlySet<string> titleTerms)
    {
        Passage = passage;
        Score = score;
        TitleTerms = titleTerms;
        Words = tokenizer.Read(passage.Text);
        QuestionTermAt = question.Locate(Words);
        Sentences = ReadSentences();
    }

    public Passage Passage { get; }

    /// <summary>BM25 of passage and title, as the index gave it.</summary>
    public float Score { get; }

    public IReadOnlySet<string> TitleTerms { get; }

    public List<Term> Words { get; }

    /// <inheritdoc cref="WeightedQuestion.Locate" path="/summary"/>
    public int[] QuestionTermAt { get; }

    public IReadOnlyList<AnalyzedSentence> Sentences { get; }

    /// <summary>What vectors say for it; nothing without embeddings.</summary>
    public VectorScores Vector { get; set; }

    /// <summary>Whether a word, by its number among <see cref="Words"/>, is one of those that stand in any text.</summary>
    public bool IsStopWord(int word) => QuestionParser.IsStopWord(Words[word].Span.AsSpan(Passage.Text));

    /// <summary>Whether its text has these terms one behind the other.</summary>
    public bool Contains(IReadOnlyList<string> phrase)
    {
        for (var at = 0; at + phrase.Count <= Words.Count; at++)
        {
            var i = 0;
            while (i < phrase.Count && Words[at + i].Text == phrase[i]) i++;
            if (i == phrase.Count) return true;
        }

        return false;
    }

    private List<AnalyzedSentence> ReadSentences()
    {
        var sentences = new List<AnalyzedSentence>();
        var word = 0;
        foreach (var span in NewsBot.Text.Sentences.Split(Passage.Text))
        {
            var first = word;
            while (word < Words.Count && Words[word].Span.Start < span.End) word++;
            if (word > first) sentences.Add(new AnalyzedSentence(span, first, word));
        }

        return sentences;
    }
}

/// <param name="Span">Where the sentence stands in the passage's text.</param>
/// <param name="FirstWord">Its first word among the passage's.</param>
/// <param name="EndWord">The word behind its last.</param>
internal readonly record struct AnalyzedSentence(TextSpan Span, int FirstWord, int EndWord);

/// <summary>A question with the weight of each of its terms: how rare it is in what is held (its idf).</summary>
internal sealed class WeightedQuestion
{
    private readonly Dictionary<string, int> places;

    public WeightedQuestion(Question question, Func<string, double> weightOf, double weightOfRare)
    {
        Question = question;
        // What is carried over says where to look, what is asked now says what for.
        Weights = [.. question.Terms.Select(term => weightOf(term.Text) * (term.IsCarried ? 0.5 : 1))];
        Total = Math.Max(Weights.Sum(), 1e-6);
        Information = Weights.Sum() / weightOfRare;
        places = question.Terms.Select((term, i) => (term.Text, i))
            .ToDictionary(pair => pair.Text, pair => pair.i, StringComparer.Ordinal);
    }

    public Question Question { get; }

    public double[] Weights { get; }

    public double Total { get; }

    /// <summary>How much the question says: in words that are rare in what is held.</summary>
    public double Information { get; }

    /// <summary>
    /// For each word, which term of the question it is, or -1; behind the terms the short names are counted on, which stand for
    /// several of them.
    /// </summary>
    public int[] Locate(List<Term> words)
    {
        var located = new int[words.Count];
        for (var i = 0; i < located.Length; i++) located[i] = places.GetValueOrDefault(words[i].Text, -1);
        for (var t = 0; t < Question.Terms.Count; t++)
        {
            var name = Question.Terms[t].OtherName;
            for (var i = 0; name.Count > 0 && i + name.Count <= located.Length; i++)
            {
                if (FindRowEnd(words, i, name) is not { } last) continue;
                // The last word stands for the name, unless the question says that word itself as well.
                if (located[last] < 0) located[last] = t;
                else if (name.Count > 1 && located[i] < 0) located[i] = t;
            }
        }

        for (var i = 0; Question.ShortNames.Count > 0 && i < located.Length; i++)
        {
            if (located[i] >= 0) continue;
            for (var name = 0; name < Question.ShortNames.Count; name++)
                if (words[i].Text == Question.ShortNames[name].Text) located[i] = Question.Terms.Count + name;
        }

        return located;
    }

    // The last word of a row that has these terms, with small words between them or not.
    private static int? FindRowEnd(List<Term> words, int first, IReadOnlyList<string> terms)
    {
        if (words[first].Text != terms[0]) return null;
        var at = first;
        for (var i = 1; i < terms.Count; i++)
        {
            at++;
            while (at < words.Count && words[at].Text != terms[i] && StopWords.All.Contains(words[at].Text)) at++;
            if (at >= words.Count || words[at].Text != terms[i]) return null;
        }

        return at;
    }

    /// <summary>Notes what <see cref="Locate"/> gave for a word: a term, or all terms for which a short name stands.</summary>
    public void Mark(BitArray found, int place)
    {
        if (place < found.Length) found[place] = true;
        else
            foreach (var term in Question.ShortNames[place - found.Length].Terms) found[term] = true;
    }

    /// <summary>The terms of the question that some words of a passage have, as <see cref="Locate"/> gave them.</summary>
    public IEnumerable<int> ListTerms(IEnumerable<int> located)
    {
        foreach (var place in located)
        {
            if (place >= Weights.Length)
                foreach (var term in Question.ShortNames[place - Weights.Length].Terms) yield return term;
            else if (place >= 0) yield return place;
        }
    }

    /// <summary>Which terms of the question a title has.</summary>
    public BitArray FindTermsIn(IReadOnlySet<string> title)
    {
        var found = new BitArray(Weights.Length);
        for (var i = 0; i < found.Length; i++)
        {
            var (term, name) = (Question.Terms[i].Text, Question.Terms[i].OtherName);
            found[i] = title.Contains(term) || (name.Count > 0 && name.All(title.Contains));
        }

        for (var i = 0; i < Question.ShortNames.Count; i++)
            if (title.Contains(Question.ShortNames[i].Text)) Mark(found, found.Length + i);

        return found;
    }

    /// <summary>The share of the question's weight that <paramref name="found"/> carries, 0 to 1.</summary>
    public double Coverage(BitArray found)
    {
        var sum = 0.0;
        for (var i = 0; i < found.Length; i++)
            if (found[i]) sum += Weights[i];
        return sum / Total;
    }
}
