using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Answering.Writing;

/// <summary>
/// Removes from a model's sentence the words about the answer and the passages rather than the news: "Based on the provided
/// passages, ...", "Sure! Here is the answer: ...". No passage contains them, so a true sentence would fail the check. The
/// sources that the news itself names ("according to the ministry", "sources said") stay.
/// </summary>
internal static partial class PreambleStripper
{
    // These private-use characters are removed from a model's text before; each stands for one mention of the passages.
    private const char FirstPlaceholder = '\uE000';
    private const string Placeholder = "[\uE000-\uE0FF]";

    private const string Determiners =
        @"(?:(?:all|both|each|any)\s+(?:of\s+)?(?:the|these|those|your|my|our)|all|both|the|these|this|those|that|your|my|"
            + @"our)\s+";

    private const string ProvidedAdjectives =
        @"(?:(?:provided|given|supplied|available|retrieved|numbered|cited|listed|attached|included|presented|shared|above|"
            + @"following|relevant)"
        + @"(?:\s+and\s+|,?\s+))";

    private const string ProvidedClause =
        @"(?:\s+(?:(?:that|which)\s+)?(?:(?:were|was|are|is|have been)\s+)?(?:you\s+(?:have\s+)?(?:provided|gave|shared|"
            + @"supplied|sent)"
        + @"|(?:I|we)\s+(?:have|was given|were given)"
        + @"|provided|given|supplied|above|available|shown|listed|cited|included|presented|shared|here|below|at "
        + @"hand)(?:\s+(?:to me|here|above|below))?)";

    // Nouns of the first group can only mean the prompt's passages; the others need a word such as "provided" to mean them.
    private const string PassageNouns = "passages?|excerpts?|snippets?|extracts?|search results?|context|coverage|articles";
    private const string SourceNouns =
        "passages?|sources?|reports?|documents?|texts?|information|material|articles?|news|results?|data|facts|details|content";

    private const string SayingVerbs =
        "states?|stated|says?|said|reports?|reported|mentions?|mentioned|notes?|noted|indicates?|shows?|showed|confirms?|"
            + "confirmed|explains?"
        + "|describes?|suggests?|reveals?|tells? (?:us|me)|specif(?:y|ies)|makes? (?:it )?clear|adds?";

    private const string SayingParticiples =
        "stated|reported|noted|mentioned|described|shown|indicated|seen|outlined|detailed|explained|given|written|said|"
            + "confirmed|found|set out";

    private const string AttributionPhrase =
        $@"(?:based\s+(?:\w+ly\s+|only\s+)?(?:up)?on(?:\s+the\s+(?:contents?|details|facts|information)\s+(?:in|from|of))?"
        + @"|according\s+to|as\s+per|per|going\s+by|judging\s+(?:by|from)|drawing\s+(?:up)?on|relying\s+on|referring\s+to|"
        + @"looking\s+at"
        + $@"|(?:as\s+)?(?:(?:is|was)\s+)?(?:{SayingParticiples})(?:\s+\w+ly)?\s+(?:in|by))";

    /// <summary>Returns the sentence without these words, with a capital letter; empty if it has no others.</summary>
    /// <param name="sentence">The sentence on one line, without markers.</param>
    /// <param name="passageNumbers">The passage numbers in the removed words ("Passages 1 and 2 state that ..."); empty for
    /// none.</param>
    public static string Strip(string sentence, out string passageNumbers)
    {
        var mentions = new List<Match>();
        var text = PassageMention().Replace(sentence, name =>
        {
            if (mentions.Count > 0xFF) return name.Value;
            mentions.Add(name);
            return ((char)(FirstPlaceholder + mentions.Count - 1)).ToString();
        });
        for (var before = ""; before != text;)
        {
            before = text;
            text = Opening().Replace(LeadIn().Replace(text, ""), "");
            text = Ending().Replace(Aside().Replace(text, " "), "");
        }

        passageNumbers = string.Join(' ', mentions.Where((_, i) => !text.Contains((char)(FirstPlaceholder + i)))
            .Select(name => name.Groups["numbers"].Value));
        if (text.Length == 0) return text;
        var result = new StringBuilder();
        foreach (var c in text)
            result.Append(c - FirstPlaceholder is >= 0 and var i && i < mentions.Count ? mentions[i].Value : c.ToString());
        if (result.Length < sentence.Length) result[0] = char.ToUpperInvariant(result[0]);
        return result.ToString();
    }

