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
    private const int Reach = 8;

    // A percentage or a sum directly behind one of these is the size of the change: "fell 2 percent".
    private static readonly FrozenSet<string> Moving = Lexicon.English.Words("change-roles-moving");

    // Verbs with an object: "raised the rate to 4.5 percent".
    private static readonly FrozenSet<string> Moved = Lexicon.English.Words("change-roles-moved");

    private static readonly FrozenSet<string> Hedges = Lexicon.English.Words("change-roles-hedges");

    private static readonly FrozenSet<string> Reporting = Lexicon.English.Words("change-roles-reporting");

    /// <summary>True if a word, in lower case, is a verb of change.</summary>
    public static bool IsVerb(string lower) => Moving.Contains(lower) || Moved.Contains(lower);

    /// <summary>The role of a number; <see cref="ChangeRole.State"/> if nothing changes.</summary>
    public static ChangeRole RoleOf(AnnotatedText text, Quantity number)
    {
        var first = FirstHedge(text, number);
        var before = text.Lower(first - 1);
        if (IsDifference(text, number) || (before is "by" && HasVerb(text, number))) return ChangeRole.Amount;
        if (number.Measure != Measure.Plain && Moving.Contains(before)) return ChangeRole.Amount;
        var isFormer = (before is "from" && (HasVerb(text, number) || text.Lower(number.End) is "to"))
            || (before is "with" && text.Lower(first - 2) is "compared") || (before is "against" or "versus");
        return isFormer || IsFormerly(text, number) ? ChangeRole.Before : ChangeRole.State;
    }

    /// <summary>
    /// True if the claim has a number as the end of a change where the source has it as the start, or the other way round.
    /// </summary>
    public static bool AreOppositeEnds(AnnotatedText claim, Quantity claimed, AnnotatedText source, Quantity stated) =>
        EndOf(claim, claimed) is { } claimedEnd && EndOf(source, stated) is { } statedEnd && claimedEnd != statedEnd;

    // Before for the 120 and State for the 85 of "from 120 to 85"; null for other numbers.
    private static ChangeRole? EndOf(AnnotatedText text, Quantity number) => text.Lower(FirstHedge(text, number) - 1) switch
    {
        "from" when RoleOf(text, number) == ChangeRole.Before => ChangeRole.Before,
        "to" when HasVerb(text, number) => ChangeRole.State,
        _ => null,
    };

    private static int FirstHedge(AnnotatedText text, Quantity number)
    {
        var first = number.First;
        while (first > 0 && text.Tokens[first].Gap <= TokenGap.Space && Hedges.Contains(text.Lower(first - 1))) first--;
        return first;
    }

    private static bool IsDifference(AnnotatedText text, Quantity number) =>
        text.Lower(number.End - 1) is "point" or "points"
        || (text.Lower(number.End) is "point" or "points" && HasVerb(text, number))
        || text.Lower(number.End) is "higher" or "lower" or "fewer";

    private static bool HasVerb(AnnotatedText text, Quantity number)
    {
        for (var i = 0; i < text.Tokens.Length; i++)
            if (text.Tokens[i].Sentence == text.Tokens[number.First].Sentence && IsVerb(text.Tokens[i].Lower)) return true;
        return false;
    }

    // "Was 4.25 percent before Thursday", "previously 12", "had employed 320".
    private static bool IsFormerly(AnnotatedText text, Quantity number)
    {
        for (var i = Math.Max(0, number.First - Reach); i < text.Tokens.Length && i < number.End + Reach; i++)
        {
            if (text.Tokens[i].Sentence != text.Tokens[number.First].Sentence) continue;
            var word = text.Tokens[i].Lower;
            if (word is "previously" or "formerly" or "originally" or "initially") return true;
            if (word is "used" && text.Lower(i + 1) is "to" && i < number.First) return true;
            if (word is "before" or "until" or "till" && i >= number.End) return true;
            if (word is "had" && i < number.First && IsDone(text.Lower(i + 1)) && !IsReported(text, i)) return true;
        }

        return false;
    }

    private static bool IsDone(string lower) =>
        lower.EndsWith("ed", StringComparison.Ordinal) || lower is "been" or "stood" or "cost" or "forecast" or "set" or "put";

    // In reported speech "had" is a matter of grammar, and does not mean an earlier time.
    private static bool IsReported(AnnotatedText text, int token) =>
        Enumerable.Range(0, text.Tokens.Length).Any(i =>
            text.Tokens[i].Sentence == text.Tokens[token].Sentence && Reporting.Contains(text.Tokens[i].Lower));
}
