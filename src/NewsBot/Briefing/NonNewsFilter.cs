using System.Text.RegularExpressions;

namespace NewsBot.Briefing;

/// <summary>
/// Tells by its headline what a page is that no summary of the news may lean on: a gallery, a quiz, a guide; and what repeats
/// falsehoods to refute them, of which no sentence may stand alone.
/// </summary>
internal static partial class NonNewsFilter
{
    public static bool IsBeside(string title) => Beside().IsMatch(title) || Refutes(title);

    public static bool Refutes(string title) => FactCheck().IsMatch(title);

    [GeneratedRegex(
        @"\b(?:opinions?|quiz|crossword|gallery|in pictures|photos?|podcast|how to|what to (?:watch|know|do)|things (?:you "
            + @"need )?to know|odds|predictions?|"
        + @"horoscopes?|recipes?|deals|gift guide|newsletter|reviews?|best (?:of|things)|tips|explained|everything (?:we|you)|"
        + @"briefing|week.s biggest news|top ten)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    [GeneratedRegex(
        @"\b(?:fact.?check(?:ed|ing)?|debunk\w*|false(?:ly)? claims?|hoax|conspiracy theor\w+|misinformation|no evidence)\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FactCheck();
}
