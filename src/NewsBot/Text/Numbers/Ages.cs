namespace NewsBot.Text.Numbers;

/// <summary>Tells ages from counts: the 63 of "Dana Holm, 63, said" counts nothing.</summary>
internal static class Ages
{
    private const int Oldest = 120;

    /// <summary>True if a number is an age, with or without a name beside it.</summary>
    public static bool IsAge(AnnotatedText text, Quantity number) =>
        number.Measure == Measure.Plain && number.Value <= Oldest
        && (text.Lower(number.End - 1) is "old" || text.Lower(number.First - 1) is "aged" or "age"
            || (text.Lower(number.First - 1) is "of" && text.Lower(number.First - 2) is "age")
                || NameOf(text, number) is not null);

    /// <summary>
    /// The name of the person whose age a number is: "34-year-old Dana Kell", "Dana Kell, 34, ..."; null if no name stands beside
    /// it.
    /// </summary>
    public static NameMention? NameOf(AnnotatedText text, Quantity number)
    {
        if (number.Measure != Measure.Plain || number.Value > Oldest) return null;
        if (text.Lower(number.End - 1) is "old" && text.FactAt(number.End) is NameMention next) return next;
        var isBetweenCommas = number.End - number.First == 1
            && text.Tokens[number.First] is { HasDigit: true, Gap: TokenGap.Light }
            && (number.End >= text.Tokens.Length || text.Tokens[number.End].Gap >= TokenGap.Light);
        return isBetweenCommas ? text.FactAt(number.First - 1) as NameMention : null;
    }
}
