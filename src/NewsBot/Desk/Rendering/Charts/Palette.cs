using ScottPlot;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>
/// The colours of charts. Charts have their own dark background, because Discord shows them on a dark or a light one. The colours
/// of outlets are those of Okabe and Ito, which colour-blind readers can distinguish; the darkest is lightened to a contrast of
/// 3 to 1.
/// </summary>
internal static class Palette
{
    public static Color Background { get; } = Color.FromHex("#1e1f22");

    /// <summary>The frame around the chart, which is visible on a background of the same colour.</summary>
    public static Color Frame { get; } = Color.FromHex("#4a4d55");

    public static Color Text { get; } = Color.FromHex("#e6e8eb");

    public static Color FaintText { get; } = Color.FromHex("#b0b4bc");

    public static Color Grid { get; } = Color.FromHex("#2e3035");

    /// <summary>The bars behind the events of a timeline, which show the number of articles.</summary>
    public static Color VolumeBars { get; } = Color.FromHex("#3a3d44");

    /// <summary>A period without coverage.</summary>
    public static Color Gap { get; } = Color.FromHex("#3b2a26");

    /// <summary>The outlets that have no colour of their own.</summary>
    public static Color OtherOutlets { get; } = Color.FromHex("#8a8f98");

    /// <summary>The outlets, that with the most articles first.</summary>
    public static IReadOnlyList<Color> Outlets { get; } =
        [.. new[] { "#56b4e9", "#e69f00", "#00a676", "#cc79a7", "#f0e442", "#3987c9", "#e2703a", "#f4f4f4" }.Select(
            Color.FromHex)];

    /// <summary>The markers of outlets, so that outlets differ by more than colour.</summary>
    public static IReadOnlyList<MarkerShape> Shapes { get; } =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
            MarkerShape.FilledTriangleDown];

    /// <summary>The same markers for announced events.</summary>
    public static IReadOnlyList<MarkerShape> HollowShapes { get; } =
        [MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenTriangleUp, MarkerShape.OpenDiamond,
            MarkerShape.OpenTriangleDown];
}
