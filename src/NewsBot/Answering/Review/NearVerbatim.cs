using System.Globalization;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Answering.Review;

/// <summary>
/// Tells whether a sentence is a copy of a published one, so that nobody needs to be asked whether it says the same. Any word
/// that is not in its source may be the one that matters, so little may differ.
/// </summary>
internal static class NearVerbatim
{
    // Of two words anything can be made.
    private const int MinWords = 3;

    // The largest share of words that may be left out between the first and the last that are used.
    private const double MaxLeftOut = 0.1;

    // A sentence that is cut before one of these loses who says it, or on what condition.
    private static readonly HashSet<string> MustNotBeCutOff =
        [.. Lexicon.English.Words("limiting-words"), .. Lexicon.English.Words("reported-speech"),
            .. Lexicon.English.Words("negation-cues")];

    /// <summary>
    /// Returns true if a sentence of <paramref name="quotes"/> begins, behind its dateline, as <paramref name="sentence"/> does,
    /// and has all of its words in the same order, articles apart. At the end it may have more words, if they do not limit it.
    /// </summary>
    public static bool IsCopy(string sentence, IEnumerable<string> quotes)
    {
        var words = ReadWords(sentence);
        return words.Count >= MinWords && quotes.Any(quote => Sentences.Split(quote).Any(span =>
            span.Cut(quote) is var source && Holds(ReadWords(source[Dateline.GetLength(source)..]), words)
                && HoldsSigns(source, sentence)));
    }

    private static bool Holds(List<string> source, List<string> words)
    {
        var (used, leftOut) = (0, 0);
        foreach (var (i, word) in source.Index())
        {
            if (used == words.Count)
            {
                if (MustNotBeCutOff.Contains(word)) return false;
            }
            else if (word == words[used])
            {
                used++;
            }
            // A function word, such as "not" or "may", always matters.
            else if (i == 0 || ++leftOut > MaxLeftOut * words.Count || StopWords.All.Contains(word))
            {
                return false;
            }
        }

        return used == words.Count;
    }

    // "$5" and "€5" have the same word.
    private static bool HoldsSigns(string source, string sentence) =>
        ReadSigns(sentence).All(sign => ReadSigns(source).Contains(sign));

    private static IEnumerable<char> ReadSigns(string text) =>
        text.Where(c => c is '%' or '‰' or '-' or '−' or '+' || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);

    private static List<string> ReadWords(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text);
        while (reader.MoveNext())
            if (Tokenizer.Fold(reader.Word) is not ("a" or "an" or "the") and var word) words.Add(word);
        return words;
    }
}
