using System.Collections.Frozen;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Names;

namespace NewsBot.Briefing.Quotes;

/// <summary>The words by which speakers are recognized, in lower case.</summary>
internal static class SpeechVerbs
{
    /// <summary>Verbs of speaking and writing.</summary>
    public static FrozenSet<string> Verbs { get; } = Lexicon.English.Words("speech-verbs");

    /// <summary>Their participles, whose subject stands earlier: "he said, adding that ...".</summary>
    public static FrozenSet<string> Participles { get; } = Lexicon.English.Words("speech-participles");

    /// <summary>Words that may stand between a subject and its verb.</summary>
    public static FrozenSet<string> BetweenWords { get; } = Lexicon.English.Words("words-between-speaker-and-verb");

    /// <summary>Prepositions: a name after one is not the speaker's, as in "a spokesman for the mayor said".</summary>
    public static FrozenSet<string> Prepositions { get; } = Lexicon.English.Words("speaker-prepositions");

    /// <summary>Words before a participle that make it passive, so that its subject does not speak: "was told".</summary>
    public static FrozenSet<string> PassiveWords { get; } = Lexicon.English.Words("speech-passive-verbs");

    /// <summary>Lower-case particles inside names.</summary>
    public static FrozenSet<string> NameParticles { get; } = Lexicon.English.Words("name-particles");

    /// <summary>Abbreviations whose full stop does not end a sentence.</summary>
    public static FrozenSet<string> Abbreviations { get; } = Lexicon.English.Words("speaker-abbreviations");

    /// <summary>Words of places, organizations, works and days: a capitalized run with one of them is not a person.</summary>
    public static FrozenSet<string> NonPersonWords { get; } = Lexicon.English.Words("non-person-names");

    /// <summary>Words that begin sentences or captions and never belong to a name.</summary>
    public static FrozenSet<string> NonNameWords { get; } = Lexicon.English.Words("capitalized-non-names");

    /// <summary>Labels in front of a name, such as parties.</summary>
    public static FrozenSet<string> NameLabels { get; } = Lexicon.English.Words("name-labels");

    /// <summary>Titles that are also surnames: "Stephen King said".</summary>
    public static FrozenSet<string> TitlesAsNames { get; } = Lexicon.English.Words("titles-as-names");

    /// <summary>Titles and roles of men.</summary>
    public static FrozenSet<string> MaleWords { get; } = Lexicon.English.Words("roles-of-men");

    /// <summary>Titles and roles of women.</summary>
    public static FrozenSet<string> FemaleWords { get; } = Lexicon.English.Words("roles-of-women");

    public static bool IsTitle(string lower) => NameForms.Titles.Contains(lower) || NameForms.OfficeFields.Contains(lower);

    /// <summary>Returns true if a word may stand between a subject and its verb; includes adverbs in "ly".</summary>
    public static bool MayStandBetween(string lower) =>
        BetweenWords.Contains(lower) || (lower.Length > 4 && lower.EndsWith("ly", StringComparison.Ordinal));
}
