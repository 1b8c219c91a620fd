using System.Text.RegularExpressions;

namespace NewsBot.Answering.Writing;

/// <summary>The word by which the prompt lets the model say that the passages do not answer.</summary>
internal static partial class NoAnswer
{
    private const string Word = "NO_ANSWER";

    /// <summary>True if a plain text says so.</summary>
    public static bool IsSaidIn(string plain) => plain.Contains(Word, StringComparison.Ordinal) || Spaced().IsMatch(plain);


    [GeneratedRegex(@"\A\W*NO ANSWER\W*\z")]
    private static partial Regex Spaced();
}
