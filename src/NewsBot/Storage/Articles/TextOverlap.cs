using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>Measures by their words whether two texts can be versions of one article.</summary>
internal static class TextOverlap
{
    /// <summary>
    /// Returns the share of the distinct words of the text with fewer of them that the other text has too, from 0 to 1. Words
    /// that any news has (<see cref="CommonWords"/>) are ignored; if a text has no others, the share is 1.
    /// </summary>
    public static double ComputeShare(string first, string second)
    {
        var (words, others) = (HashWords(first), HashWords(second));
        return words.Count == 0 || others.Count == 0 ? 1 : WordSets.ComputeOverlap(words, others);
    }

    private static HashSet<ulong> HashWords(string text)
    {
        var words = new HashSet<ulong>();
        var reader = new WordReader(text);
        while (reader.MoveNext())
            if (reader.Word.Length > 2 && !CommonWords.Contains(reader.Hash)) words.Add(reader.Hash);
        return words;
    }
}
