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
    private const int Reach = 6;
    private const int TollReach = 14;

    // The first line of the lexicon.
    private const int Dead = 0;

    private static readonly FrozenDictionary<string, int> Known = Lexicon.English.Groups("casualties")
        .SelectMany((words, fate) => words.Select(word => KeyValuePair.Create(word, fate)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> People = Lexicon.English.Words("people-counted");

    // "Nine people are now confirmed dead", "12 were reported missing".
    private static readonly FrozenSet<string> Found = Lexicon.English.Words("casualty-terms-found");

    // "The death toll rose to 14", "the number of dead stands at 14".
    private static readonly FrozenSet<string> Leading = Lexicon.English.Words("casualty-terms-leading");

    private static readonly FrozenSet<string> Bounding = Lexicon.English.Words("casualty-terms-bounding");

    /// <summary>True if a word, in lower case, is a noun for people in general, such as "residents" or "victims".</summary>
    public static bool IsOfPeople(string lower) => People.Contains(lower);

    /// <summary>The fate that a word, in lower case, stands for; null for none.</summary>
    public static int? Named(string lower) => lower == "toll" ? Dead : Known.TryGetValue(lower, out var fate) ? fate : null;

    /// <summary>The fate of the people whom a number counts: that of the toll which reached it, or the one next to it; null for
    /// none.</summary>
    public static int? Of(AnnotatedText text, Quantity number) =>
        number.Measure != Measure.Plain || Ages.IsAge(text, number) ? null : OfToll(text, number) ?? At(text, number);

    /// <summary>True if a number is the value of a toll.</summary>
    public static bool IsToll(AnnotatedText text, Quantity number) => number.Measure == Measure.Plain
        && OfToll(text, number) is not null;

    // A number behind a verb of change belongs to the subject, which may be far away: "The number of dead in the storm in Calveth
    // rose to nine".
    private static int? OfToll(AnnotatedText text, Quantity number)
    {
        var at = number.First - 1;
        while (Bounding.Contains(text.Lower(at))) at--;
        if (text.Lower(at) is "to" or "at" or "of") at--;
        if (text.Lower(at) is "toll") return Dead;
        if (!Leading.Contains(text.Lower(at)) && !ChangeRoles.IsVerb(text.Lower(at))) return null;
        for (var i = at - 1; i >= 0 && i >= at - TollReach && text.Tokens[i].Sentence == text.Tokens[at].Sentence
            && text.Tokens[i + 1].Gap < TokenGap.Strong; i--)
        {
            if (text.FactAt(i) is Quantity) return null;
            if (text.Lower(i) is "toll") return Named(text.Lower(i - 1)) ?? Dead;
            if (Named(text.Lower(i)) is { } fate && text.Lower(i - 1) is "of" && Leading.Contains(text.Lower(i - 2))) return fate;
            if (text.Lower(i) is "deaths" or "fatalities") return Dead;
        }

        return null;
    }

    /// <summary>The fate next to a number, with only skippable words between; null for none.</summary>
    public static int? At(AnnotatedText text, Quantity number) =>
        TokenAt(text, number) is { } token ? Known[text.Tokens[token].Lower] : null;

    /// <summary>The index of the token with the fate next to a number; null for none.</summary>
    public static int? TokenAt(AnnotatedText text, Quantity number) => Behind(text, number) ?? Before(text, number);

    private static int? Behind(AnnotatedText text, Quantity number)
    {
        for (var i = number.End; i < text.Tokens.Length && i < number.End + Reach
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i++)
        {
            if (text.Tokens[i].Gap > TokenGap.Joined) return null;
            if (Known.ContainsKey(text.Tokens[i].Lower)) return i;
            if (!IsPassedOver(text, i)) return null;
        }

        return null;
    }

    private static int? Before(AnnotatedText text, Quantity number)
    {
        for (var i = number.First - 1; i >= 0 && i >= number.First - Reach
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i--)
        {
            if (text.Tokens[i + 1].Gap > TokenGap.Joined) return null;
            // In "The blast left 12 people in tears" nobody left.
            if (text.Tokens[i].Lower is not ("left" or "leave") && Known.ContainsKey(text.Tokens[i].Lower)) return i;
            if (!IsPassedOver(text, i) && !Leading.Contains(text.Tokens[i].Lower)) return null;
        }

        return null;
    }

    private static bool IsPassedOver(AnnotatedText text, int token) =>
        text.Tokens[token] is var word && (word.IsStop || IsOfPeople(word.Lower) || Found.Contains(word.Lower)
            || word.Lower.EndsWith("ly", StringComparison.Ordinal) || text.IsInFact(token));
}
