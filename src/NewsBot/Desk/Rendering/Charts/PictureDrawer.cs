using Microsoft.Extensions.Logging;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>
/// Draws the pictures of replies. A failure never stops a reply: it gets a notice instead of the picture, and the log tells the
/// cause.
/// </summary>
internal sealed class PictureDrawer(Fonts fonts, ILogger<PictureDrawer> logger)
{
    private const int MaxDescriptionLength = 1_024;

    /// <summary>The notice in place of a picture if no font is installed.</summary>
    public static string NoFontNotice { get; } = $"No picture: no font is installed here; {Fonts.InstallHint}.";

    /// <summary>Draws a picture.</summary>
    /// <param name="name">The file name.</param>
    /// <param name="draw">Renders the PNG.</param>
    /// <param name="description">A text alternative for those who cannot see the picture; a long one is cut.</param>
    /// <param name="outlets">The outlets that the picture names; null for an unknown outlet.</param>
    public Picture Draw(string name, Func<Fonts, byte[]> draw, string description, IEnumerable<string?> outlets)
    {
        try
        {
            if (fonts.DefaultFamily is null) return new Picture([], [NoFontNotice]);
            var notices = new ChartOutlets(outlets, fonts).HasUndrawableName
                ? ["No font that is installed here has all letters of the outlets' names, so the picture has question marks "
                    + "in their place; "
                    + $"{Fonts.InstallHint.Replace("fonts-dejavu-core", "fonts-noto-cjk", StringComparison.Ordinal)}."]
                : Array.Empty<string>();
            return new Picture([new ReplyFile(name, draw(fonts), Truncate(description))], notices);
        }
        catch (Exception exception)
        {
            // Any failure, such as a missing native library, only costs the picture: the text tells the same.
            Log.PictureNotDrawn(logger, exception);
            return new Picture([], ["No picture: it could not be drawn; the log says why."]);
        }
    }

    private static string Truncate(string text)
    {
        if (text.Length <= MaxDescriptionLength) return text;
        var end = text.LastIndexOf(' ', MaxDescriptionLength - 2);
        return $"{text[..(end > 0 ? end : MaxDescriptionLength - 2)]}…";
    }
}

/// <summary>The parts of a reply that come from a picture.</summary>
/// <param name="Files">The file of the picture; empty if there is none.</param>
/// <param name="Notices">The reason why there is no picture, or what is missing in it; empty if all is well.</param>
internal sealed record Picture(IReadOnlyList<ReplyFile> Files, IReadOnlyList<string> Notices)
{
    /// <summary>No picture, because none is wanted or there is nothing to draw.</summary>
    public static Picture None { get; } = new([], []);
}
