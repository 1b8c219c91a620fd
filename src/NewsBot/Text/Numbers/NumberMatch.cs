using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Numbers;

/// <summary>Decides whether a claim may state a number for the one of its source.</summary>
internal static class NumberMatch
{
    // "About" allows this share of the value on both sides; "more than" and "nearly" allow a larger one on their side. All need
    // a rounder number than the source has.
    private const decimal AboutTolerance = 0.05m;
    private const decimal OneSidedTolerance = 0.15m;

    // A number with fewer figures may differ by this share. From a million on, whole numbers are rounded, too.
    private const decimal RoundingTolerance = 0.015m;
    private const decimal LargeNumber = 1_000_000m;

    private static readonly FrozenDictionary<string, string> Units = Lexicon.English.Groups("units")
        .SelectMany(words => words.Select(word => KeyValuePair.Create(word, words[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True if a claim may state the first number where its source has the second one.</summary>
    public static bool Matches(Quantity claimed, Quantity stated) => claimed.Measure switch
    {
        Measure.Percentage => stated.Measure switch
        {
            Measure.Percentage => MatchesValue(claimed, claimed.Value, stated.Value, stated.Bound),
            Measure.Fraction => MatchesValue(claimed, claimed.Value, stated.Value * 100, stated.Bound),
            _ => false,
        },
        Measure.Fraction => stated.Measure == Measure.Percentage
            ? MatchesValue(claimed, claimed.Value * 100, stated.Value, stated.Bound)
            : AreEqual(claimed, stated)
                || (stated.Measure == Measure.Fraction && MatchesValue(claimed, claimed.Value, stated.Value, stated.Bound)),
        Measure.Money => stated.Measure is Measure.Money or Measure.Plain
            && (claimed.Currency is null || stated.Currency is null || claimed.Currency == stated.Currency)
            && (AreEqual(claimed, stated) || MatchesValue(claimed, claimed.Value, stated.Value, stated.Bound)),
        _ => stated.Measure is not Measure.Percentage
            && (AreEqual(claimed, stated) || MatchesValue(claimed, claimed.Value, stated.Value, stated.Bound)),
    };

    /// <summary>True if a word, in lower case, is a unit of measure; stop words such as "weeks" may be units.</summary>
    public static bool IsUnit(string lower) => Units.ContainsKey(lower);

    /// <summary>True if both numbers have a unit, and the units differ, like metres and litres.</summary>
    public static bool HaveDifferentUnits(AnnotatedText claim, Quantity claimed, AnnotatedText source, Quantity stated) =>
        FindUnit(claim, claimed) is { } claimedUnit && FindUnit(source, stated) is { } statedUnit && claimedUnit != statedUnit;

    private static bool AreEqual(Quantity claimed, Quantity stated) =>
        !HaveOpposedBounds(claimed, stated.Bound)
        // "About 1,600" is not "at least 1,600".
        && !(claimed.Bound is Bound.Above or Bound.Below && stated.Bound == Bound.About)
        && (claimed.Value == stated.Value || claimed.AlternativeValue == stated.Value || claimed.Value == stated.AlternativeValue
            || (claimed.AlternativeValue is { } other && other == stated.AlternativeValue));

    private static bool MatchesValue(Quantity claimed, decimal value, decimal source, Bound bound) => claimed.Bound switch
    {
        Bound.Exact => value == source || IsRounded(value, source),
        _ when value == source => !HaveOpposedBounds(claimed, bound) && bound != Bound.About,
        _ when CountSignificantFigures(value) >= CountSignificantFigures(source) => false,
        Bound.About => Math.Abs(source - value) <= AboutTolerance * Math.Abs(value),
        Bound.Above => source > value && source <= value * (1 + OneSidedTolerance),
        _ => source < value && source >= value * (1 - OneSidedTolerance),
    };

    // Readers take "85" for 85.19 and "1.2 million" for 1,187,000 as the same number, but not "4" for 4.2 or "1,200" for 1,204
    // people.
    private static bool IsRounded(decimal value, decimal source)
    {
        if (CountSignificantFigures(value) < 2 || CountSignificantFigures(value) >= CountSignificantFigures(source)
            || Math.Abs(source - value) > RoundingTolerance * Math.Abs(source)) return false;
        if (source != decimal.Truncate(source) && value.Scale < source.Scale && Math.Abs(source) < LargeNumber)
            return decimal.Round(source, value.Scale, MidpointRounding.AwayFromZero) == value;
        return Math.Abs(source) >= LargeNumber && Math.Abs(value) >= LargeNumber
            && RoundToFigures(source, CountSignificantFigures(value)) == value;
    }

    private static decimal RoundToFigures(decimal number, int figures)
    {
        var step = 1m;
        while (Math.Abs(number) / step >= 10) step *= 10;
        for (; figures > 1; figures--) step /= 10;
        return decimal.Round(number / step, MidpointRounding.AwayFromZero) * step;
    }

    /// <summary>The number of significant figures: 2 for 4,800,000.</summary>
    public static int CountSignificantFigures(decimal number)
    {
        var written = number.ToString(CultureInfo.InvariantCulture);
        if (written.Contains('.')) written = written.TrimEnd('0').TrimEnd('.');
        return written.Contains('.')
            ? written.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length
            : Math.Max(1, written.TrimEnd('0').Length);
    }

    /// <summary>The value of one unit of the last significant figure: 100 for 7,900, 0.1 for 4.5.</summary>
    public static decimal GetUnitOfLastFigure(decimal number)
    {
        var step = 1m;
        while (number != 0 && number % (step * 10) == 0) step *= 10;
        while (number % step != 0) step /= 10;
        return step;
    }

    private static bool HaveOpposedBounds(Quantity claimed, Bound stated) =>
        (claimed.Bound, stated) is (Bound.Above, Bound.Below) or (Bound.Below, Bound.Above);

    private static string? FindUnit(AnnotatedText text, Quantity quantity)
    {
        if (quantity.Measure != Measure.Plain) return null;
        var written = text.LowerAt(quantity.End - 1);
        var suffix = written.AsSpan().TrimStart("0123456789.,");
        var isAttached = suffix.Length is > 0 and < 4 && written.Length > suffix.Length;
        if (isAttached && Units.TryGetValue(suffix.ToString(), out var attached)) return attached;
        if (text.LowerAt(quantity.End) is "square" or "cubic" && Units.TryGetValue(text.LowerAt(quantity.End + 1), out var side))
            return $"{text.LowerAt(quantity.End)} {side}";
        return text.IsAdjacent(quantity.End) && Units.TryGetValue(text.LowerAt(quantity.End), out var unit) ? unit : null;
    }
}
