using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Ingestion;

/// <summary>A date as a text writes it.</summary>
/// <param name="Day">The date.</param>
/// <param name="Span">Its place in the text.</param>
internal readonly record struct WrittenDate(DateOnly Day, TextSpan Span);

/// <summary>
/// Finds dates in text that was written for people: "3 May 2024", "May 3rd, 2024", "3. Mai 2024", "3 мая 2024", "03.05.2024",
/// "2024-05-03", "2024年5月3日". <c>03/05/2024</c> is a date only if the language of the text tells day from month, or only one
/// reading is a date.
/// </summary>
internal static partial class WrittenDates
{
    // A date on the web is not older, and two digits are a year of this century.
    private const int FirstYear = 1990;
    private const int Century = 2000;

    private static readonly FrozenDictionary<string, int> Months = Lexicon.AllLanguages.Groups("months")
        .SelectMany((names, index) => names.Select(name => KeyValuePair.Create(name, index + 1)))
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Returns the number of the month with this name or abbreviation in any language; 0 if there is none.</summary>
    public static int FindMonth(string name) => Months.GetValueOrDefault(name.TrimEnd('.').ToLowerInvariant());

    /// <summary>Returns the dates of a text in their order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language tag of the text; null if it is not known.</param>
    public static IEnumerable<WrittenDate> FindAll(string text, string? language)
    {
        var ascii = Digits.ToAscii(text);
        foreach (Match match in Pattern().Matches(ascii))
            if (ReadDay(match, language) is { } day)
                yield return new WrittenDate(day, new TextSpan(match.Index, match.Length));
    }

    private static DateOnly? ReadDay(Match match, string? language)
    {
        var year = ReadNumber(match, "year");
        if (match.Groups["year"].Length == 2) year += Century;
        var (month, day) = match.Groups["name"].Success ? (FindMonth(match.Groups["name"].Value), ReadNumber(match, "day"))
            : match.Groups["month"].Success ? (ReadNumber(match, "month"), ReadNumber(match, "day"))
            : OrderNumbers(ReadNumber(match, "first"), ReadNumber(match, "second"), match.Groups["separator"].Value, language);
        return year >= FirstYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
    }

    // Only Americans and Filipinos write the month first. English without a country may be theirs or not.
    private static (int Month, int Day) OrderNumbers(int first, int second, string separator, string? language)
    {
        if (separator is "." or "" || first > 12) return (second, first);
        if (second > 12 || first == second) return (first, second);
        if (language is null) return (0, 0);
        var isAmerican = language.EndsWith("-US", StringComparison.OrdinalIgnoreCase)
            || language.EndsWith("_US", StringComparison.OrdinalIgnoreCase)
            || language.EndsWith("-PH", StringComparison.OrdinalIgnoreCase);
        if (isAmerican) return (first, second);
        return language.Equals("en", StringComparison.OrdinalIgnoreCase) ? (0, 0) : (second, first);
    }

    private static int ReadNumber(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        // 2024-05-03, 2024/5/3, 2024年5月3日, 2024년 5월 3일
        @"(?<![\d/.-])(?<year>\d{4})(?:[-/.]|[年년]\s?)(?<month>\d{1,2})(?:[-/.]|[月월]\s?)(?<day>\d{1,2})(?![\d/])"
        // 03.05.2024, 3. 5. 2024, 03/05/24
        + @"|(?<![\d/.,-])(?<first>\d{1,2})(?:(?<separator>[./-])|\.\s)(?<second>\d{1,2})(?:\k<separator>|\.\s)"
        + @"(?<year>\d{4}|\d{2}(?=\D|$))(?![\d/]|[.,]\d)"
        // 3 May 2024, 3rd of May, 2024, 3. Mai 2024, 3 de mayo de 2024, 3-May-2024
        + @"|(?<![\d.,])(?<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-?го)?[\s,-]{0,2}(?:(?:of|de|den)\s)?(?<name>\p{L}{3,12})\.?"
        + @"[\s,-]{0,2}(?:(?:de|del)\s)?(?<year>\d{4})(?!\d)"
        // May 3rd, 2024
        + @"|(?<!\p{L})(?<name>\p{L}{3,12})\.?\s(?<day>\d{1,2})(?:st|nd|rd|th|\.)?,?\s(?<year>\d{4})(?!\d)"
        // 2024. május 3.
        + @"|(?<!\d)(?<year>\d{4})\.?\s(?<name>\p{L}{3,12})\s(?<day>\d{1,2})(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
