using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Numbers;

/// <summary>The role of a number in a change.</summary>
internal enum ChangeRole
{
    /// <summary>The present value, or the one after the change: "to 4.5 percent".</summary>
    State,

    /// <summary>The value before the change: "from 4.25 percent", "4.25 percent until Thursday".</summary>
    Before,

    /// <summary>The size of the change: "by 0.25 points", "fell 2 percent".</summary>
    Amount,
}

/// <summary>Decides whether a number is a value before a change, one after it, or the difference.</summary>
internal static class ChangeRoles
{
    // In tokens.
    private const int MaxDistance = 8;

    // A percentage or a sum directly behind one of these is the size of the change: "fell 2 percent".
    private static readonly FrozenSet<string> IntransitiveVerbs = Lexicon.English.Words("intransitive-change-verbs");

    // Verbs with an object: "raised the rate to 4.5 percent".
    private static readonly FrozenSet<string> TransitiveVerbs = Lexicon.English.Words("transitive-change-verbs");

    private static readonly FrozenSet<string> Hedges = Lexicon.English.Words("change-hedges");

    private static readonly FrozenSet<string> ReportingVerbs = Lexicon.English.Words("change-reporting-verbs");

    /// <summary>True if a word, in lower case, is a verb of change.</summary>
    public static bool IsChangeVerb(string lower) => IntransitiveVerbs.Contains(lower) || TransitiveVerbs.Contains(lower);

    /// <summary>The role of a number; <see cref="ChangeRole.State"/> if nothing changes.</summary>
    public static ChangeRole FindRole(AnnotatedText text, Quantity number)
    {
        var first = FindFirstHedge(text, number);
        var before = text.LowerAt(first - 1);
        if (IsDifference(text, number) || (before is "by" && HasChangeVerb(text, number))) return ChangeRole.Amount;
        if (number.Measure != Measure.Plain && IntransitiveVerbs.Contains(before)) return ChangeRole.Amount;
        var isFormer = (before is "from" && (HasChangeVerb(text, number) || text.LowerAt(number.End) is "to"))
            || (before is "with" && text.LowerAt(first - 2) is "compared") || (before is "against" or "versus");
        return isFormer || IsFormerValue(text, number) ? ChangeRole.Before : ChangeRole.State;
    }

    /// <summary>
    /// True if the claim has a number as the end of a change where the source has it as the start, or the other way round.
    /// </summary>
    public static bool AreOppositeEnds(AnnotatedText claim, Quantity claimed, AnnotatedText source, Quantity stated) =>
        FindEnd(claim, claimed) is { } claimedEnd && FindEnd(source, stated) is { } statedEnd && claimedEnd != statedEnd;

    // Before for the 120 and State for the 85 of "from 120 to 85"; null for other numbers.
    private static ChangeRole? FindEnd(AnnotatedText text, Quantity number) =>
        text.LowerAt(FindFirstHedge(text, number) - 1) switch
        {
            "from" when FindRole(text, number) == ChangeRole.Before => ChangeRole.Before,
            "to" when HasChangeVerb(text, number) => ChangeRole.State,
            _ => null,
        };

    private static int FindFirstHedge(AnnotatedText text, Quantity number)
    {
        var first = number.First;
        while (first > 0 && text.Tokens[first].GapBefore <= TokenGap.Space && Hedges.Contains(text.LowerAt(first - 1))) first--;
        return first;
    }

    private static bool IsDifference(AnnotatedText text, Quantity number) =>
        text.LowerAt(number.End - 1) is "point" or "points"
        || (text.LowerAt(number.End) is "point" or "points" && HasChangeVerb(text, number))
        || text.LowerAt(number.End) is "higher" or "lower" or "fewer";

    private static bool HasChangeVerb(AnnotatedText text, Quantity number)
    {
        for (var i = 0; i < text.Tokens.Length; i++)
            if (text.Tokens[i].Sentence == text.Tokens[number.First].Sentence && IsChangeVerb(text.Tokens[i].Lower)) return true;
        return false;
    }

    // "Was 4.25 percent before Thursday", "previously 12", "had employed 320".
    private static bool IsFormerValue(AnnotatedText text, Quantity number)
    {
        for (var i = Math.Max(0, number.First - MaxDistance); i < text.Tokens.Length && i < number.End + MaxDistance; i++)
        {
            if (text.Tokens[i].Sentence != text.Tokens[number.First].Sentence) continue;
            var word = text.Tokens[i].Lower;
            if (word is "previously" or "formerly" or "originally" or "initially") return true;
            if (word is "used" && text.LowerAt(i + 1) is "to" && i < number.First) return true;
            if (word is "before" or "until" or "till" && i >= number.End) return true;
            if (word is "had" && i < number.First && IsParticiple(text.LowerAt(i + 1)) && !IsInReportedSpeech(text, i))
                return true;
        }

        return false;
    }

    private static bool IsParticiple(string lower) =>
        lower.EndsWith("ed", StringComparison.Ordinal) || lower is "been" or "stood" or "cost" or "forecast" or "set" or "put";

    // In reported speech "had" is a matter of grammar, and does not mean an earlier time.
    private static bool IsInReportedSpeech(AnnotatedText text, int token) =>
        Enumerable.Range(0, text.Tokens.Length).Any(i =>
            text.Tokens[i].Sentence == text.Tokens[token].Sentence && ReportingVerbs.Contains(text.Tokens[i].Lower));
}
