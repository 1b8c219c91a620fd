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

    public const int LeftMargin = 56;
    public const int BottomMargin = 42;
    public const float FontSize = 14;

    private const int PixelScale = 2;
    private const int TitleHeight = 44;
    private const int LegendRowHeight = 24;
    private const int SymbolWidth = 22;
    private const int LegendGap = 20;
    private const int MaxTitleLength = 90;

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
        this.title = fonts.ReplaceMissing(title.Length <= MaxTitleLength ? title : $"{title[..(MaxTitleLength - 1)].TrimEnd()}…");
        TopMargin = TitleHeight + LayOutLegend() + 10;
        RightMargin = right;
        Plot = new Plot { ScaleFactor = PixelScale };
        Plot.Font.Set(fonts.DefaultFamily!);
        Plot.FigureBackground.Color = Palette.Background;
        Plot.DataBackground.Color = Palette.Background;
        Plot.Axes.Color(Palette.FaintText);
        Plot.Axes.FrameColor(Palette.Frame);
        Plot.Axes.Top.FrameLineStyle.Width = Plot.Axes.Right.FrameLineStyle.Width = 0;
        Plot.Grid.MajorLineColor = Palette.Grid;
        Plot.Grid.XAxisStyle.IsVisible = false;
        Plot.Axes.Bottom.TickLabelStyle.FontSize = Plot.Axes.Left.TickLabelStyle.FontSize = FontSize - 1;
        Plot.Axes.Bottom.TickLabelStyle.ForeColor = Plot.Axes.Left.TickLabelStyle.ForeColor = Palette.FaintText;
        Plot.HideLegend();
        Plot.Layout.Fixed(new PixelPadding(LeftMargin, right, BottomMargin, TopMargin));
    }

    public Plot Plot { get; }

    /// <summary>The top margin, above the data, in logical pixels.</summary>
    public int TopMargin { get; }

    public int RightMargin { get; }

    /// <summary>The width of the data area, in logical pixels.</summary>
    public int DataWidth => Width - LeftMargin - RightMargin;

    public int DataHeight => Height - TopMargin - BottomMargin;

    /// <summary>Renders the chart.</summary>
    public byte[] ToPng()
    {
        using var surface =
            SKSurface.Create(new SKImageInfo(Width * PixelScale, Height * PixelScale, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(ToSkColor(Palette.Background));
        Plot.Render(canvas, Width * PixelScale, Height * PixelScale);
        canvas.ResetMatrix();
        canvas.Scale(PixelScale);
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
        float x = LeftMargin, y = TitleHeight + (LegendRowHeight / 2);
        foreach (var (index, text) in outlets.GetLegend())
        {
            var width = SymbolWidth + fonts.MeasureWidth(text, FontSize);
            if (x > LeftMargin && x + width > Width - LeftMargin)
            {
                x = LeftMargin;
                y += LegendRowHeight;
            }

            legend.Add((x, y, index, text));
            x += width + LegendGap;
        }

        return legend.Count == 0 ? 0 : (int)(legend[^1].Y - TitleHeight + (LegendRowHeight / 2));
    }

    private void DrawHead(SKCanvas canvas)
    {
        using var paint =
            new SKPaint { IsAntialias = true, Color = ToSkColor(Palette.Frame), Style = SKPaintStyle.Stroke, StrokeWidth = 2 };
        canvas.DrawRect(0, 0, Width, Height, paint);
        paint.Style = SKPaintStyle.Fill;
        DrawText(canvas, title, LeftMargin, 30, 19, Palette.Text, paint);
        var subtitleLeft = LeftMargin + fonts.MeasureWidth(title, 19) + 14;
        if (subtitleLeft + fonts.MeasureWidth(subtitle, FontSize) < Width - 20)
            DrawText(canvas, subtitle, subtitleLeft, 30, FontSize, Palette.FaintText, paint);
        foreach (var (x, y, index, text) in legend)
        {
            if (hasMarkers)
            {
                using var inks = Paint.NewDisposablePaint();
                new MarkerStyle(ChartOutlets.GetShape(index), 12, ChartOutlets.GetColour(index)) { LineWidth = 2 }.Render(
                    canvas, new Pixel(x + 7, y), inks);
            }
            else
            {
                paint.Color = ToSkColor(ChartOutlets.GetColour(index));
                canvas.DrawRect(x, y - 7, 14, 14, paint);
            }

            DrawText(canvas, text, x + SymbolWidth, y + 5, FontSize, Palette.Text, paint);
        }
    }

    private void DrawText(SKCanvas canvas, string text, float x, float y, float size, Color colour, SKPaint paint)
    {
        using var font =
            new SKFont(
                fonts.GetTypeface(fonts.FindFamily(text) ?? fonts.DefaultFamily!), size)
            { Edging = SKFontEdging.Antialias, Subpixel = true };
        paint.Color = ToSkColor(colour);
        using var shaper = new SKShaper(font.Typeface);
        canvas.DrawShapedText(shaper, text, x, y, SKTextAlign.Left, font, paint);
    }

    private static SKColor ToSkColor(Color colour) => new(colour.R, colour.G, colour.B, colour.A);
}
