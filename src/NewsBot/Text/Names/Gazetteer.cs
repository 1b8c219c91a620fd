using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Names;

/// <summary>
/// Place names that are clear without context: countries, states of the US, large cities, seas. A name of several words must
/// match as a whole. The comparison ignores case.
/// </summary>
internal static class Gazetteer
{
    /// <summary>Countries, and parts of countries that news treats like one.</summary>
    public static FrozenSet<string> Countries { get; } = Lexicon.English.Names("places-countries");

    /// <summary>States of the US.</summary>
    public static FrozenSet<string> States { get; } = Lexicon.English.Names("places-states");

    /// <summary>Large cities.</summary>
    public static FrozenSet<string> Cities { get; } = Lexicon.English.Names("places-cities");

    /// <summary>Continents, seas and regions.</summary>
    public static FrozenSet<string> Regions { get; } = Lexicon.English.Names("places-others");

    /// <summary>True if <paramref name="name"/> is in any of the four lists.</summary>
    public static bool Contains(string name) =>
        Countries.Contains(name) || States.Contains(name) || Cities.Contains(name) || Regions.Contains(name);

    /// <summary>Groups of words for one place: the name of the place, and its demonyms and adjectives.</summary>
    public static IReadOnlyList<string[]> Demonyms { get; } = Lexicon.English.Groups("demonyms");

    /// <summary>
    /// Capitals that news uses for a government ("What did Seoul say?"), each with the name of its country.
    /// </summary>
    public static FrozenDictionary<string, string> CountriesByCapital { get; } =
        Lexicon.English.Names("governments").Select(pair => pair.Split(':'))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
