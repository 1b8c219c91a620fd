using System.Text;
using NewsBot.Articles;

namespace NewsBot.Benchmarks;

/// <summary>
/// Synthetic coverage. Word frequencies follow Zipf's law as those of real texts do, so that common terms have long
/// posting lists: what makes a search slow.
/// </summary>
internal sealed class ZipfTexts
{
    public const int WordsPerPassage = 120;
    private const int Vocabulary = 50_000;
    private const int WordsPerSentence = 20;
    private const int WordsPerTitle = 8;

    // The commonest words stand for "the" and "of", which nobody asks for; these stand in a tenth to a half of all passages.
    private const int FirstCommon = 20;
    private const int LastCommon = 150;

    private readonly Random random;
    private readonly string[] words = [.. Enumerable.Range(0, Vocabulary).Select(Spell)];
    private readonly double[] upTo = new double[Vocabulary];

    public ZipfTexts(int seed)
    {
        random = new Random(seed);
        var sum = 0.0;
        for (var rank = 0; rank < Vocabulary; rank++) upTo[rank] = sum += 1.0 / (rank + 1);
    }

    /// <summary>
    /// An article that the archive cuts into exactly <paramref name="passages"/> passages: a full paragraph is one.
    /// </summary>
    public Article Article(string id, int passages)
    {
        var body = new StringBuilder();
        for (var passage = 0; passage < passages; passage++)
        {
            if (passage > 0) body.Append("\n\n");
            for (var word = 0; word < WordsPerPassage; word++)
            {
                var text = Word();
                var isFirst = word % WordsPerSentence == 0;
                if (isFirst && word > 0) body.Append(' ');
                body.Append(isFirst ? char.ToUpperInvariant(text[0]) + text[1..] : text);
                body.Append((word + 1) % WordsPerSentence == 0 ? '.' : ' ');
            }
        }

        return new Article
        {
            Id = id,
            Title = string.Join(' ', Enumerable.Range(0, WordsPerTitle).Select(_ => Word())),
            Body = body.ToString()
        };
    }

    /// <summary>Whether it is one of the few words that stand for stop words.</summary>
    public bool IsStopWord(string word) => words.AsSpan(0, FirstCommon).Contains(word.ToLowerInvariant());

    /// <summary>Different common terms to ask for.</summary>
    public string[] Terms(int count) =>
        [.. Enumerable.Range(FirstCommon, LastCommon - FirstCommon).OrderBy(_ => random.Next()).Take(count)
            .Select(rank => words[rank])];

    private string Word()
    {
        var at = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        return words[at < 0 ? ~at : at];
    }

    // Syllables that no stemmer takes for an ending, so that both sides see the same terms.
    private static string Spell(int rank)
    {
        const string consonants = "bdfgkmpt", vowels = "aou";
        var word = new StringBuilder();
        for (var rest = rank + 24; rest > 0; rest /= 24) word.Append(consonants[rest % 8]).Append(vowels[rest / 8 % 3]);
        return word.Append('k').ToString();
    }
}
