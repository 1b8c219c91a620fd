using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Answering.Citations;

/// <summary>Finds the sentence of a passage that supports a written sentence best.</summary>
internal static class SupportingSentence
{
    // The weight of names and numbers, which distinguish the sentences of an article better than other words (weight 1).
    private const int NameOrNumberWeight = 2;

    /// <summary>
    /// Returns the span, in the article's body, of the sentence that shares most content words with <paramref name="written"/>;
    /// the earliest one if several do; null if no sentence shares any.
    /// </summary>
    public static TextSpan? Find(Passage passage, string written)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, isNameOrNumber) in SplitWords(written))
            weights[word] = Math.Max(weights.GetValueOrDefault(word), isNameOrNumber ? NameOrNumberWeight : 1);

        TextSpan? best = null;
        var bestWeight = 0;
        foreach (var span in Sentences.Split(passage.Text))
        {
            var weight = SplitWords(span.Cut(passage.Text)).Select(word => word.Text).Distinct(StringComparer.Ordinal)
                .Sum(word => weights.GetValueOrDefault(word));
            if (weight <= bestWeight) continue;
            bestWeight = weight;
            best = new TextSpan(passage.Span.Start + span.Start, span.Length);
        }

        return best;
    }

    private static IEnumerable<(string Text, bool IsNameOrNumber)> SplitWords(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetterOrDigit(text[start])) continue;
            var end = start + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || JoinsDigits(text, end))) end++;
            var word = text[start..end].ToLowerInvariant();
            if ((word.Length > 1 || char.IsDigit(word[0])) && !StopWords.All.Contains(word))
                yield return (word, char.IsUpper(text[start]) || char.IsDigit(text[start]));
            start = end;
        }
    }

    // "1,200" and "3.5" are one word.
    private static bool JoinsDigits(string text, int index) =>
        text[index] is '.' or ',' && char.IsDigit(text[index - 1]) && index + 1 < text.Length && char.IsDigit(text[index + 1]);
}
