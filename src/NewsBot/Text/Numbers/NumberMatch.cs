using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Numbers;

/// <summary>Says whether one number may stand for another.</summary>
internal static class NumberMatch
{
    // "About" allows this much on both sides, "more than" and "nearly" somewhat more on theirs; and only of rounder numbers.
    private const decimal About = 0.05m;
    private const decimal OneSided = 0.15m;

    // Who writes a number shorter may be off by this much; from a million on that is usual without a fraction, too.
    private const decimal Rounding = 0.015m;
    private const decimal Large = 1_000_000m;

    private static readonly FrozenDictionary<string, string> Units = Lexicon.English.Groups("units")
        .SelectMany(words => words.Select(word => KeyValuePair.Create(word, words[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Fits(Quantity claimed, Quantity stated) => claimed.Measure switch
    {
        Measure.Percentage => stated.Measure switch
        {
            Measure.Percentage => FitsValue(claimed, claimed.Value, stated.Value, stated.Bound),
            Measure.Part => FitsValue(claimed, claimed.Value, stated.Value * 100, stated.Bound),
            _ => false,
        },
        Measure.Part => stated.Measure == Measure.Percentage
            ? FitsValue(claimed, claimed.Value * 100, stated.Value, stated.Bound)
            : AreEqual(claimed, stated)
                || (stated.Measure == Measure.Part && FitsValue(claimed, claimed.Value, stated.Value, stated.Bound)),
        Measure.Money => stated.Measure is Measure.Money or Measure.Plain
            && (claimed.Currency is null || stated.Currency is null || claimed.Currency == stated.Currency)
            && (AreEqual(claimed, stated) || FitsValue(claimed, claimed.Value, stated.Value, stated.Bound)),
        _ => stated.Measure is not Measure.Percentage
            && (AreEqual(claimed, stated) || FitsValue(claimed, claimed.Value, stated.Value, stated.Bound)),
    };

    /// <summary>Whether a word is a unit of measure, small words among them ("weeks").</summary>
    public static bool IsUnit(string lower) => Units.ContainsKey(lower);

    /// <summary>Whether the two measure different things, as metres and litres do.</summary>
    public static bool HaveOtherUnits(AnnotatedText claim, Quantity claimed, AnnotatedText source, Quantity stated) =>
        UnitOf(claim, claimed) is { } mine && UnitOf(source, stated) is { } theirs && mine != theirs;

    private static bool AreEqual(Quantity claimed, Quantity stated) =>
        !AreContrary(claimed, stated.Bound)
        && (claimed.Value == stated.Value || claimed.Other == stated.Value || claimed.Value == stated.Other
            || (claimed.Other is { } other && other == stated.Other));

    private static bool FitsValue(Quantity claimed, decimal mine, decimal theirs, Bound theirBound) => claimed.Bound switch
    {
        Bound.Exact => mine == theirs || IsRounded(mine, theirs),
        _ when mine == theirs => !AreContrary(claimed, theirBound),
        _ when Figures(mine) >= Figures(theirs) => false,
        Bound.About => Math.Abs(theirs - mine) <= About * Math.Abs(mine),
        Bound.Above => theirs > mine && theirs <= mine * (1 + OneSided),
        _ => theirs < mine && theirs >= mine * (1 - OneSided),
    };

    // "85" of 85.19 and "1.2 million" of 1,187,000 are the same number as readers say it; "4" of 4.2 and "1,200" of 1,204 people
    // would be another.
    private static bool IsRounded(decimal mine, decimal theirs)
    {
        if (Figures(mine) < 2 || Figures(mine) >= Figures(theirs)
            || Math.Abs(theirs - mine) > Rounding * Math.Abs(theirs)) return false;
        if (theirs != decimal.Truncate(theirs) && mine.Scale < theirs.Scale && Math.Abs(theirs) < Large)
            return decimal.Round(theirs, mine.Scale, MidpointRounding.AwayFromZero) == mine;
        return Math.Abs(theirs) >= Large && Math.Abs(mine) >= Large && RoundedTo(theirs, Figures(mine)) == mine;
    }

    private static decimal RoundedTo(decimal number, int figures)
    {
        var step = 1m;
        while (Math.Abs(number) / step >= 10) step *= 10;
        for (; figures > 1; figures--) step /= 10;
        return decimal.Round(number / step, MidpointRounding.AwayFromZero) * step;
    }

    /// <summary>How many figures of a number mean something: two of 4,800,000.</summary>
    public static int Figures(decimal number)
    {
        var written = number.ToString(CultureInfo.InvariantCulture);
        if (written.Contains('.')) written = written.TrimEnd('0').TrimEnd('.');
        return written.Contains('.')
            ? written.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length
            : Math.Max(1, written.TrimEnd('0').Length);
    }

    /// <summary>What one of its last figure that means something is worth: 100 of 7,900, 0.1 of 4.5.</summary>
    public static decimal LastFigure(decimal number)
    {
        var step = 1m;
        while (number != 0 && number % (step * 10) == 0) step *= 10;
        while (number % step != 0) step /= 10;
        return step;
    }

    private static bool AreContrary(Quantity claimed, Bound theirs) =>
        (claimed.Bound, theirs) is (Bound.Above, Bound.Below) or (Bound.Below, Bound.Above);

    private static string? UnitOf(AnnotatedText text, Quantity quantity)
    {
        if (quantity.Measure != Measure.Plain) return null;
        var written = text.Lower(quantity.End - 1);
        var suffix = written.AsSpan().TrimStart("0123456789.,");
        var isAttached = suffix.Length is > 0 and < 4 && written.Length > suffix.Length;
        if (isAttached && Units.TryGetValue(suffix.ToString(), out var attached)) return attached;
        return text.Follows(quantity.End) && Units.TryGetValue(text.Lower(quantity.End), out var unit) ? unit : null;
    }
}
