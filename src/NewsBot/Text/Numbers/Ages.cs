namespace NewsBot.Text.Numbers;

/// <summary>Tells ages from counts: the 63 of "Dana Holm, 63, said" counts nothing.</summary>
internal static class Ages
{
    private const int MaxAge = 120;

    /// <summary>True if a number is an age, with or without a name beside it.</summary>
    public static bool IsAge(AnnotatedText text, Quantity number) =>
        number.Measure == Measure.Plain && number.Value <= MaxAge
        && (text.LowerAt(number.End - 1) is "old" || text.LowerAt(number.First - 1) is "aged" or "age"
            || (text.LowerAt(number.First - 1) is "of" && text.LowerAt(number.First - 2) is "age")
                || FindPerson(text, number) is not null);

    /// <summary>
    /// The name of the person whose age a number is: "34-year-old Dana Kell", "Dana Kell, 34, ..."; null if no name stands beside
    /// it.
    /// </summary>
    public static NameMention? FindPerson(AnnotatedText text, Quantity number)
    {
        if (number.Measure != Measure.Plain || number.Value > MaxAge) return null;
        if (text.LowerAt(number.End - 1) is "old" && text.FindMentionAt(number.End) is NameMention next) return next;
        var isBetweenCommas = number.End - number.First == 1
            && text.Tokens[number.First] is { StartsWithDigit: true, GapBefore: TokenGap.Light }
            && (number.End >= text.Tokens.Length || text.Tokens[number.End].GapBefore >= TokenGap.Light);
        return isBetweenCommas ? text.FindMentionAt(number.First - 1) as NameMention : null;
    }
}
