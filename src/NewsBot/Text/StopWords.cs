using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text;

/// <summary>Words that do not carry a question: they say how it is asked, not what about.</summary>
internal static class StopWords
{
    /// <summary>In lower case, as written (not stemmed).</summary>
    public static FrozenSet<string> All { get; } = Lexicon.English.Words("stop-words");

    /// <summary>The same, for words that are part of a text.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllBySpan { get; } =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of the longest of them.</summary>
    public static int Longest { get; } = All.Max(word => word.Length);
}
