using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Evaluation;

/// <summary>
/// Whether an answer occurs in a text: both in lower case, runs of anything but letters and digits as one space, and
/// whole words only.
/// </summary>
internal static partial class AnswerMatcher
{
    /// <summary>The text as it is compared, with a space at either end.</summary>
    public static string Normalize(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) words.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (words[^1] != ' ') words.Append(' ');
        }

        return (words[^1] == ' ' ? words : words.Append(' ')).ToString();
    }

    /// <summary>Whether any of the answers occurs; one without a letter or digit occurs nowhere.</summary>
    public static bool ContainsAny(string text, IEnumerable<string> answers)
    {
        var words = Normalize(text);
        return answers.Select(Normalize).Any(answer => answer.Length > 1 && words.Contains(answer, StringComparison.Ordinal));
    }

    /// <summary>A reply without its markers: the 3 of [3] answers no question.</summary>
    public static string WithoutMarkers(string reply) => Marker().Replace(reply, " ");

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Marker();
}
