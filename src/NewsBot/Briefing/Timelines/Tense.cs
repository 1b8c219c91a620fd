using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Shows whether an event lies before or after the day of writing: "on Friday" alone may mean either.
/// </summary>
internal enum Tense
{
    Unknown,
    Past,
    Future,
}

/// <summary>Reads the tense at a token from the nearest word that shows one.</summary>
internal static class TenseReader
{
    private static readonly FrozenSet<string> FutureWords = Lexicon.English.Words("tense-future");

    private static readonly FrozenSet<string> PastWords = Lexicon.English.Words("tense-past");

    private static readonly FrozenSet<string> WordsBeforeTo = Lexicon.English.Words("tense-before-to");

    private static readonly FrozenSet<string> NotPastWords = Lexicon.English.Words("tense-not-past");

    /// <summary>Reads the tense from the words before a token in its sentence or, if they show none, after it.</summary>
    public static Tense ReadAt(AnnotatedText text, int token)
    {
        var sentence = text.Tokens[token].Sentence;
        for (var i = token - 1; i >= 0 && text.Tokens[i].Sentence == sentence; i--)
            if (ReadWord(text, i) is not Tense.Unknown and var tense) return tense;
        for (var i = token + 1; i < text.Tokens.Length && text.Tokens[i].Sentence == sentence; i++)
            if (ReadWord(text, i) is not Tense.Unknown and var tense) return tense;
        return Tense.Unknown;
    }

    private static Tense ReadWord(AnnotatedText text, int i)
    {
        var word = text.LowerAt(i);
        if (FutureWords.Contains(word) || word.EndsWith("'ll", StringComparison.Ordinal)) return Tense.Future;
        if (word is "to" && (WordsBeforeTo.Contains(text.LowerAt(i - 1)) || text.LowerAt(i + 1) is "be")) return Tense.Future;
        // In "will be closed" and "is closed" the word before decides.
        var isPast = PastWords.Contains(word) || (word is [>= 'a' and <= 'z', _, .., 'e', 'd'] && !NotPastWords.Contains(word));
        return isPast
            && !(text.LowerAt(i - 1) is "be" or "is" or "are" or "remain" or "remains" or "stay" or "stays"
            || text.LowerAt(i - 2) is "be") ? Tense.Past : Tense.Unknown;
    }
}
