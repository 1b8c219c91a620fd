using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Evaluation;

/// <summary>
/// Decides whether an answer occurs in a text. Both are compared in lower case, with each run of other characters than letters
/// and digits as one space, and by whole words only.
/// </summary>
internal static partial class AnswerMatcher
{
    /// <summary>Normalizes a text for comparison; the result has a space at either end.</summary>
    public static string Normalize(string text)
    {
        var normalized = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) normalized.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (normalized[^1] != ' ') normalized.Append(' ');
        }

        return (normalized[^1] == ' ' ? normalized : normalized.Append(' ')).ToString();
    }

    /// <summary>Returns true if any of the answers occurs in the text; an answer without letters and digits never does.</summary>
    public static bool ContainsAny(string text, IEnumerable<string> answers)
    {
        var normalized = Normalize(text);
        return answers.Select(Normalize)
            .Any(answer => answer.Length > 1 && normalized.Contains(answer, StringComparison.Ordinal));
    }

    /// <summary>Removes the citation markers from a reply: the 3 of [3] answers no question.</summary>
    public static string WithoutMarkers(string reply) => Marker().Replace(reply, "").Trim();

    /// <summary>The text of a reply before its first citation marker; all of it if there is none.</summary>
    public static string BeforeMarkers(string reply) =>
        Marker().Match(reply) is { Success: true, Index: var end } ? reply[..end].Trim() : reply.Trim();

    [GeneratedRegex(@" ?\[[0-9]+\]")]
    private static partial Regex Marker();
}
