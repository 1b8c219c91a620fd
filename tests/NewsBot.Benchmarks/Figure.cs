using System.Globalization;

namespace NewsBot.Benchmarks;

/// <param name="Name">What was measured, in plain words; the JSON key is made of it and the unit.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what; empty for a count or a ratio.</param>
internal sealed record Figure(string Name, double Value, string Unit = "")
{
    /// <summary>Whether anything but 0 is a failure, which the exit status tells.</summary>
    public bool MustBeZero { get; init; }

    public string Key => $"{Name} {Unit}".Trim().Replace(' ', '_').Replace("/", "_per_", StringComparison.Ordinal)
        .Replace(",", "", StringComparison.Ordinal);

    /// <summary>Three figures that mean something, no more.</summary>
    public string Text =>
        Value.ToString(
            Math.Abs(Value) switch { >= 100 => "N0", >= 10 => "N1", >= 1 => "N2", _ => "N3" }, CultureInfo.InvariantCulture);
}

internal static class Samples
{
    /// <summary>The smallest value that a share of all stays within (nearest rank: always one that was measured).</summary>
    public static double Within(this IReadOnlyCollection<double> values, double share) =>
        values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1));

    public static double Median(this IReadOnlyCollection<double> values) => values.Within(0.5);

    public static double Worst(this IReadOnlyCollection<double> values) => values.Max();
}
