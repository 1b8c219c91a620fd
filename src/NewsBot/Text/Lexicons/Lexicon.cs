using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsBot.Text.Lexicons;

/// <summary>
/// The word lists of a language. Each is an embedded file <c>Text/Lexicons/LANGUAGE/NAME.txt</c> with white space between the
/// words; lines that begin with <c>#</c> are comments. A language is added as a folder.
/// </summary>
/// <param name="language">The code of the language, as in <c>en</c>; <c>all</c> for lists of many languages.</param>
internal sealed class Lexicon(string language)
{
    private readonly ConcurrentDictionary<string, FrozenSet<string>> wordLists = new(StringComparer.Ordinal);

    /// <summary>The lexicon of English, the only language so far.</summary>
    public static Lexicon English { get; } = new("en");

    /// <summary>The lists that hold words of many languages, such as the names of months.</summary>
    public static Lexicon AllLanguages { get; } = new("all");

    /// <summary>The words of a list. The comparison is ordinal.</summary>
    /// <param name="name">The name of the file, without its extension.</param>
    /// <exception cref="InvalidOperationException">There is no such list, which is an error in the program.</exception>
    public FrozenSet<string> Words(string name) => wordLists.GetOrAdd(name, ReadWords);

    /// <summary>The groups of words of a list, one group per line.</summary>
    /// <inheritdoc cref="Words"/>
    public IReadOnlyList<string[]> Groups(string name) =>
        [.. ReadLines(name).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The names of a list. A name may have several words; <c>|</c> separates names. The comparison ignores
    /// case.</summary>
    /// <inheritdoc cref="Words"/>
    public FrozenSet<string> Names(string name) =>
        ReadLines(name)
            .SelectMany(line => line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A pattern that finds the names of a list as whole words, in any case.</summary>
    /// <inheritdoc cref="Names"/>
    public Regex Phrases(string name) => new(
        $@"\b(?:{string.Join('|', Names(name).Select(Regex.Escape))})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private FrozenSet<string> ReadWords(string name) =>
        ReadLines(name).SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.Ordinal);

    private IEnumerable<string> ReadLines(string name)
    {
        var resource = $"Lexicons/{language}/{name}.txt";
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the lexicon {resource} is missing");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && !string.IsNullOrWhiteSpace(line)) yield return line;
    }
}
