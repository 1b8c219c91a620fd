using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Numbers;

/// <summary>
/// Finds the fate of counted people: dead, injured, missing or displaced. "Twelve dead" and "thirty hurt" do not disagree, while
/// "killed 12" and "12 lost their lives" say the same in other words. A fate is the number of its line in the lexicon
/// "casualties".
/// </summary>
internal static class CasualtyTerms
{
    // Both in tokens.
    private const int MaxDistance = 6;
    private const int MaxTollDistance = 14;

    // The first line of the lexicon.
    private const int Dead = 0;

    private static readonly FrozenDictionary<string, int> FateByWord = Lexicon.English.Groups("casualties")
        .SelectMany((words, fate) => words.Select(word => KeyValuePair.Create(word, fate)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> PeopleWords = Lexicon.English.Words("people-counted");

    // "Nine people are now confirmed dead", "12 were reported missing".
    private static readonly FrozenSet<string> ReportedWords = Lexicon.English.Words("casualty-reported");

    // "The death toll rose to 14", "the number of dead stands at 14".
    private static readonly FrozenSet<string> TollWords = Lexicon.English.Words("casualty-lead-words");

    private static readonly FrozenSet<string> BoundWords = Lexicon.English.Words("casualty-bounds");

    /// <summary>True if a word, in lower case, is a noun for people in general, such as "residents" or "victims".</summary>
    public static bool IsPeopleWord(string lower) => PeopleWords.Contains(lower);

    /// <summary>The fate that a word, in lower case, stands for; null for none.</summary>
    public static int? ParseFate(string lower) =>
        lower == "toll" ? Dead : FateByWord.TryGetValue(lower, out var fate) ? fate : null;

    /// <summary>The fate of the people whom a number counts: that of the toll which reached it, or the one next to it; null for
    /// none.</summary>
    public static int? FindFate(AnnotatedText text, Quantity number) =>
        number.Measure != Measure.Plain || Ages.IsAge(text, number) ? null
            : FindTollFate(text, number) ?? FindAdjacentFate(text, number);

    /// <summary>True if a number is the value of a toll.</summary>
    public static bool IsToll(AnnotatedText text, Quantity number) => number.Measure == Measure.Plain
        && FindTollFate(text, number) is not null;

    // A number behind a verb of change belongs to the subject, which may be far away: "The number of dead in the storm in Calveth
    // rose to nine".
    private static int? FindTollFate(AnnotatedText text, Quantity number)
    {
        var at = number.First - 1;
        while (BoundWords.Contains(text.LowerAt(at))) at--;
        if (text.LowerAt(at) is "to" or "at" or "of") at--;
        if (text.LowerAt(at) is "toll") return Dead;
        if (!TollWords.Contains(text.LowerAt(at)) && !ChangeRoles.IsChangeVerb(text.LowerAt(at))) return null;
        for (var i = at - 1; i >= 0 && i >= at - MaxTollDistance && text.Tokens[i].Sentence == text.Tokens[at].Sentence
            && text.Tokens[i + 1].GapBefore < TokenGap.Strong; i--)
        {
            if (text.FindMentionAt(i) is Quantity) return null;
            if (text.LowerAt(i) is "toll") return ParseFate(text.LowerAt(i - 1)) ?? Dead;
            if (ParseFate(text.LowerAt(i)) is { } fate && text.LowerAt(i - 1) is "of" && TollWords.Contains(text.LowerAt(i - 2)))
                return fate;
            if (text.LowerAt(i) is "deaths" or "fatalities") return Dead;
        }

        return null;
    }

    /// <summary>The fate next to a number, with only skippable words between; null for none.</summary>
    public static int? FindAdjacentFate(AnnotatedText text, Quantity number) =>
        FindFateToken(text, number) is { } token ? FateByWord[text.Tokens[token].Lower] : null;

    /// <summary>The index of the token with the fate next to a number; null for none.</summary>
    public static int? FindFateToken(AnnotatedText text, Quantity number) =>
        FindFateTokenAfter(text, number) ?? FindFateTokenBefore(text, number);

    private static int? FindFateTokenAfter(AnnotatedText text, Quantity number)
    {
        for (var i = number.End; i < text.Tokens.Length && i < number.End + MaxDistance
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i++)
        {
            if (text.Tokens[i].GapBefore > TokenGap.Joined) return null;
            if (FateByWord.ContainsKey(text.Tokens[i].Lower)) return i;
            if (!IsSkippable(text, i)) return null;
        }

        return null;
    }

    private static int? FindFateTokenBefore(AnnotatedText text, Quantity number)
    {
        for (var i = number.First - 1; i >= 0 && i >= number.First - MaxDistance
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i--)
        {
            if (text.Tokens[i + 1].GapBefore > TokenGap.Joined) return null;
            // In "The blast left 12 people in tears" nobody left.
            if (text.Tokens[i].Lower is not ("left" or "leave") && FateByWord.ContainsKey(text.Tokens[i].Lower)) return i;
            if (!IsSkippable(text, i) && !TollWords.Contains(text.Tokens[i].Lower)) return null;
        }

        return null;
    }

    private static bool IsSkippable(AnnotatedText text, int token) =>
        text.Tokens[token] is var word && (word.IsStopWord || IsPeopleWord(word.Lower) || ReportedWords.Contains(word.Lower)
            || word.Lower.EndsWith("ly", StringComparison.Ordinal) || text.IsInMention(token));
}
