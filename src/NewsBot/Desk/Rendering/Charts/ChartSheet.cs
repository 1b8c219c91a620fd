using ScottPlot;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>The sheet that all charts are drawn on: size, background, title, legend and fonts.</summary>
internal sealed class ChartSheet : IDisposable
{
    /// <summary>The width in logical pixels; the PNG has twice as many.</summary>
    public const int Width = 1000;

    public const int Height = 500;

    public const int Left = 56;
    public const int Bottom = 42;
    public const float LetterSize = 14;

    private const int Resolution = 2;
    private const int TitleHeight = 44;
    private const int LegendRow = 24;
    private const int Symbol = 22;
    private const int Apart = 20;
    private const int LongestTitle = 90;

    private readonly Fonts fonts;
    private readonly List<(float X, float Y, int? Place, string Text)> legend = [];
    private readonly ChartOutlets outlets;
    private readonly string title;
    private readonly string subtitle;
    private readonly bool hasMarkers;

    /// <param name="title">The title; a long one is cut.</param>
    /// <param name="subtitle">Small text after the title; left out if there is no room.</param>
    /// <param name="outlets">The outlets of the legend.</param>
    /// <param name="fonts">The fonts; at least one must be installed.</param>
    /// <param name="right">The right margin, in logical pixels.</param>
    /// <param name="hasMarkers">True if the legend shows markers; false for areas of colour.</param>
    public ChartSheet(string title, string subtitle, ChartOutlets outlets, Fonts fonts, int right, bool hasMarkers)
    {
        (this.fonts, this.outlets, this.subtitle, this.hasMarkers) = (fonts, outlets, subtitle, hasMarkers);
        this.title = fonts.Drawable(title.Length <= LongestTitle ? title : $"{title[..(LongestTitle - 1)].TrimEnd()}…");
        Top = TitleHeight + LayOutLegend() + 10;
        Right = right;
        Plot = new Plot { ScaleFactor = Resolution };
        Plot.Font.Set(fonts.Usual!);
        Plot.FigureBackground.Color = Palette.Ground;
        Plot.DataBackground.Color = Palette.Ground;
        Plot.Axes.Color(Palette.FaintText);
        Plot.Axes.FrameColor(Palette.Frame);
        Plot.Axes.Top.FrameLineStyle.Width = Plot.Axes.Right.FrameLineStyle.Width = 0;
        Plot.Grid.MajorLineColor = Palette.Grid;
        Plot.Grid.XAxisStyle.IsVisible = false;
        Plot.Axes.Bottom.TickLabelStyle.FontSize = Plot.Axes.Left.TickLabelStyle.FontSize = LetterSize - 1;
        Plot.Axes.Bottom.TickLabelStyle.ForeColor = Plot.Axes.Left.TickLabelStyle.ForeColor = Palette.FaintText;
        Plot.HideLegend();
        Plot.Layout.Fixed(new PixelPadding(Left, right, Bottom, Top));
    }

    public Plot Plot { get; }

    /// <summary>The top margin, above the data, in logical pixels.</summary>
    public int Top { get; }

    public int Right { get; }

    /// <summary>The width of the data area, in logical pixels.</summary>
    public int DataWidth => Width - Left - Right;

    public int DataHeight => Height - Top - Bottom;

    /// <summary>Renders the chart.</summary>
    public byte[] ToPng()
    {
        using var surface =
            SKSurface.Create(new SKImageInfo(Width * Resolution, Height * Resolution, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(ColourOf(Palette.Ground));
        Plot.Render(canvas, Width * Resolution, Height * Resolution);
        canvas.ResetMatrix();
        canvas.Scale(Resolution);
        DrawHead(canvas);
        using var image = surface.Snapshot();
        // Charts have large areas of one colour, so a low compression level yields nearly the same size in a third of the time.
        using var pixels = image.PeekPixels();
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 4));
        return png?.ToArray() ?? throw new InvalidOperationException("the picture could not be packed");
    }

    public void Dispose() => Plot.Dispose();

    private int LayOutLegend()
    {
        float x = Left, y = TitleHeight + (LegendRow / 2);
        foreach (var (index, text) in outlets.Legend())
        {
            var width = Symbol + fonts.Width(text, LetterSize);
            if (x > Left && x + width > Width - Left)
            {
                x = Left;
                y += LegendRow;
            }

            legend.Add((x, y, index, text));
            x += width + Apart;
        }

        return legend.Count == 0 ? 0 : (int)(legend[^1].Y - TitleHeight + (LegendRow / 2));
    }

    private void DrawHead(SKCanvas canvas)
    {
        using var paint =
            new SKPaint { IsAntialias = true, Color = ColourOf(Palette.Frame), Style = SKPaintStyle.Stroke, StrokeWidth = 2 };
        canvas.DrawRect(0, 0, Width, Height, paint);
        paint.Style = SKPaintStyle.Fill;
        DrawText(canvas, title, Left, 30, 19, Palette.Text, paint);
        var subtitleLeft = Left + fonts.Width(title, 19) + 14;
        if (subtitleLeft + fonts.Width(subtitle, LetterSize) < Width - 20)
            DrawText(canvas, subtitle, subtitleLeft, 30, LetterSize, Palette.FaintText, paint);
        foreach (var (x, y, index, text) in legend)
        {
            if (hasMarkers)
            {
                using var inks = Paint.NewDisposablePaint();
                new MarkerStyle(ChartOutlets.ShapeOf(index), 12, ChartOutlets.ColourOf(index)) { LineWidth = 2 }.Render(
                    canvas, new Pixel(x + 7, y), inks);
            }
            else
            {
                paint.Color = ColourOf(ChartOutlets.ColourOf(index));
                canvas.DrawRect(x, y - 7, 14, 14, paint);
            }

            DrawText(canvas, text, x + Symbol, y + 5, LetterSize, Palette.Text, paint);
        }
    }

    private void DrawText(SKCanvas canvas, string text, float x, float y, float size, Color colour, SKPaint paint)
    {
        using var font =
            new SKFont(
                fonts.Typeface(fonts.FamilyFor(text) ?? fonts.Usual!), size)
            { Edging = SKFontEdging.Antialias, Subpixel = true };
        paint.Color = ColourOf(colour);
        using var shaper = new SKShaper(font.Typeface);
        canvas.DrawShapedText(shaper, text, x, y, SKTextAlign.Left, font, paint);
    }

    private static SKColor ColourOf(Color colour) => new(colour.R, colour.G, colour.B, colour.A);
}
