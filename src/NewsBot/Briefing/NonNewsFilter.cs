using System.Text.RegularExpressions;
using NewsBot.Text.Lexicons;

namespace NewsBot.Briefing;

/// <summary>
/// Recognizes by its headline a page that a summary of the news must not rely on: a gallery, a quiz, a guide, or a fact check.
/// A fact check repeats falsehoods to refute them, so no sentence of it may be quoted alone.
/// </summary>
internal static class NonNewsFilter
{
    private static readonly Regex NonNews = Lexicon.English.Phrases("headlines-of-non-news");

    private static readonly Regex FactChecks = Lexicon.English.Phrases("headlines-of-fact-checks");

    public static bool IsNonNews(string title) => NonNews.IsMatch(title) || IsFactCheck(title);

    public static bool IsFactCheck(string title) => FactChecks.IsMatch(title);
}
