using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Ingestion;

/// <summary>
/// Extracts the names of an article's authors from the author field of a feed, page or file. Templates also put dates,
/// addresses and numbers there, which are dropped.
/// </summary>
internal static partial class Byline
{
    private static readonly FrozenSet<string> Months = Lexicon.English.Words("months");

    private static readonly FrozenSet<string> DateWords = Lexicon.English.Words("byline-date-words");

    private static readonly FrozenSet<string> DateLabels = Lexicon.English.Words("byline-date-labels");

    private static readonly FrozenSet<string> Nobody = Lexicon.English.Words("byline-nobody");

    /// <summary>Returns the names on one line, without the parts that name nobody; null if no part is a name.</summary>
    public static string? Parse(string? text)
    {
        if (CleanText.ToLine(text) is not { } line || IsTime(line)) return null;
        line = LeadIn().Replace(line, "");
        var withoutMail = WithMail().Match(line) is { Success: true } mail ? mail.Groups["name"].Value : line;
        var parts = Separator().Split(withoutMail);
        // A date is split at its comma, so its weekday alone is not a name either.
        var isDated = parts.Any(part => part.Any(char.IsDigit) && IsTime(part));
        var names = parts.Where(part => IsName(part) && !(isDated && IsTime(part, withoutNumber: true))).ToList();
        var distinct = names.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return CleanText.ToLine(distinct.Count == parts.Length ? withoutMail : string.Join(", ", distinct));
    }

    private static bool IsName(string part) => part.Any(char.IsLetter) && !IsAddress(part.Trim()) && !IsTime(part)
        && !Nobody.Contains(part.Trim().ToLowerInvariant());

    private static bool IsAddress(string part) => ArticleFields.ParseWebAddress(part) is not null || Address().IsMatch(part);

    /// <summary>
    /// True if a part is a date or a time: numbers with words that accompany dates, or a day, a month in any language and a
    /// year.
    /// </summary>
    private static bool IsTime(string part, bool withoutNumber = false)
    {
        var words = Word().Matches(Digits.ToAsciiDate(part).ToLowerInvariant()).Select(match => match.Value).ToList();
        var numbers = words.Where(word => char.IsAsciiDigit(word[0])).ToList();
        var otherWords = words.Where(word => !char.IsAsciiDigit(word[0])).ToList();
        var unknown = otherWords.Count(
            word => !Months.Contains(word) && !DateWords.Contains(word) && !DateLabels.Contains(word));
        if (unknown == 0 && otherWords.Count > 0)
            return withoutNumber || numbers.Count > 0 || otherWords.Exists(DateLabels.Contains);
        // A date in another language has at most two unknown words: a weekday and a month.
        return numbers.Count >= 2 && numbers.Exists(IsYear) && unknown <= 2 && !otherWords.Exists(Months.Contains);
    }

    private static bool IsYear(string number) => number.Length == 4 && number[0] is '1' or '2';

    [GeneratedRegex(@"[0-9]+|[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\s*[,;|·•]\s*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    // "By Ada Quill", "Words by Ada Quill".
    [GeneratedRegex(
        @"^(?:(?:words|text|story|written|reported|reporting|posted) )?by:? (?=(?-i:\p{Lu}))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();

    // RSS writes "mail (name)", and mail programs write "name <mail>".
    [GeneratedRegex(@"^[^\s@()]+@[^\s@()]+ ?\((?<name>[^()]+)\)$|^(?<name>[^<>@]+) <\S+@\S+>$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WithMail();

    [GeneratedRegex(@"^(https?:|mailto:|www\.|/)\S*$|^\S+://\S*$|^[\w-]+(\.[\w-]+)+/\S*$|^<?\S+@\S+\.\S+>?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
