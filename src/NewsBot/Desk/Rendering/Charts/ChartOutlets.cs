using NewsBot.Articles;
using ScottPlot;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>Assigns colours to the outlets of a chart. The first 8 get their own; all others share one grey.</summary>
/// <param name="outlets">The names of the outlets, the most important first; null for an unknown outlet.</param>
/// <param name="fonts">The fonts in which the names are drawn.</param>
internal sealed class ChartOutlets(IEnumerable<string?> outlets, Fonts fonts)
{
    private const int MaxNameLength = 34;

    private readonly List<string> names =
        [.. outlets.Select(outlet => outlet ?? ArticleReference.UnknownOutlet).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>How many outlets have a colour of their own.</summary>
    public int ColouredCount => Math.Min(names.Count, Palette.Outlets.Count);

    /// <summary>How many outlets are grey.</summary>
    public int OtherCount => names.Count - ColouredCount;

    /// <summary>True if no font has all letters of some name in the legend.</summary>
    public bool HasUndrawableName => names.Take(ColouredCount).Any(name => fonts.FindFamily(name) is null);

    /// <summary>Finds the index of an outlet among the coloured ones; null for grey.</summary>
    public int? FindIndex(string? outlet) =>
        names.FindIndex(name => name.Equals(
            outlet ?? ArticleReference.UnknownOutlet, StringComparison.OrdinalIgnoreCase)) is var index
            && index >= 0 && index < ColouredCount ? index : null;

    /// <summary>Gets the colour of an outlet by its index; grey for null.</summary>
    public static Color GetColour(int? index) => index is null ? Palette.OtherOutlets : Palette.Outlets[index.Value];

    /// <summary>Gets the marker of an outlet, so that outlets differ by more than colour.</summary>
    public static MarkerShape GetShape(int? index, bool isHollow = false) =>
        index is not { } number ? MarkerShape.Cross : isHollow ? Palette.HollowShapes[number % Palette.HollowShapes.Count]
            : Palette.Shapes[number % Palette.Shapes.Count];

    /// <summary>Gets the entries of the legend: the index of the colour, null for grey, and the text.</summary>
    public IEnumerable<(int? Place, string Text)> GetLegend()
    {
        for (var i = 0; i < ColouredCount; i++)
            yield return (i, PlainText.SanitizeLine(fonts.ReplaceMissing(names[i]), MaxNameLength));
        if (OtherCount > 0) yield return (null, $"{OtherCount} other{(OtherCount == 1 ? "" : "s")}");
    }
}
