using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Answering.Citations;

/// <summary>Finds the sentence of a passage that a written sentence rests on.</summary>
internal static class SupportingSentence
{
    // Names and numbers tell sentences of one article apart better than its common words do.
    private const int TellingWord = 2;

    /// <summary>
    /// Where in the article's body it stands: the sentence that shares most content words with <paramref name="written"/>,
    /// the earliest of equals; null if none shares any.
    /// </summary>
    public static TextSpan? In(Passage passage, string written)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, isTelling) in Words(written))
            weights[word] = Math.Max(weights.GetValueOrDefault(word), isTelling ? TellingWord : 1);

        TextSpan? best = null;
        var most = 0;
        foreach (var span in Sentences.Split(passage.Text))
        {
            var shared = Words(span.Cut(passage.Text)).Select(word => word.Text).Distinct(StringComparer.Ordinal)
                .Sum(word => weights.GetValueOrDefault(word));
            if (shared <= most) continue;
            most = shared;
            best = new TextSpan(passage.Span.Start + span.Start, span.Length);
        }

        return best;
    }

    private static IEnumerable<(string Text, bool IsTelling)> Words(string text)
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
    private static bool JoinsDigits(string text, int at) =>
        text[at] is '.' or ',' && char.IsDigit(text[at - 1]) && at + 1 < text.Length && char.IsDigit(text[at + 1]);
}
