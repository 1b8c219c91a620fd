using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Text;

namespace NewsBot.Briefing;

/// <summary>
/// Says whether a sentence of an article can be read by itself, away from what stood before it. Rules: it does not point to
/// another sentence, names whoever it speaks of, speaks in nobody's first person, and is no notice of the page.
/// </summary>
internal static partial class SelfContainedSentence
{
    private const int Shortest = 45;
    private const int Longest = 400;
    private const int Long = 260;

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
        if (CandidateSentenceReader.NeedsContext(told) || Links().IsMatch(told) || Notice().IsMatch(told)) return null;
        var said = Quoted().Replace(told, "");
        if (InPerson().IsMatch(said) || Leaning().IsMatch(said) || Glued().IsMatch(told) || Caption().IsMatch(told)) return null;
        var names = Name().Count(said);
        if (names == 0 && (Pronoun().IsMatch(said) || said.Length < told.Length)) return null;
        var words = told.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Count(word => char.IsUpper(word[0])) > MostCapitals * words.Length ? null : new TextSpan(start, told.Length);
    }

    /// <summary>The stretch of an article without the place and agency that it begins with.</summary>
    /// <param name="sentence">A sentence, as published.</param>
    /// <param name="span">Where it stands.</param>
    public static TextSpan WithoutDateline(string sentence, TextSpan span) =>
        Dateline().Match(sentence) is { Success: true } place && place.Length < span.Length
            ? new TextSpan(span.Start + place.Length, span.Length - place.Length) : span;

    // Who it is that speaks, a reader is told only behind his words.
    private static bool BeginsWithWords(string sentence) => sentence[0] is '“' or '"' or '‘' or '\'';

    /// <summary>
    /// What speaks against a sentence that stands, 0 to 1: it begins with somebody's words or with a thing that is not named
    /// ("The spacecraft"), says what something is rather than what happened, or is long.
    /// </summary>
    public static double Weakness(string sentence) =>
        (BeginsWithWords(sentence) ? 0.4 : 0) + (Unnamed().IsMatch(sentence) ? 0.25 : 0)
            + (Definition().IsMatch(sentence) ? 0.35 : 0)
        + (sentence.Length > Long ? 0.3 : 0);

    // Cut off at its beginning or its end, or in the middle of what somebody says.
    private static bool IsWhole(string text) =>
        (char.IsUpper(text[0]) || char.IsDigit(text[0]) || text[0] is '“' or '"' or '‘' or '$' or '£' or '€')
        && text[^1] is '.' or '!' or '”' or '"' or ')'
        && !text.EndsWith("...", StringComparison.Ordinal)
        && text.Count(c => c == '“') == text.Count(c => c == '”') && text.Count(c => c == '"') % 2 == 0
        && text.Count(c => c == '(') == text.Count(c => c == ')');

    private const RegexOptions Usual = RegexOptions.CultureInvariant;

    // "MERROWHAVEN (Corvane Wire) — ", "(CNN) - ", "London (CNN Business) — ".
    [GeneratedRegex(
        @"\A(?:(?:\p{Lu}[\p{L}.’'-]*,? ){0,4}\([\p{L}][^()]{1,30}\)\s*[—–-]*\s*|(?:\p{Lu}{2}[\p{Lu}.,’' ]*|CNN|AP)\s*(?:,"
            + @"\s*[\p{L}. ]{2,20})?\s*[—–]+\s*)", Usual)]
    private static partial Regex Dateline();

    [GeneratedRegex(
        @"\A[“""‘']?(?:but|and|or|so|yet|nor|however|still|instead|also|then|both|others?|another|meanwhile|moreover|now|"
            + @"explore|stay tuned|check out|find out|as a precaution|at one point|in (?:response|the meantime)|by then|at "
            + @"that (?:time|point)|the (?:following|next) (?:day|morning)|that (?:day|night|same)|the (?:claims?|rumou?rs?|"
            + @"posts?|video|tweet)|nevertheless|nonetheless|furthermore|additionally|otherwise|similarly|likewise|indeed|"
            + @"thus|therefore|hence|here|too|again|later|afterwards?|earlier|finally|plus|of course|in addition|for "
            + @"(?:example|instance)|as a result|as such|on the other hand|at the (?:same )?time|like many|one of (?:them|"
            + @"those)|some of (?:them|those)|the (?:two|three|former|latter|other|others|same|pair|duo|move|statement|"
            + @"decision|incident|announcement|report said)|more than that|above|below|pictured|(?:mon|tues|wednes|thurs|fri|"
            + @"satur|sun)day[’']s)\b", Usual | RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex(
        @"\b(?:sign(?:ed)? up (?:for|to)|subscrib\w+|newsletter|click here|tap here|read more|follow us|getty images|all "
            + @"rights reserved|contributed to this|this (?:story|article|page|post|report) (?:has been|was|is)|advertis\w+|"
            + @"copyright|for more (?:on|information)|listen to the|podcast|need to know|what to know|we know so far|"
            + @"reporting by|edited by|file photo|download the|watch (?:the )?(?:video|live|now)|join (?:the|our)|usa today "
            + @"network|opinions? expressed|editor.s note|cnn.s .{3,60} (?:reported|contributed)|story highlights|updated \d|"
            + @"(?:hide|show) caption|\d+ of \d+ photos)\b|%[0-9A-F]{2}|/(?:shutterstock|getty|ap|reuters|afp)\b|\bposes? "
            + @"for\b|https?://|www\.|@\w|\||•|©", Usual | RegexOptions.IgnoreCase)]
    private static partial Regex Notice();

    [GeneratedRegex(@"“[^”]*”|""[^""]*""|‘[^’]{12,}’", Usual)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:I|I[’'](?:m|ve|d|ll)|we|We|we[’']\w+|our|Our|us|my|My|you|You|your|Your|you[’']\w+)\b", Usual)]
    private static partial Regex InPerson();

    // "Though he has yet to declare", "Roared on by many fans, they", "The vibe, however, is".
    [GeneratedRegex(
        @"\A(?:Though|Although|While|When|After|As|Before|If|Since|Because|Once|For|With|To) (?:he|she|they|it|his|her|"
            + @"their)\b|\A[^“""]{0,90}, they\b|, (?:however|though|too|meanwhile|moreover),", Usual)]
    private static partial Regex Leaning();

    // A heading that has grown together with the text below it: "Elon Musk: $219bn Elon Musk is".
    [GeneratedRegex(@"\A[^:“]{3,40}:\s?[$£€\d]|\p{Ll}:\p{Lu}|\p{Ll}\.\p{Lu}\p{Ll}", Usual)]
    private static partial Regex Glued();

    // "Brittney Griner arrives in San Antonio on Friday, December 9."
    [GeneratedRegex(@"day, (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.? \d{1,2}(?:, \d{4})?\.\z", Usual)]
    private static partial Regex Caption();

    [GeneratedRegex(@"\b(?:he|she|him|his|her|they|their|them)\b", Usual)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\AThe (?:[\d\p{Ll}-]+ ){2}(?!.{0,25}\p{Lu})", Usual)]
    private static partial Regex Unnamed();

    [GeneratedRegex(
        @"\A(?:The )?(?:\p{Lu}[\p{L}.’'-]*,? ){1,5}(?:is|are) (?:a|an|the|one of|located|about)\b|\A(?:The "
            + @")?(?:\p{Lu}[\p{L}.’'-]* ){1,5}(?:is|are) [^,.]{0,30}\b(?:observed|known|celebrated) (?:each|every|for|as)\b",
            Usual)]
    private static partial Regex Definition();

    // A capital that does not only begin the sentence.
    [GeneratedRegex(@"(?<=[^.!?]\s[(‘“""]?)\p{Lu}[\p{L}’'-]+|\A\p{Lu}[\p{L}’'.-]+ \p{Lu}[\p{L}’'-]+|\b\p{Lu}{2,}\b", Usual)]
    private static partial Regex Name();
}
