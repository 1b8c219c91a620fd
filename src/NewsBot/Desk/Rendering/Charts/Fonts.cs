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
    public const string Remedy = "install one, as the Debian package fonts-dejavu-core";

    private const string Latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789[]-.,";

    // These fonts are legible at small sizes; the first installed one is used.
    private static readonly string[] Preferred =
        ["Inter", "Noto Sans", "DejaVu Sans", "Open Sans", "Roboto", "Segoe UI", "Helvetica Neue", "Arial",
            "Liberation Sans", "Verdana"];

    private readonly ConcurrentDictionary<string, SKTypeface?> opened = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string?> fallbacks = new();
    private readonly Lazy<IReadOnlyList<string>> names = new(families);
    private Lazy<string?>? usual;

    /// <summary>Creates the fonts of this machine. They are looked up on first use.</summary>
    public static Fonts Installed() => new(() => [.. SKFontManager.Default.FontFamilies], SKFontManager.Default.MatchFamily);

    /// <summary>
    /// The family for every text whose letters it has; null if no usable font is installed.
    /// </summary>
    public string? Usual => LazyInitializer.EnsureInitialized(ref usual, () => new Lazy<string?>(FindUsual)).Value;

    /// <summary>Gets the typeface of a family; null if it has none.</summary>
    public SKTypeface? Typeface(string family) => opened.GetOrAdd(family, open);

    /// <summary>Finds a family that has all letters of a text; null if none has.</summary>
    public string? FamilyFor(string text)
    {
        if (Usual is not { } family || Has(family, text)) return Usual;
        var missing = text.EnumerateRunes().First(rune => !Has(family, rune));
        return fallbacks.GetOrAdd(missing.Value, _ => names.Value.FirstOrDefault(name => Has(name, missing))) is not { } first
            ? null
            : Has(first, text) ? first : names.Value.FirstOrDefault(name => Has(name, text));
    }

    /// <summary>
    /// Returns the text unchanged if one family has all its letters. Otherwise replaces each letter that the default family
    /// lacks by a question mark.
    /// </summary>
    public string Drawable(string text)
    {
        if (FamilyFor(text) is not null || Usual is not { } family) return text;
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Has(family, rune)) drawable.Append(rune.ToString());
            // A combining mark is dropped together with its letter.
            else if (
                Rune.GetUnicodeCategory(rune) is not (
                    UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)) drawable.Append('?');
        }

        return drawable.ToString();
    }

    /// <summary>Measures the width of a text in pixels, at a font size.</summary>
    public float Width(string text, float size)
    {
        using var font = new SKFont(FamilyFor(text) is { } family ? Typeface(family) : null, size);
        return font.MeasureText(text);
    }

    private string? FindUsual() =>
        Preferred.Where(name => names.Value.Contains(name, StringComparer.OrdinalIgnoreCase)).Concat(names.Value)
            .FirstOrDefault(name => Has(name, Latin));

    private bool Has(string family, string text) => text.EnumerateRunes().All(rune => Has(family, rune));

    private bool Has(string family, Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F
            || Rune.IsWhiteSpace(rune)
        || Typeface(family)?.ContainsGlyph(rune.Value) == true;
}
