using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Names;

/// <summary>
/// Place names that need no context to be known for one: countries, states of the US, large cities, seas. Names of several
/// words by their whole; case makes no difference.
/// </summary>
internal static class Gazetteer
{
    /// <summary>Countries, and parts of them that news treats as such.</summary>
    public static FrozenSet<string> Countries { get; } = Lexicon.English.Names("places-countries");

    /// <summary>States of the US.</summary>
    public static FrozenSet<string> States { get; } = Lexicon.English.Names("places-states");

    /// <summary>Large cities.</summary>
    public static FrozenSet<string> Cities { get; } = Lexicon.English.Names("places-cities");

    /// <summary>Continents, seas and regions.</summary>
    public static FrozenSet<string> Others { get; } = Lexicon.English.Names("places-others");

    /// <summary>Whether <paramref name="name"/> is any of them, in whatever case.</summary>
    public static bool Has(string name) =>
        Countries.Contains(name) || States.Contains(name) || Cities.Contains(name) || Others.Contains(name);

    /// <summary>Words of one place: what one of its people or things is called, and what it is called itself.</summary>
    public static IReadOnlyList<string[]> Demonyms { get; } = Lexicon.English.Groups("demonyms");

    /// <summary>
    /// Capitals that news says for a government ("and what did Seoul say?"), each with what else that is called.
    /// </summary>
    public static FrozenDictionary<string, string> Governments { get; } =
        Lexicon.English.Names("governments").Select(pair => pair.Split(':'))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
