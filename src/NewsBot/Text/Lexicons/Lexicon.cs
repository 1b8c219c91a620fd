using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace NewsBot.Text.Lexicons;

/// <summary>
/// The word lists of a language, each an embedded file <c>Text/Lexicons/LANGUAGE/NAME.txt</c>: words with white space between
/// them, and lines that begin with <c>#</c> for whoever reads the file. A language is added as a folder.
/// </summary>
/// <param name="language">The code of the language, as in <c>en</c>.</param>
internal sealed class Lexicon(string language)
{
    private readonly ConcurrentDictionary<string, FrozenSet<string>> lists = new(StringComparer.Ordinal);

    /// <summary>The only language so far.</summary>
    public static Lexicon English { get; } = new("en");

    /// <summary>A list of words, in lower case where the code that asks for it compares in lower case.</summary>
    /// <param name="name">The name of its file, without the ending.</param>
    /// <exception cref="InvalidOperationException">There is no such list: a mistake in the program.</exception>
    public FrozenSet<string> Words(string name) => lists.GetOrAdd(name, Read);

    /// <summary>A list of groups of words, a group a line.</summary>
    /// <inheritdoc cref="Words"/>
    public IReadOnlyList<string[]> Groups(string name) =>
        [.. Lines(name).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>A list of names of one or several words, with <c>|</c> between them; case makes no difference.</summary>
    /// <inheritdoc cref="Words"/>
    public FrozenSet<string> Names(string name) =>
        Lines(name).SelectMany(line => line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private FrozenSet<string> Read(string name) =>
        Lines(name).SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.Ordinal);

    private IEnumerable<string> Lines(string name)
    {
        var resource = $"Lexicons/{language}/{name}.txt";
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the lexicon {resource} is missing");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && !string.IsNullOrWhiteSpace(line)) yield return line;
    }
}
