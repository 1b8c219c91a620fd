using System.Text.RegularExpressions;

namespace NewsBot.Briefing;

/// <summary>
/// Recognizes by its headline a page that a summary of the news must not rely on: a gallery, a quiz, a guide, or a fact check.
/// A fact check repeats falsehoods to refute them, so no sentence of it may be quoted alone.
/// </summary>
internal static partial class NonNewsFilter
{
    public static bool IsNonNews(string title) => NonNewsWording().IsMatch(title) || IsFactCheck(title);

    public static bool IsFactCheck(string title) => FactCheckWording().IsMatch(title);

    [GeneratedRegex(
        @"\b(?:opinions?|quiz|crossword|gallery|in pictures|photos?|podcast|how to|what to (?:watch|know|do)|things (?:you "
            + @"need )?to know|odds|predictions?|"
        + @"horoscopes?|recipes?|deals|gift guide|newsletter|reviews?|best (?:of|things)|tips|explained|everything (?:we|you)|"
        + @"briefing|week.s biggest news|top ten)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NonNewsWording();

    [GeneratedRegex(
        @"\b(?:fact.?check(?:ed|ing)?|debunk\w*|false(?:ly)? claims?|hoax|conspiracy theor\w+|misinformation|no evidence)\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FactCheckWording();
}
