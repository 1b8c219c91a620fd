using ScottPlot;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>Which outlet has which colour: at most 8, all the rest one grey.</summary>
/// <param name="outlets">All of them, the most important first; null for unknown ones.</param>
/// <param name="fonts">Letter their names.</param>
internal sealed class ChartOutlets(IEnumerable<string?> outlets, Fonts fonts)
{
    private const int LongestName = 34;

    private readonly List<string> names =
        [.. outlets.Select(outlet => outlet ?? Unknown).Distinct(StringComparer.OrdinalIgnoreCase)];

    public const string Unknown = "unknown outlet";

    /// <summary>Those with a colour of their own.</summary>
    public int Coloured => Math.Min(names.Count, Palette.Outlets.Count);

    /// <summary>How many are grey.</summary>
    public int Others => names.Count - Coloured;

    /// <summary>The names, some of which could not be lettered.</summary>
    public bool HasUndrawable => names.Take(Coloured).Any(name => fonts.FamilyFor(name) is null);

    /// <summary>The place of an outlet among the coloured; null for grey.</summary>
    public int? PlaceOf(string? outlet) =>
        names.FindIndex(name => string.Equals(name, outlet ?? Unknown, StringComparison.OrdinalIgnoreCase)) is var at && at >= 0
            && at < Coloured ? at : null;

    public static Color ColourOf(int? place) => place is { } at ? Palette.Outlets[at] : Palette.Others;

    /// <summary>So that colour is not all that tells outlets apart.</summary>
    public static MarkerShape ShapeOf(int? place, bool isHollow = false) =>
        place is not { } at ? MarkerShape.Cross : isHollow ? Palette.HollowShapes[at % Palette.HollowShapes.Count]
            : Palette.Shapes[at % Palette.Shapes.Count];

    /// <summary>The lines of a legend: colours and names.</summary>
    public IEnumerable<(int? Place, string Text)> Legend()
    {
        for (var i = 0; i < Coloured; i++) yield return (i, PlainText.Line(fonts.Drawable(names[i]), LongestName));
        if (Others > 0) yield return (null, $"{Others} other{(Others == 1 ? "" : "s")}");
    }
}
