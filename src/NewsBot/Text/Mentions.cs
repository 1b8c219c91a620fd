using NewsBot.Text.Names;

namespace NewsBot.Text;

/// <summary>Something in a text that is right or wrong, and not a matter of wording.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">Just behind its last token.</param>
internal abstract record Mention(int First, int End);

/// <summary>A number with what it counts or measures.</summary>
/// <param name="Value">In ones: 1,200,000 for "1.2 million", 0.5 for "half", 42 for "42 per cent".</param>
/// <param name="Other">What it may stand for as well: "5m" is millions or metres, "a third" a part or a place; null for
/// nothing.</param>
/// <param name="Currency">Of money: the sign or the singular noun.</param>
internal sealed record Quantity(int First, int End, decimal Value, decimal? Other, Measure Measure, Bound Bound,
    string? Currency) : Mention(First, End);

internal enum Measure
{
    Plain,
    Ordinal,
    Part,
    Percentage,
    Money,
}

/// <summary>How a number is meant: exactly, or as one side of the truth.</summary>
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
/// <param name="Minute">Since midnight.</param>
/// <param name="IsEitherHalf">Written without a.m. or p.m. and not later than 12:59, so that it may be meant for either half of
/// the day.</param>
internal sealed record TimeMention(int First, int End, int Minute, bool IsEitherHalf) : Mention(First, End)
{
    public bool Fits(TimeMention other) =>
        Minute == other.Minute || ((IsEitherHalf || other.IsEitherHalf) && Minute % HalfDay == other.Minute % HalfDay);

    private const int HalfDay = 12 * 60;
}

/// <summary>A word that may stand for a name said before it.</summary>
internal sealed record Pronoun(int First) : Mention(First, First + 1);

/// <summary>A run of capitalised words, titles left out.</summary>
/// <param name="Words">Each as <see cref="NameForms"/> writes it.</param>
internal sealed record NameMention(int First, int End, IReadOnlyList<string> Words) : Mention(First, End)
{
    public bool Shares(NameMention other) => Words.Any(other.Words.Contains);

    public bool Has(IReadOnlyList<string> words) => words.All(Words.Contains);
}
