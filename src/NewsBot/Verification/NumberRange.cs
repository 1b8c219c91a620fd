using NewsBot.Text;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>The values that a number of a text may stand for, both ends among them.</summary>
internal readonly record struct NumberRange(decimal Low, decimal High)
{
    // What is said roughly may be this far off, as a share of itself.
    private const decimal Rough = 0.1m;
    private const decimal Rounded = 0.05m;

    // Whole millions and billions are said of what is half of one more or less: "3 million" of 2.5 million.
    private static readonly decimal[] Scales = [1_000_000_000m, 1_000_000m];

    public bool IsApartFrom(NumberRange other) => Low > other.High || High < other.Low;

    /// <param name="text">Where the number stands.</param>
    /// <param name="number">Which.</param>
    /// <param name="other">The number it is held against: "1,500" may be 1,472, but not the other way round.</param>
    public static NumberRange Of(AnnotatedText text, Quantity number, Quantity other)
    {
        if (Span(text, number) is { } span) return span;
        if (IsVague(text, number)) return new(number.Value, decimal.MaxValue);
        return number.Bound switch
        {
            Bound.Above => new(number.Value, decimal.MaxValue),
            Bound.Below => new(decimal.MinValue, number.Value),
            Bound.About => Around(number.Value),
            _ when NumberMatch.Figures(number.Value) < NumberMatch.Figures(other.Value) => Near(number.Value),
            _ => new(number.Value, number.Value),
        };
    }

    private static NumberRange Around(decimal value) => Within(value, Math.Max(Math.Abs(value) * Rough, HalfOfScale(value)));

    // "7,900" may be 7,860, and no 8,140: its last figure is meant.
    private static NumberRange Near(decimal value) =>
        Within(value, Math.Max(Math.Min(Math.Abs(value) * Rounded, NumberMatch.LastFigure(value)), HalfOfScale(value)));

    private static NumberRange Within(decimal value, decimal off) => new(value - off, value + off);

    private static decimal HalfOfScale(decimal value) =>
        Array.Find(Scales, scale => Math.Abs(value) >= scale && value % scale == 0) / 2;

    // "Dozens", "several hundred".
    private static bool IsVague(AnnotatedText text, Quantity number) =>
        (NumberWords.Scales.ContainsKey(text.Lower(number.End - 1)) && text.Lower(number.End - 1)[^1] == 's')
        || text.Lower(number.First - 1) is "several" or "few" or "many";

    // "Between 1,200 and 1,300", "40 to 50", "40-50": either end stands for all that lies between.
    private static NumberRange? Span(AnnotatedText text, Quantity number)
    {
        if (Next(text, number) is { } high && high.Value > number.Value
            && IsSpan(text, number, high)) return new(number.Value, high.Value);
        return Previous(text, number) is { } low && low.Value < number.Value && IsSpan(text, low, number)
            ? new(low.Value, number.Value) : null;
    }

    private static bool IsSpan(AnnotatedText text, Quantity low, Quantity high)
    {
        if (high.First == low.End) return text.Tokens[high.First].Gap == TokenGap.Joined;
        var before = text.Lower(low.First - 1);
        return text.Lower(low.End) switch
        {
            "and" => before is "between",
            // "Rose from 40 to 50" says two numbers.
            "to" => before is not "from" || ChangeRoles.RoleOf(text, low) != ChangeRole.Before,
            "or" => true,
            _ => false,
        };
    }

    private static Quantity? Next(AnnotatedText text, Quantity number) =>
        (text.FactAt(number.End) ?? text.FactAt(number.End + 1)) is Quantity next && AreInOneSentence(text, number, next)
            ? next : null;

    private static Quantity? Previous(AnnotatedText text, Quantity number) =>
        (text.FactAt(number.First - 1) ?? text.FactAt(number.First - 2)) is Quantity previous
            && AreInOneSentence(text, previous, number) ? previous : null;

    private static bool AreInOneSentence(AnnotatedText text, Quantity one, Quantity other) =>
        text.Tokens[one.First].Sentence == text.Tokens[other.First].Sentence && text.Tokens[other.First].Gap < TokenGap.Light;
}
