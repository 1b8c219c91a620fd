using NewsBot.Text;

namespace NewsBot.Briefing;

/// <summary>The first sentence near the beginning of a text that can be read by itself.</summary>
internal static class LeadSentence
{
    private const int Looked = 5;

    // More than five sentences are never longer.
    private const int Longest = 4_000;

    /// <returns>Where, without the place and agency that it begins with; null where none of the first five can stand
    /// alone.</returns>
    public static TextSpan? In(string text)
    {
        foreach (var sentence in Sentences.Split(text.Length > Longest ? text[..Longest] : text).Take(Looked))
            if (SelfContainedSentence.In(sentence.Cut(text)) is { } told)
                return new TextSpan(sentence.Start + told.Start, told.Length);
        return null;
    }
}
