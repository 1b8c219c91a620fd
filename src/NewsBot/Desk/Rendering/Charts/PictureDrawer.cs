using Microsoft.Extensions.Logging;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>
/// Draws what a reply tells. A reply never waits for a picture in vain: where none can be drawn there is a notice that says
/// so, and a line in the log that says why.
/// </summary>
internal sealed class PictureDrawer(Fonts fonts, ILogger<PictureDrawer> logger)
{
    private const int LongestDescription = 1_024;

    /// <summary>A notice in place of a picture where no font is installed.</summary>
    public static string NoFont { get; } = $"No picture: no font is installed here; {Fonts.Remedy}.";

    /// <summary>Draws a picture.</summary>
    /// <param name="name">Of its file.</param>
    /// <param name="draw">Makes the PNG.</param>
    /// <param name="description">What is in it, for those who cannot see it; cut where it is long.</param>
    /// <param name="outlets">The outlets that it names; null for unknown ones.</param>
    public Picture Draw(string name, Func<Fonts, byte[]> draw, string description, IEnumerable<string?> outlets)
    {
        try
        {
            if (fonts.Usual is null) return new Picture([], [NoFont]);
            var notices = new ChartOutlets(outlets, fonts).HasUndrawable
                ? [$"No font that is installed here has all letters of the outlets' names, so the picture has question marks "
                    + $"in their place; {Fonts.Remedy.Replace("fonts-dejavu-core", "fonts-noto-cjk", StringComparison.Ordinal)}."]
                : Array.Empty<string>();
            return new Picture([new ReplyFile(name, draw(fonts), Cut(description))], notices);
        }
        catch (Exception exception)
        {
            // Whatever it is, native libraries that are not there among it: the text tells the same.
            Log.NotDrawn(logger, exception);
            return new Picture([], ["No picture: it could not be drawn; the log says why."]);
        }
    }

    private static string Cut(string text)
    {
        if (text.Length <= LongestDescription) return text;
        var end = text.LastIndexOf(' ', LongestDescription - 2);
        return $"{text[..(end > 0 ? end : LongestDescription - 2)]}…";
    }
}

/// <summary>What a reply gets of a picture.</summary>
/// <param name="Files">The picture; empty where there is none.</param>
/// <param name="Notices">Why there is none, or what is missing in it.</param>
internal sealed record Picture(IReadOnlyList<ReplyFile> Files, IReadOnlyList<string> Notices)
{
    /// <summary>Of a picture that nobody wants, or of nothing.</summary>
    public static Picture None { get; } = new([], []);
}
