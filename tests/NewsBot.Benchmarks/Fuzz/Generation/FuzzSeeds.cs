using System.Text;

namespace NewsBot.Benchmarks.Fuzz.Generation;

/// <summary>A well-formed text that items are made from, of our own writing.</summary>
/// <param name="Extension">Its format, as the ending of a file: ".md".</param>
/// <param name="Text">Its text, with names in double braces for what differs from item to item.</param>
internal sealed record FuzzSeed(string Extension, string Text);

/// <summary>The seeds, which lie beside this code as files and are read from the assembly.</summary>
internal static class FuzzSeeds
{
    public const string ResourcePrefix = "fuzz-seeds/";

    public static IReadOnlyDictionary<FuzzKind, FuzzSeed[]> Read()
    {
        var assembly = typeof(FuzzSeeds).Assembly;
        return Enum.GetValues<FuzzKind>().ToDictionary(kind => kind, kind => assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"{ResourcePrefix}{kind.ToString().ToLowerInvariant()}/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return new FuzzSeed(Path.GetExtension(name), reader.ReadToEnd());
            }).ToArray());
    }
}
