using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace NewsBot.Desk.Rendering.Charts;

/// <summary>
/// The fonts that pictures can be lettered in. Where none is installed a picture comes out without letters and without an
/// error, and letters that a font has not come out as boxes, so both are found out before.
/// </summary>
/// <param name="families">The names of the families that are there.</param>
/// <param name="open">The plain typeface of a family; null where it has none. Told what <paramref name="families"/> has.</param>
internal sealed class Fonts(Func<IReadOnlyList<string>> families, Func<string, SKTypeface?> open)
{
    /// <summary>What to do where there is none.</summary>
    public const string Remedy = "install one, as the Debian package fonts-dejavu-core";

    private const string Latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789[]-.,";

    // Legible at small sizes, the likeliest to be there first.
    private static readonly string[] Preferred =
        ["Inter", "Noto Sans", "DejaVu Sans", "Open Sans", "Roboto", "Segoe UI", "Helvetica Neue", "Arial",
            "Liberation Sans", "Verdana"];

    private readonly ConcurrentDictionary<string, SKTypeface?> opened = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string?> fallbacks = new();
    private readonly Lazy<IReadOnlyList<string>> names = new(families);
    private Lazy<string?>? usual;

    /// <summary>Those of this machine. They are looked for when they are first needed.</summary>
    public static Fonts Installed() => new(() => [.. SKFontManager.Default.FontFamilies], SKFontManager.Default.MatchFamily);

    /// <summary>
    /// The family for everything that it has the letters of; null where no font is installed that a picture can be lettered in.
    /// </summary>
    public string? Usual => LazyInitializer.EnsureInitialized(ref usual, () => new Lazy<string?>(FindUsual)).Value;

    /// <summary>The typeface of a family.</summary>
    public SKTypeface? Typeface(string family) => opened.GetOrAdd(family, open);

    /// <summary>The family that has all letters of a text; null where none has.</summary>
    public string? FamilyFor(string text)
    {
        if (Usual is not { } family || Has(family, text)) return Usual;
        var missing = text.EnumerateRunes().First(rune => !Has(family, rune));
        return fallbacks.GetOrAdd(missing.Value, _ => names.Value.FirstOrDefault(name => Has(name, missing))) is not { } first
            ? null
            : Has(first, text) ? first : names.Value.FirstOrDefault(name => Has(name, text));
    }

    /// <summary>
    /// The text with a question mark for each letter that no font has together with the others; the text itself where one has
    /// all.
    /// </summary>
    public string Drawable(string text)
    {
        if (FamilyFor(text) is not null || Usual is not { } family) return text;
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Has(family, rune)) drawable.Append(rune.ToString());
            // What stands on a letter that is missing is missing with it.
            else if (
                Rune.GetUnicodeCategory(rune) is not (
                    UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)) drawable.Append('?');
        }

        return drawable.ToString();
    }

    /// <summary>How wide a text is, in pixels at a size.</summary>
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
