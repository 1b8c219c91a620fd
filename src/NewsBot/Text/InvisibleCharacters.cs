using System.Globalization;
using System.Text;

namespace NewsBot.Text;

/// <summary>
/// Removes characters that nobody sees but that part words: soft hyphens, zero-width spaces, marks of the reading direction and
/// non-characters. Spells out the ligatures of typesetting ("ﬁ"). A zero-width joiner stays where it shapes what is seen: between
/// emoji, and in scripts other than Latin, Greek and Cyrillic.
/// </summary>
internal static class InvisibleCharacters
{
    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    private const char FirstLigature = '\uFB00';

    /// <summary>Returns the text without them; the same text if it has none.</summary>
    public static string Remove(string text)
    {
        var first = 0;
        while (first < text.Length && !IsAffected(text, first)) first++;
        if (first == text.Length) return text;
        var result = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
            if (text[i] - FirstLigature is >= 0 and var ligature && ligature < Ligatures.Length)
                result.Append(Ligatures[ligature]);
            else if (!IsAffected(text, i)) result.Append(text[i]);
        return result.ToString();
    }

    private static bool IsAffected(string text, int at)
    {
        var c = text[at];
        if (c < '\u00AD') return false;
        if (c is '\u200C' or '\u200D') return !ShapesNeighbours(text, at);
        return c is '\uFFFE' or '\uFFFF' or '\u034F' or (>= '\uFDD0' and <= '\uFDEF')
            || c - FirstLigature is >= 0 and < 7
            // Arabic and Syriac have signs of this category that are seen.
            || (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not (>= '\u0600' and <= '\u08FF'));
    }

    private static bool ShapesNeighbours(string text, int at) =>
        at > 0 && at + 1 < text.Length && IsShaped(text[at - 1]) && IsShaped(text[at + 1]);

    // Emoji, and scripts from Armenian on; in Latin, Greek and Cyrillic a joiner does nothing.
    private static bool IsShaped(char c) => c >= '\u0530' && !char.IsWhiteSpace(c) && c is not (>= '\u1E00' and <= '\u2027');
}
