using System.Text.RegularExpressions;

namespace NewsBot.Answering.Writing;

/// <summary>Recognizes the word with which a model says, as the prompt asks, that the passages do not answer.</summary>
internal static partial class NoAnswer
{
    private const string Word = "NO_ANSWER";

    /// <summary>True if a model's plain text contains that word.</summary>
    public static bool IsContainedIn(string plain) => plain.Contains(Word, StringComparison.Ordinal) || Spaced().IsMatch(plain);

    [GeneratedRegex(@"\A\W*NO ANSWER\W*\z")]
    private static partial Regex Spaced();
}
