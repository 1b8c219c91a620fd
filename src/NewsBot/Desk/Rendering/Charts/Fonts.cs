using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>
/// Finds fonts for charts. Without a font, a chart silently has no text, and letters that a font lacks become boxes, so both are
/// checked before drawing.
/// </summary>
/// <param name="families">Lists the names of the installed families.</param>
/// <param name="open">Opens the regular typeface of one of these families; null if it has none.</param>
internal sealed class Fonts(Func<IReadOnlyList<string>> families, Func<string, SKTypeface?> open)
{
    /// <summary>The advice for a machine without fonts.</summary>
    public const string InstallHint = "install one, as the Debian package fonts-dejavu-core";

    private const string Latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789[]-.,";

    // These fonts are legible at small sizes; the first installed one is used.
    private static readonly string[] Preferred =
        ["Inter", "Noto Sans", "DejaVu Sans", "Open Sans", "Roboto", "Segoe UI", "Helvetica Neue", "Arial",
            "Liberation Sans", "Verdana"];

    private readonly ConcurrentDictionary<string, SKTypeface?> opened = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string?> fallbacks = new();
    private readonly Lazy<IReadOnlyList<string>> names = new(families);
    private Lazy<string?>? defaultFamily;

    /// <summary>Creates the fonts of this machine. They are looked up on first use.</summary>
    public static Fonts FromSystem() => new(() => [.. SKFontManager.Default.FontFamilies], SKFontManager.Default.MatchFamily);

    /// <summary>
    /// The family for every text whose letters it has; null if no usable font is installed.
    /// </summary>
    public string? DefaultFamily =>
        LazyInitializer.EnsureInitialized(ref defaultFamily, () => new Lazy<string?>(FindDefaultFamily)).Value;

    /// <summary>Gets the typeface of a family; null if it has none.</summary>
    public SKTypeface? GetTypeface(string family) => opened.GetOrAdd(family, open);

    /// <summary>Finds a family that has all letters of a text; null if none has.</summary>
    public string? FindFamily(string text)
    {
        if (DefaultFamily is not { } family || HasGlyphs(family, text)) return DefaultFamily;
        var missing = text.EnumerateRunes().First(rune => !HasGlyphs(family, rune));
        return fallbacks.GetOrAdd(missing.Value, _ =>
            names.Value.FirstOrDefault(name => HasGlyphs(name, missing))) is not { } first
            ? null
            : HasGlyphs(first, text) ? first : names.Value.FirstOrDefault(name => HasGlyphs(name, text));
    }

    /// <summary>
    /// Returns the text unchanged if one family has all its letters. Otherwise replaces each letter that the default family
    /// lacks by a question mark.
    /// </summary>
    public string ReplaceMissing(string text)
    {
        if (FindFamily(text) is not null || DefaultFamily is not { } family) return text;
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (HasGlyphs(family, rune)) drawable.Append(rune.ToString());
            // A combining mark is dropped together with its letter.
            else if (
                Rune.GetUnicodeCategory(rune) is not (
                    UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)) drawable.Append('?');
        }

        return drawable.ToString();
    }

    /// <summary>Measures the width of a text in pixels, at a font size.</summary>
    public float MeasureWidth(string text, float size)
    {
        using var font = new SKFont(FindFamily(text) is { } family ? GetTypeface(family) : null, size);
        return font.MeasureText(text);
    }

    private string? FindDefaultFamily() =>
        Preferred.Where(name => names.Value.Contains(name, StringComparer.OrdinalIgnoreCase)).Concat(names.Value)
            .FirstOrDefault(name => HasGlyphs(name, Latin));

    private bool HasGlyphs(string family, string text) => text.EnumerateRunes().All(rune => HasGlyphs(family, rune));

    private bool HasGlyphs(string family, Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F
            || Rune.IsWhiteSpace(rune)
        || GetTypeface(family)?.ContainsGlyph(rune.Value) == true;
}
