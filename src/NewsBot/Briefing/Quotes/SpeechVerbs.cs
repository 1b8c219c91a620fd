using System.Collections.Frozen;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Names;

namespace NewsBot.Briefing.Quotes;

/// <summary>The words that say who speaks, in lower case.</summary>
internal static class SpeechVerbs
{
    /// <summary>What tells that somebody speaks or writes.</summary>
    public static FrozenSet<string> Verbs { get; } = Lexicon.English.Words("speech-verbs-verbs");

    /// <summary>The same where the sentence has named its subject before: "he said, adding that ...".</summary>
    public static FrozenSet<string> Participles { get; } = Lexicon.English.Words("speech-verbs-participles");

    /// <summary>What may stand between a subject and its verb.</summary>
    public static FrozenSet<string> Between { get; } = Lexicon.English.Words("speech-verbs-between");

    /// <summary>What makes of the name behind it somebody else than who speaks: "a spokesman for the mayor said".</summary>
    public static FrozenSet<string> Prepositions { get; } = Lexicon.English.Words("speech-verbs-prepositions");

    public static FrozenSet<string> Passive { get; } = Lexicon.English.Words("speech-verbs-passive");

    /// <summary>What is of a name between two of its words.</summary>
    public static FrozenSet<string> Particles { get; } = Lexicon.English.Words("speech-verbs-particles");

    public static FrozenSet<string> Abbreviations { get; } = Lexicon.English.Words("speech-verbs-abbreviations");

    /// <summary>Of places, bodies, works and days: a run that has one of these is no person.</summary>
    public static FrozenSet<string> NoPerson { get; } = Lexicon.English.Words("speech-verbs-no-person");

    /// <summary>With a capital where a sentence or a caption begins, and never of a name.</summary>
    public static FrozenSet<string> NoName { get; } = Lexicon.English.Words("speech-verbs-no-name");

    /// <summary>Parties and the like, which stand in front of a name without a title.</summary>
    public static FrozenSet<string> Labels { get; } = Lexicon.English.Words("speech-verbs-labels");

    /// <summary>Titles that are surnames as well: "Stephen King said".</summary>
    public static FrozenSet<string> TitlesAsNames { get; } = Lexicon.English.Words("speech-verbs-titles-as-names");

    public static FrozenSet<string> OfMen { get; } = Lexicon.English.Words("speech-verbs-of-men");

    public static FrozenSet<string> OfWomen { get; } = Lexicon.English.Words("speech-verbs-of-women");

    public static bool IsTitle(string lower) => NameForms.Titles.Contains(lower) || NameForms.Offices.Contains(lower);

    public static bool IsBetween(string lower) =>
        Between.Contains(lower) || (lower.Length > 4 && lower.EndsWith("ly", StringComparison.Ordinal));
}
