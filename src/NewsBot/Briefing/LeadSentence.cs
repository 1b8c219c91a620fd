using NewsBot.Text;

namespace NewsBot.Briefing;

/// <summary>Finds the first sentence near the beginning of a text that can be read by itself.</summary>
internal static class LeadSentence
{
    private const int MaxSentences = 5;

    // Five sentences fit into this many UTF-16 units; the rest of a long text need not be split.
    private const int MaxBeginningLength = 4_000;

    /// <returns>The span of the sentence without its dateline; null if none of the first five can stand alone.</returns>
    public static TextSpan? FindSpan(string text)
    {
        var beginning = text.Length > MaxBeginningLength ? text[..MaxBeginningLength] : text;
        foreach (var sentence in Sentences.Split(beginning).Take(MaxSentences))
            if (SelfContainedSentence.FindSpan(sentence.Cut(text)) is { } span)
                return new TextSpan(sentence.Start + span.Start, span.Length);
        return null;
    }
}
