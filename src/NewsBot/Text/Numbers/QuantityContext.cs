namespace NewsBot.Text.Numbers;

/// <summary>
/// Reads the words and signs around a number that belong to it: its sign or unit, and words like "about" and "at least".
/// </summary>
internal static class QuantityContext
{
    /// <summary>Reads the measure and the currency of a number, and the index of the token behind them.</summary>
    public static (int End, Measure Measure, string? Currency) ReadMeasure(
        AnnotatedText text, int first, int end, Measure measure)
    {
        var tail = text.Tokens[end - 1].Span.End;
        while (tail < text.Text.Length && text.Text[tail] == ' ') tail++;
        if (tail < text.Text.Length && text.Text[tail] == '%') return (end, Measure.Percentage, null);
        if (text.IsAdjacent(end))
        {
            var (next, following) = (text.LowerAt(end), text.LowerAt(end + 1));
            if (next is "percent" or "pct") return (end + 1, Measure.Percentage, null);
            if ((next, following) is ("per", "cent") or ("percentage", "point" or "points"))
                return (end + 2, Measure.Percentage, null);
        }

        var start = text.Tokens[first].Span.Start;
        if (start > 0 && text.Text[start - 1] is var sign and ('$' or '£' or '€' or '¥' or '₹'))
            return (end, Measure.Money, sign.ToString());
        if (measure != Measure.Plain || !text.IsAdjacent(end)) return (end, measure, null);
        // All forms of an age are the same quantity: "63", "63 years old", "the 63-year-old".
        if ((text.LowerAt(end), text.LowerAt(end + 1)) is ("year" or "years", "old") && text.IsAdjacent(end + 1))
            return (end + 2, measure, null);
        if (NumberWords.Currencies.TryGetValue(text.LowerAt(end), out var currency)) return (end + 1, Measure.Money, currency);
        // "48 million Calveth crowns", "5 US dollars"
        return text.Tokens[end].IsCapitalized && text.IsAdjacent(end + 1)
            && NumberWords.Currencies.TryGetValue(text.LowerAt(end + 1), out currency)
            ? (end + 2, Measure.Money, currency) : (end, measure, null);
    }

    /// <summary>Reads from the words around a number whether it is exact, approximate or a bound.</summary>
    public static Bound ReadBound(AnnotatedText text, int first, int end)
    {
        if (text.LowerAt(end) is "or" && text.LowerAt(end + 1) is "so") return Bound.About;
        if (text.LowerAt(end) is "or" && text.LowerAt(end + 1) is "more") return Bound.Above;
        if (text.LowerAt(end) is "or" && text.LowerAt(end + 1) is "less" or "fewer") return Bound.Below;
        if (!text.IsAdjacent(first, TokenGap.Space)) return Bound.Exact;
        var (before, further) = (text.LowerAt(first - 1), text.LowerAt(first - 2));
        return before switch
        {
            "a" or "an" when first > 1 => ReadBound(text, first - 1, end),
            "about" or "around" or "some" or "roughly" or "approximately" or "circa" or "estimated" => Bound.About,
            "to" when further is "close" => Bound.About,
            "over" or "above" or "exceeding" or "exceeded" or "topped" or "beyond" => Bound.Above,
            "than" when further is "more" or "higher" or "greater" or "longer" or "older" => Bound.Above,
            "least" when further is "at" => Bound.Above,
            "nearly" or "almost" or "under" or "below" => Bound.Below,
            "than" when further is "less" or "fewer" or "lower" => Bound.Below,
            "to" when further is "up" => Bound.Below,
            "as" when further is "many" or "much" or "long" => Bound.Below,
            "most" when further is "at" => Bound.Below,
            _ => Bound.Exact,
        };
    }

    /// <summary>Gives the first number of a range the measure of the second: "10 to 15 per cent", "$3-4".</summary>
    public static void CompleteRanges(AnnotatedText text)
    {
        for (var i = 0; i + 1 < text.Mentions.Count; i++)
        {
            if (text.Mentions[i] is not Quantity { Measure: Measure.Plain } first) continue;
            if (text.Mentions[i + 1] is not Quantity second) continue;
            if (second.Measure is not (Measure.Percentage or Measure.Money)) continue;
            var isRange = (second.First == first.End && text.Tokens[second.First].GapBefore == TokenGap.Joined)
                || (second.First == first.End + 1 && text.LowerAt(first.End) is "to" or "or" or "and" && first.Value < 1000);
            if (isRange) text.Mentions[i] = first with { Measure = second.Measure, Currency = second.Currency };
        }
    }
}
