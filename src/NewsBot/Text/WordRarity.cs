using System.Collections.Frozen;
using System.Globalization;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text;

/// <summary>
/// How rare a word is in English news, in nats: the logarithm of how many runs of 160 words there are to one that has it. It does
/// not depend on what is held, so a question weighs the same over one article and over a million.
/// </summary>
/// <remarks>The table is made by <c>rarity</c> of the benchmarks.</remarks>
internal static class WordRarity
{
    /// <summary>The rarity of a word that the table does not have: fewer than 13 of its 47,059 runs have it.</summary>
    public const double Unknown = 8.75;

    /// <summary>The rarity of a number. The table has none, because their counts tell of its years.</summary>
    public const double Number = 4;

    private static readonly FrozenDictionary<string, double> Table =
        Lexicon.English.Groups("news-rarity")
            .SelectMany(group => group.Skip(1).Select(stem =>
                KeyValuePair.Create(stem, double.Parse(group[0], CultureInfo.InvariantCulture))))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="stem">A term as <see cref="Tokenizer"/> reads it.</param>
    public static double Of(string stem) =>
        Table.TryGetValue(stem, out var rarity) ? rarity : char.IsDigit(stem[0]) ? Number : Unknown;
}
