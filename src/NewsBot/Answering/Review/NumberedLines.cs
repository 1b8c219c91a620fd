using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Text;

namespace NewsBot.Answering.Review;

/// <summary>
/// Reads the lines of a model's output that begin with a number: "1: ...", "1. ...", "[1] ...", "**Sentence 1:** ...".
/// </summary>
internal static partial class NumberedLines
{
    /// <summary>Returns the number and the rest of each such line, in order; other lines are left out.</summary>
    public static IEnumerable<(int Number, string Text)> Read(string output) =>
        from line in MarkupStripper.RemoveReasoning(output).Split('\n')
        let match = NumberedLine().Match(line.Trim())
        where match.Success
        let number = Digits.ToAscii(match.Groups["number"].Value)
        select (int.Parse(number, CultureInfo.InvariantCulture), match.Groups["text"].Value);

    [GeneratedRegex(
        @"^[\W_]*(?:(?:sentence|claim|line|number|no\.?)\s+)?(?<number>\p{Nd}{1,3})\s*[\])]?[*_`|]*\s*"
            + @"(?:[:：][*_`|]*\s*|(?:(?<=[\])])|[.)|–—-]+)[*_`|]*\s+)(?<text>\S.*?)[\s*_`|]*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex NumberedLine();
}
