using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Briefing;

/// <summary>
/// Says whether a sentence of an article can be read by itself, away from what stood before it. Rules: it does not point to another
/// sentence, names whoever it speaks of, speaks in nobody's first person, and is no notice of the page.
/// </summary>
internal static partial class StandingSentence
{
    private const int Shortest = 45;
    private const int Longest = 400;

    // A headline that a page repeats, a list of names: nothing but capitals.
    private const double MostCapitals = 0.7;

    /// <summary>What of the sentence is told: all but the place and agency that it begins with.</summary>
    /// <param name="sentence">As published.</param>
    /// <returns>Where in the sentence; null where it cannot stand.</returns>
    public static TextSpan? In(string sentence)
    {
        var start = Dateline().Match(sentence) is { Success: true } place ? place.Length : 0;
        var told = sentence[start..];
        if (told.Length is < Shortest or > Longest || !IsWhole(told)) return null;
        if (StatementReader.NeedsContext(told) || Links().IsMatch(told) || Notice().IsMatch(told)) return null;
        var said = Quoted().Replace(told, "");
        if (InPerson().IsMatch(said)) return null;
        var names = Name().Count(said);
        if (names == 0 && (Pronoun().IsMatch(said) || said.Length < told.Length)) return null;
        var words = told.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Count(word => char.IsUpper(word[0])) > MostCapitals * words.Length ? null : new TextSpan(start, told.Length);
    }

    /// <summary>Whether somebody speaks first in it: who that is, a reader is told only behind his words.</summary>
    public static bool BeginsWithWords(string sentence) => sentence[0] is '“' or '"' or '‘' or '\'';

    // Cut off at its beginning or its end, or in the middle of what somebody says.
    private static bool IsWhole(string text) =>
        (char.IsUpper(text[0]) || char.IsDigit(text[0]) || text[0] is '“' or '"' or '‘' or '$' or '£' or '€')
        && text[^1] is '.' or '!' or '”' or '"' or ')'
        && !text.EndsWith("...", StringComparison.Ordinal)
        && text.Count(c => c == '“') == text.Count(c => c == '”') && text.Count(c => c == '"') % 2 == 0
        && text.Count(c => c == '(') == text.Count(c => c == ')');

    private const RegexOptions Usual = RegexOptions.CultureInvariant;

    // "MERROWHAVEN (Corvane Wire) — ", "(CNN) - ", "London (CNN Business) — ".
    [GeneratedRegex(@"\A(?:(?:\p{Lu}[\p{L}.’'-]*,? ){0,4}\([\p{L}][^()]{1,30}\)\s*[—–-]*\s*|(?:\p{Lu}{2}[\p{Lu}.,’' ]*|CNN|AP)\s*(?:,\s*[\p{L}. ]{2,20})?\s*[—–]+\s*)", Usual)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"\A[“""‘']?(?:but|and|or|so|yet|nor|however|still|instead|also|then|both|others?|another|meanwhile|moreover|nevertheless|nonetheless|furthermore|additionally|otherwise|similarly|likewise|indeed|thus|therefore|hence|here|too|again|later|afterwards?|earlier|finally|plus|of course|in addition|for (?:example|instance)|as a result|as such|on the other hand|at the (?:same )?time|like many|one of (?:them|those)|some of (?:them|those)|the (?:two|three|former|latter|other|others|same|pair|duo|move|statement|decision|incident|announcement|report said)|more than that|above|below|pictured|(?:mon|tues|wednes|thurs|fri|satur|sun)day[’']s)\b", Usual | RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex(@"\b(?:sign(?:ed)? up (?:for|to)|subscrib\w+|newsletter|click here|tap here|read more|follow us|getty images|all rights reserved|contributed to this|this (?:story|article|page|post|report) (?:has been|was|is)|advertis\w+|copyright|for more (?:on|information)|listen to the|podcast|need to know|what to know|we know so far|reporting by|edited by|file photo|download the|watch (?:the )?(?:video|live|now)|join (?:the|our)|usa today network|opinions? expressed|editor.s note|cnn.s .{3,60} (?:reported|contributed)|story highlights|updated \d)\b|%[0-9A-F]{2}|https?://|www\.|@\w|\||•|©", Usual | RegexOptions.IgnoreCase)]
    private static partial Regex Notice();

    [GeneratedRegex(@"“[^”]*”|""[^""]*""|‘[^’]{12,}’", Usual)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:I|I[’'](?:m|ve|d|ll)|we|We|we[’']\w+|our|Our|us|my|My|you|You|your|Your|you[’']\w+)\b", Usual)]
    private static partial Regex InPerson();

    [GeneratedRegex(@"\b(?:he|she|him|his|her|they|their|them)\b", Usual)]
    private static partial Regex Pronoun();

    // A capital that does not only begin the sentence.
    [GeneratedRegex(@"(?<=[^.!?]\s[(‘“""]?)\p{Lu}[\p{L}’'-]+|\A\p{Lu}[\p{L}’'.-]+ \p{Lu}[\p{L}’'-]+|\b\p{Lu}{2,}\b", Usual)]
    private static partial Regex Name();
}
