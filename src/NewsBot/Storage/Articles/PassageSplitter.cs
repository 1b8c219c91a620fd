using NewsBot.Text;

namespace NewsBot.Storage.Articles;

/// <summary>
/// Cuts an article's body into passages: runs of whole sentences that do not overlap. A passage that is nearly full ends at the
/// end of a paragraph, so that it seldom ends in the middle of a thought.
/// </summary>
internal static class PassageSplitter
{
    /// <summary>
    /// The most words that a passage of several sentences has. Measured on news questions: see the README, "How well it
    /// answers".
    /// </summary>
    public const int MaxWords = 160;

    // With this many words, a passage ends where its paragraph ends.
    private const int MinWordsAtParagraphEnd = 120;

    /// <summary>Returns the spans of the passages in <paramref name="body"/>, in order.</summary>
    public static IReadOnlyList<TextSpan> Split(string body)
    {
        var passages = new List<TextSpan>();
        int start = -1, end = 0, words = 0;
        foreach (var sentence in Sentences.Split(body))
        {
            var length = CountWords(body, sentence);
            var startsParagraph = start >= 0 && body.AsSpan(end, sentence.Start - end).Contains('\n');
            if (start >= 0 && (words + length > MaxWords || (startsParagraph && words >= MinWordsAtParagraphEnd)))
            {
                passages.Add(TextSpan.FromBounds(start, end));
                start = -1;
            }

            if (start < 0)
            {
                start = sentence.Start;
                words = 0;
            }

            end = sentence.End;
            words += length;
        }

        if (start >= 0) passages.Add(TextSpan.FromBounds(start, end));
        return passages;
    }

    private static int CountWords(string text, TextSpan span)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in span.AsSpan(text))
        {
            var isWord = !char.IsWhiteSpace(c);
            if (isWord && !inWord) words++;
            inWord = isWord;
        }

        return words;
    }
}
