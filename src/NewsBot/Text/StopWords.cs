using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text;

/// <summary>Function words, which do not show what a question or a text is about.</summary>
internal static class StopWords
{
    /// <summary>The words in lower case, not stemmed.</summary>
    public static FrozenSet<string> All { get; } = Lexicon.English.Words("stop-words");

    /// <summary>A lookup by spans of a text, which needs no copies of the words.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllBySpan { get; } =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of the longest stop word.</summary>
    public static int MaxLength { get; } = All.Max(word => word.Length);
}
