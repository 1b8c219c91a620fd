using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Text;

namespace NewsBot.Briefing;

/// <summary>
/// Decides whether a sentence of an article can be read by itself, without the sentences before it. It must not refer to another
/// sentence, must name the people it is about, must not speak in the first or second person, and must not be a page notice.
/// </summary>
internal static partial class SelfContainedSentence
{
    private const int MinLength = 45;
    private const int MaxLength = 400;
    private const int LongFrom = 260;

    // Headlines repeated in the page and lists of names consist almost entirely of capitalized words.
    private const double MaxCapitalizedShare = 0.7;

    /// <summary>Finds the part of a sentence to quote: all of it except the dateline.</summary>
    /// <param name="sentence">The sentence as published.</param>
    /// <returns>The span within the sentence; null if the sentence cannot stand alone.</returns>
    public static TextSpan? FindSpan(string sentence)
    {
        var start = Dateline.GetLength(sentence);
        var text = sentence[start..];
        if (text.Length is < MinLength or > MaxLength || !IsComplete(text)) return null;
        if (CandidateSentenceReader.NeedsContext(text) || LinkingWords().IsMatch(text) || PageNotice().IsMatch(text)) return null;
        var unquoted = Quoted().Replace(text, "");
        if (FirstOrSecondPerson().IsMatch(unquoted) || LeaningClause().IsMatch(unquoted)
            || GluedHeading().IsMatch(text) || CaptionDate().IsMatch(text))
            return null;
        var names = Name().Count(unquoted);
        if (names == 0 && (Pronoun().IsMatch(unquoted) || unquoted.Length < text.Length)) return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Count(word => char.IsUpper(word[0])) > MaxCapitalizedShare * words.Length
            ? null : new TextSpan(start, text.Length);
    }

    /// <summary>Moves the start of a sentence's span behind its dateline (place and agency), if it has one.</summary>
    /// <param name="sentence">The sentence as published.</param>
    /// <param name="span">The sentence's span in the article's body.</param>
    public static TextSpan SkipDateline(string sentence, TextSpan span) =>
        Dateline.GetLength(sentence) is > 0 and var length && length < span.Length
            ? new TextSpan(span.Start + length, span.Length - length) : span;

    // Such a sentence names its speaker only after the quotation.
    private static bool BeginsWithQuote(string sentence) => sentence[0] is '“' or '"' or '‘' or '\'';

    /// <summary>
    /// Rates how unsuitable a self-contained sentence is, from 0 (good) to 1.3: it begins with a quotation or with an unnamed
    /// thing ("The spacecraft"), defines something rather than reporting an event, or is long.
    /// </summary>
    public static double ScoreWeakness(string sentence) =>
        (BeginsWithQuote(sentence) ? 0.4 : 0) + (UnnamedSubject().IsMatch(sentence) ? 0.25 : 0)
            + (Definition().IsMatch(sentence) ? 0.35 : 0)
        + (sentence.Length > LongFrom ? 0.3 : 0);