    [GeneratedRegex(
        $@"\b(?:(?:{Determiners})?{ProvidedAdjectives}*(?:news\s+)?(?:{PassageNouns})(?:\s+(?<numbers>[0-9]{{1,2}}(?:\s*(?:,"
            + $@"\s*and|,|and|&|-|–)\s*[0-9]{{1,"
            + $@"2}})*))?{ProvidedClause}?"
        + $@"|(?:{Determiners})?(?:{ProvidedAdjectives}+(?:news\s+)?(?:{SourceNouns}){ProvidedClause}?|(?:news\s+)?(?:"
        + $@"{SourceNouns}){ProvidedClause}))(?!\w)",
        RegexOptions.IgnoreCase)]
    private static partial Regex PassageMention();

    [GeneratedRegex(
        @"^\s*(?:(?:sure(?:\s+thing)?|certainly|of\s+course|absolutely|(?:great|good)\s+question|okay|ok|"
            + @"thank\s+you\s+for\s+(?:your|the)\s+question)"
        + @"\s*(?:[!,:—–]|\.(?=\s|$))\s*"
        + @"|here(?:['’]s|\s+is|\s+are)\b[^:.!?\n0-9]{0,100}(?::\s*|[.!]?$)"
        + @"|(?:(?:the|my|a|final|short|brief|direct|concise|quick)\s+)*(?:answer|response|reply|summary|key\s+(?:points?|"
        + @"facts?)|tl;?dr)"
        + @"(?:\s+to\s+(?:your|the)\s+question)?\s*(?:(?:is\s*)?:\s*|is\s+that\s+|$)"
        + @"|(?:to\s+answer|in\s+(?:answer|response|reply)\s+to)\s+(?:your|the)\s+question\s*[,:]\s*"
        + @"|(?:I|we|you|one)\s+can\s+(?:confirm|see|say|tell\s+you|report|conclude|infer)\s+that\s+"
        + @"|it\s+can\s+be\s+(?:seen|concluded|inferred|said)\s+that\s+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();

    // Without a comma, the match must be followed by words that start a sentence: "according to passages from the diary" is
    // part of the news.
    [GeneratedRegex(
        $@"^\s*(?:{AttributionPhrase}\s+{Placeholder}(?:\s*[,:;]\s*|\s+[–—-]\s*|\s+(?=(?:the|a|an|it|there|no)\s|(?-i:[A-Z0-9])))"
        + $@"|(?:in|from|using|given)\s+{Placeholder}\s*[,:]\s*(?:it\s+(?:is|was)\s+(?:\w+ly\s+)?(?:"
        + $@"{SayingParticiples})\s+that\s+)?"
        + $@"|(?:as\s+)?{Placeholder}\s+(?:(?:\w+ly|also|both|all)\s+)?(?:{SayingVerbs})(?:\s*[,:]\s*|\s+that\s+)"
        + $@"|it\s+(?:is|was)\s+(?:\w+ly\s+)?(?:{SayingParticiples})\s+(?:in|by)\s+{Placeholder}\s+that\s+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(
        $@"\s*(?:,\s*{AttributionPhrase}\s+{Placeholder}\s*,|\(\s*{AttributionPhrase}\s+{Placeholder}\s*\))\s*(?=[\w“""])",
            RegexOptions.IgnoreCase)]
    private static partial Regex Aside();

    [GeneratedRegex(
        $@"\s*(?:[,;–—-]\s*|\(\s*|\s){AttributionPhrase}\s+{Placeholder}\s*\)?(?=[.!…]?[""”’]?\s*$)", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();
}
