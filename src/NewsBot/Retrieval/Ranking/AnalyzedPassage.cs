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

    /// <summary>For each word, which term of the question it is, or -1.</summary>
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

    /// <summary>For each of <paramref name="words"/>, which term of the question it is, or -1.</summary>
    public int[] Locate(List<Term> words)
    {
        var located = new int[words.Count];
        for (var i = 0; i < located.Length; i++) located[i] = places.GetValueOrDefault(words[i].Text, -1);
        for (var t = 0; t < Question.Terms.Count; t++)
        {
            var name = Question.Terms[t].OtherName;
            for (var i = 0; name.Count > 0 && i + name.Count <= located.Length; i++)
            {
                if (!Enumerable.Range(0, name.Count).All(j => words[i + j].Text == name[j])) continue;
                // The last word stands for the name, unless the question says that word itself as well.
                if (located[i + name.Count - 1] < 0) located[i + name.Count - 1] = t;
                else if (name.Count > 1 && located[i] < 0) located[i] = t;
            }
        }

        return located;
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
