using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Numbers;

/// <summary>The English words for numbers, in lower case.</summary>
internal static class NumberWords
{
    /// <summary>"zero" to "nineteen".</summary>
    public static FrozenDictionary<string, int> Ones { get; } = AssignValues(
        0, 1, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        + "seventeen eighteen nineteen");

    /// <summary>"twenty" to "ninety".</summary>
    public static FrozenDictionary<string, int> Tens { get; } =
        AssignValues(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety");

    /// <summary>"first" to "nineteenth", then the tens.</summary>
    public static FrozenDictionary<string, int> Ordinals { get; } =
        AssignValues(
            1, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
                + "fifteenth sixteenth seventeenth eighteenth nineteenth")
            .Concat(AssignValues(
            20, 10, "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The factors by which these words multiply the number before them.</summary>
    public static FrozenDictionary<string, decimal> Scales { get; } = new Dictionary<string, decimal>
    {
        ["hundred"] = 100,
        ["thousand"] = 1000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["dozen"] = 12,
        ["hundreds"] = 100,
        ["thousands"] = 1000,
        ["millions"] = 1_000_000,
        ["billions"] = 1_000_000_000,
        ["dozens"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The factors of the abbreviations that are attached to figures, such as the "m" of "5m".</summary>
    public static FrozenDictionary<string, decimal> ShortScales { get; } = new Dictionary<string, decimal>
    {
        ["k"] = 1000,
        ["m"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["mln"] = 1_000_000,
        ["b"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["tn"] = 1_000_000_000_000,
        ["trn"] = 1_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The denominators of the words for fractions.</summary>
    public static FrozenDictionary<string, int> Fractions { get; } = new Dictionary<string, int>
    {
        ["half"] = 2,
        ["halves"] = 2,
        ["third"] = 3,
        ["thirds"] = 3,
        ["quarter"] = 4,
        ["quarters"] = 4,
        ["fourth"] = 4,
        ["fourths"] = 4,
        ["fifth"] = 5,
        ["fifths"] = 5,
        ["sixth"] = 6,
        ["sixths"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["eighths"] = 8,
        ["tenth"] = 10,
        ["tenths"] = 10,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Nouns of money, each with the sign or the singular noun of its currency.</summary>
    public static FrozenDictionary<string, string> Currencies { get; } = Lexicon.English.Groups("currencies")
        .SelectMany(words => words.Skip(1).Select(word => KeyValuePair.Create(word, words[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> AssignValues(int from, int step, string words) =>
        words.Split(' ').Select((word, i) => KeyValuePair.Create(word, from + (i * step)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
