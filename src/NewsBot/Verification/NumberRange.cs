using NewsBot.Text;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>The range of values that a number of a text may stand for; both ends are included.</summary>
internal readonly record struct NumberRange(decimal Low, decimal High)
{
    // Approximate and rounded numbers may differ from the exact ones by these shares.
    private const decimal ApproximateTolerance = 0.1m;
    private const decimal RoundingTolerance = 0.05m;

    // Whole millions and billions may be rounded by half a unit: 2.5 million to "3 million".
    private static readonly decimal[] Scales = [1_000_000_000m, 1_000_000m];

    /// <summary>True if the two ranges have no common value.</summary>
    public bool IsDisjointFrom(NumberRange other) => Low > other.High || High < other.Low;

    /// <summary>The range of a number. It depends on the words around the number, and on its precision.</summary>
    /// <param name="text">The text that has the number.</param>
    /// <param name="number">The number.</param>
    /// <param name="other">The number with which it is compared. "1,500" may be a rounded 1,472, but not the other way
    /// round.</param>
    public static NumberRange From(AnnotatedText text, Quantity number, Quantity other)
    {
        if (ReadRange(text, number) is { } span) return span;
        if (IsVague(text, number)) return new(number.Value, decimal.MaxValue);
        return number.Bound switch
        {
            Bound.Above => new(number.Value, decimal.MaxValue),
            Bound.Below => new(decimal.MinValue, number.Value),
            Bound.About => WidenApproximate(number.Value),
            _ when NumberMatch.CountSignificantFigures(number.Value) < NumberMatch.CountSignificantFigures(other.Value) =>
                WidenRounded(number.Value),
            _ => new(number.Value, number.Value),
        };
    }

    private static NumberRange WidenApproximate(decimal value) =>
        Widen(value, Math.Max(Math.Abs(value) * ApproximateTolerance, GetHalfOfScale(value)));

    // The last significant figure counts: "7,900" may be 7,860, but not 8,140.
    private static NumberRange WidenRounded(decimal value) =>
        Widen(value,
            Math.Max(
                Math.Min(Math.Abs(value) * RoundingTolerance, NumberMatch.GetUnitOfLastFigure(value)), GetHalfOfScale(value)));

    private static NumberRange Widen(decimal value, decimal margin) => new(value - margin, value + margin);

    private static decimal GetHalfOfScale(decimal value) =>
        Array.Find(Scales, scale => Math.Abs(value) >= scale && value % scale == 0) / 2;

    // True for "dozens" and "several hundred".
    private static bool IsVague(AnnotatedText text, Quantity number) =>
        (NumberWords.Scales.ContainsKey(text.LowerAt(number.End - 1)) && text.LowerAt(number.End - 1)[^1] == 's')
        || text.LowerAt(number.First - 1) is "several" or "few" or "many";

    // Either end of "between 1,200 and 1,300", "40 to 50" and "40-50" stands for the whole range.
    private static NumberRange? ReadRange(AnnotatedText text, Quantity number)
    {
        if (FindNext(text, number) is { } high && high.Value > number.Value
            && IsRange(text, number, high)) return new(number.Value, high.Value);
        return FindPrevious(text, number) is { } low && low.Value < number.Value && IsRange(text, low, number)
            ? new(low.Value, number.Value) : null;
    }

    private static bool IsRange(AnnotatedText text, Quantity low, Quantity high)
    {
        if (high.First == low.End) return text.Tokens[high.First].GapBefore == TokenGap.Joined;
        var before = text.LowerAt(low.First - 1);
        return text.LowerAt(low.End) switch
        {
            "and" => before is "between",
            // "Rose from 40 to 50" is no range.
            "to" => before is not "from" || ChangeRoles.FindRole(text, low) != ChangeRole.Before,
            "or" => true,
            _ => false,
        };
    }

    private static Quantity? FindNext(AnnotatedText text, Quantity number) =>
        (text.FindMentionAt(number.End) ?? text.FindMentionAt(number.End + 1)) is Quantity next
            && AreInOneSentence(text, number, next)
            ? next : null;

    private static Quantity? FindPrevious(AnnotatedText text, Quantity number) =>
        (text.FindMentionAt(number.First - 1) ?? text.FindMentionAt(number.First - 2)) is Quantity previous
            && AreInOneSentence(text, previous, number) ? previous : null;

    private static bool AreInOneSentence(AnnotatedText text, Quantity first, Quantity second) =>
        text.Tokens[first.First].Sentence == text.Tokens[second.First].Sentence
            && text.Tokens[second.First].GapBefore < TokenGap.Light;
}
