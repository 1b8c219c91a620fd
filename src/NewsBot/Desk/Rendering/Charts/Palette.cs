using ScottPlot;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>
/// The colours of pictures. They bring their own dark ground, because they are shown on Discord's dark and on its light one;
/// the colours on it are those of Okabe and Ito, which the colour-blind tell apart, the darkest one lightened until it has a
/// contrast of 3 to 1.
/// </summary>
internal static class Palette
{
    public static Color Ground { get; } = Color.FromHex("#1e1f22");

    /// <summary>Of a frame around the picture, which keeps it apart from a ground of the same colour.</summary>
    public static Color Frame { get; } = Color.FromHex("#4a4d55");

    public static Color Text { get; } = Color.FromHex("#e6e8eb");

    public static Color FaintText { get; } = Color.FromHex("#b0b4bc");

    public static Color Grid { get; } = Color.FromHex("#2e3035");

    /// <summary>Of what lies behind everything else.</summary>
    public static Color Behind { get; } = Color.FromHex("#3a3d44");

    /// <summary>Where something is missing.</summary>
    public static Color Gap { get; } = Color.FromHex("#3b2a26");

    /// <summary>Of outlets that have no colour of their own.</summary>
    public static Color Others { get; } = Color.FromHex("#8a8f98");

    /// <summary>Of outlets, the one with most articles first.</summary>
    public static IReadOnlyList<Color> Outlets { get; } =
        [.. new[] { "#56b4e9", "#e69f00", "#00a676", "#cc79a7", "#f0e442", "#3987c9", "#e2703a", "#f4f4f4" }.Select(
            Color.FromHex)];

    /// <summary>Of markers, so that colour is not all that tells outlets apart.</summary>
    public static IReadOnlyList<MarkerShape> Shapes { get; } =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
            MarkerShape.FilledTriangleDown];

    /// <summary>The same for what was yet to come.</summary>
    public static IReadOnlyList<MarkerShape> HollowShapes { get; } =
        [MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenTriangleUp, MarkerShape.OpenDiamond,
            MarkerShape.OpenTriangleDown];
}
