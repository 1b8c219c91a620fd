using NewsBot.Text.Names;

namespace NewsBot.Text;

/// <summary>A mention of a number, date, time or name: a piece of a text that can be true or false.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index behind its last token.</param>
internal abstract record Mention(int First, int End);

/// <summary>A number with what it counts or measures.</summary>
/// <param name="Value">The value: 1,200,000 for "1.2 million", 0.5 for "half", 42 for "42 per cent".</param>
/// <param name="AlternativeValue">A second possible value: "5m" is five million or five metres, "a third" a fraction or a
/// rank; null if there is none.</param>
/// <param name="Currency">For money, the sign or the singular noun; else null.</param>
internal sealed record Quantity(int First, int End, decimal Value, decimal? AlternativeValue, Measure Measure, Bound Bound,
    string? Currency) : Mention(First, End);

/// <summary>The kind of a number.</summary>
internal enum Measure
{
    Plain,
    Ordinal,
    Fraction,
    Percentage,
    Money,
}

/// <summary>States whether a number is exact, approximate or a bound.</summary>
internal enum Bound
{
    Exact,
    About,

    /// <summary>"more than", "over", "at least".</summary>
    Above,

    /// <summary>"less than", "nearly", "up to".</summary>
    Below,
}

/// <summary>A time of day.</summary>
/// <param name="MinuteOfDay">Minutes since midnight.</param>
/// <param name="IsHalfOfDayUnknown">True if it was written without a.m. or p.m. and is not later than 12:59, so that either
/// half of the day may be meant.</param>
internal sealed record TimeMention(int First, int End, int MinuteOfDay, bool IsHalfOfDayUnknown) : Mention(First, End)
{
    /// <summary>True if both may mean the same time of day.</summary>
    public bool Matches(TimeMention other) =>
        MinuteOfDay == other.MinuteOfDay
            || ((IsHalfOfDayUnknown || other.IsHalfOfDayUnknown)
            && MinuteOfDay % MinutesPerHalfDay == other.MinuteOfDay % MinutesPerHalfDay);

    private const int MinutesPerHalfDay = 12 * 60;
}

/// <summary>A pronoun, which may stand for a name before it.</summary>
internal sealed record Pronoun(int First) : Mention(First, First + 1);

/// <summary>A name: a run of capitalised words, without titles.</summary>
/// <param name="Words">The words in the canonical form that <see cref="NameForms"/> gives them.</param>
internal sealed record NameMention(int First, int End, IReadOnlyList<string> Words) : Mention(First, End)
{
    public bool SharesWordWith(NameMention other) => Words.Any(other.Words.Contains);

    public bool ContainsAll(IReadOnlyList<string> words) => words.All(Words.Contains);
}
