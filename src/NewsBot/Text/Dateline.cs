using System.Text.RegularExpressions;

namespace NewsBot.Text;

/// <summary>
/// Finds the dateline before an article's first sentence: place and agency, such as "MERROWHAVEN (Corvane Wire) — ", "(CNN) - "
/// or "London (CNN Business) — ".
/// </summary>
internal static partial class Dateline
{
    /// <summary>The length of the dateline at the beginning of a sentence; 0 if there is none.</summary>
    public static int GetLength(string sentence) => Pattern().Match(sentence).Length;

    [GeneratedRegex(
        @"\A(?:(?:\p{Lu}[\p{L}.’'-]*,? ){0,4}\([\p{L}][^()]{1,30}\)\s*[—–-]*\s*|(?:\p{Lu}{2}[\p{Lu}.,’' ]*|CNN|AP)\s*(?:,"
            + @"\s*[\p{L}. ]{2,20})?\s*[—–]+\s*)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
