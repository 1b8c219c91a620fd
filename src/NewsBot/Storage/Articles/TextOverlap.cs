using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>Tells by their words whether two texts can be states of one.</summary>
internal static class TextOverlap
{
    /// <summary>
    /// The share of the shorter text's different words that the other has too, from 0 to 1; words that any news has
    /// (<see cref="CommonWords"/>) are left out, and where nothing is left, 1.
    /// </summary>
    public static double Share(string one, string other)
    {
        var (words, others) = (WordsOf(one), WordsOf(other));
        if (words.Count > others.Count) (words, others) = (others, words);
        return words.Count == 0 ? 1 : (double)words.Count(others.Contains) / words.Count;
    }

    private static HashSet<ulong> WordsOf(string text)
    {
        var words = new HashSet<ulong>();
        var reader = new WordReader(text);
        while (reader.Next())
            if (reader.Word.Length > 2 && !CommonWords.Contain(reader.Hash)) words.Add(reader.Hash);
        return words;
    }
}