    // False for a sentence that is cut off at its beginning, at its end or inside a quotation.
    private static bool IsComplete(string text) =>
        (char.IsUpper(text[0]) || char.IsDigit(text[0]) || text[0] is '“' or '"' or '‘' or '$' or '£' or '€')
        && text[^1] is '.' or '!' or '”' or '"' or ')'
        && !text.EndsWith("...", StringComparison.Ordinal)
        && text.Count(c => c == '“') == text.Count(c => c == '”') && text.Count(c => c == '"') % 2 == 0
        && text.Count(c => c == '(') == text.Count(c => c == ')');

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\A[“""‘']?(?:but|and|or|so|yet|nor|however|still|instead|also|then|both|others?|another|meanwhile|moreover|now|"
            + @"explore|stay tuned|check out|find out|as a precaution|at one point|in (?:response|the meantime)|by then|at "
            + @"that (?:time|point)|the (?:following|next) (?:day|morning)|that (?:day|night|same)|the (?:claims?|rumou?rs?|"
            + @"posts?|video|tweet)|nevertheless|nonetheless|furthermore|additionally|otherwise|similarly|likewise|indeed|"
            + @"thus|therefore|hence|here|too|again|later|afterwards?|earlier|finally|plus|of course|in addition|for "
            + @"(?:example|instance)|as a result|as such|on the other hand|at the (?:same )?time|like many|one of (?:them|"
            + @"those)|some of (?:them|those)|the (?:two|three|former|latter|other|others|same|pair|duo|move|statement|"
            + @"decision|incident|announcement|report said)|more than that|above|below|pictured|(?:mon|tues|wednes|thurs|fri|"
            + @"satur|sun)day[’']s)\b", Options | RegexOptions.IgnoreCase)]
    private static partial Regex LinkingWords();

    [GeneratedRegex(
        @"\b(?:sign(?:ed)? up (?:for|to)|subscrib\w+|newsletter|click here|tap here|read more|follow us|getty images|all "
            + @"rights reserved|contributed to this|this (?:story|article|page|post|report) (?:has been|was|is)|advertis\w+|"
            + @"copyright|for more (?:on|information)|listen to the|podcast|need to know|what to know|we know so far|"
            + @"reporting by|edited by|file photo|download the|watch (?:the )?(?:video|live|now)|join (?:the|our)|usa today "
            + @"network|opinions? expressed|editor.s note|cnn.s .{3,60} (?:reported|contributed)|story highlights|updated \d|"
            + @"(?:hide|show) caption|\d+ of \d+ photos)\b|%[0-9A-F]{2}|/(?:shutterstock|getty|ap|reuters|afp)\b|\bposes? "
            + @"for\b|https?://|www\.|@\w|\||•|©", Options | RegexOptions.IgnoreCase)]
    private static partial Regex PageNotice();

    [GeneratedRegex(@"“[^”]*”|""[^""]*""|‘[^’]{12,}’", Options)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:I|I[’'](?:m|ve|d|ll)|we|We|we[’']\w+|our|Our|us|my|My|you|You|your|Your|you[’']\w+)\b", Options)]
    private static partial Regex FirstOrSecondPerson();

    // "Though he has yet to declare", "Roared on by many fans, they", "The vibe, however, is".
    [GeneratedRegex(
        @"\A(?:Though|Although|While|When|After|As|Before|If|Since|Because|Once|For|With|To) (?:he|she|they|it|his|her|"
            + @"their)\b|\A[^“""]{0,90}, they\b|, (?:however|though|too|meanwhile|moreover),", Options)]
    private static partial Regex LeaningClause();

    // A heading that was joined with the text below it: "Elon Musk: $219bn Elon Musk is".
    [GeneratedRegex(@"\A[^:“]{3,40}:\s?[$£€\d]|\p{Ll}:\p{Lu}|\p{Ll}\.\p{Lu}\p{Ll}", Options)]
    private static partial Regex GluedHeading();

    // "Brittney Griner arrives in San Antonio on Friday, December 9."
    [GeneratedRegex(@"day, (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.? \d{1,2}(?:, \d{4})?\.\z", Options)]
    private static partial Regex CaptionDate();

    [GeneratedRegex(@"\b(?:he|she|him|his|her|they|their|them)\b", Options)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\AThe (?:[\d\p{Ll}-]+ ){2}(?!.{0,25}\p{Lu})", Options)]
    private static partial Regex UnnamedSubject();

    [GeneratedRegex(
        @"\A(?:The )?(?:\p{Lu}[\p{L}.’'-]*,? ){1,5}(?:is|are) (?:a|an|the|one of|located|about)\b|\A(?:The "
            + @")?(?:\p{Lu}[\p{L}.’'-]* ){1,5}(?:is|are) [^,.]{0,30}\b(?:observed|known|celebrated) (?:each|every|for|as)\b",
            Options)]
    private static partial Regex Definition();

    // A capitalized word that is not merely the first word of the sentence.
    [GeneratedRegex(@"(?<=[^.!?]\s[(‘“""]?)\p{Lu}[\p{L}’'-]+|\A\p{Lu}[\p{L}’'.-]+ \p{Lu}[\p{L}’'-]+|\b\p{Lu}{2,}\b", Options)]
    private static partial Regex Name();
}
