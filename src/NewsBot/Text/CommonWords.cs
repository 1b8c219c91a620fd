using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text;

/// <summary>English words that do not show what a text is about, among them the usual words of news.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<ulong> Hashes =
        Lexicon.English.Words("common-words").Select(word => WordReader.ComputeHash(word)).ToFrozenSet();

    /// <param name="hash">The hash of the word, as <see cref="WordReader.Hash"/> gives it.</param>
    public static bool Contains(ulong hash) => Hashes.Contains(hash);
}
