using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text;

/// <summary>English words that tell nothing of what a text is about, among them those that news is written in.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<ulong> Hashes =
        Lexicon.English.Words("common-words").Select(word => WordReader.HashOf(word)).ToFrozenSet();

    public static bool Contain(ulong hash) => Hashes.Contains(hash);
}
