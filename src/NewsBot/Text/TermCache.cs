using System.Buffers;

namespace NewsBot.Text;

/// <summary>
/// Caches the term of each word. Its size is fixed: each word has one slot, and replaces the word that was there. Threads may
/// share it without a lock, because entries are immutable.
/// </summary>
internal sealed class TermCache
{
    // English news uses some 100,000 word forms, most of them rarely.
    private const int SlotCount = 1 << 17;

    private readonly Entry?[] entries = new Entry?[SlotCount];

    /// <summary>The cached term of <paramref name="word"/>; null if there is none.</summary>
    public string? Find(ReadOnlySpan<char> word) =>
        entries[GetSlot(word)] is { } entry && word.SequenceEqual(entry.Word) ? entry.Term : null;

    /// <summary>Sets the term of each word of a text that has a cached one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">The words with their spans in the text.</param>
    /// <remarks>There are two loops because waiting for memory takes most of the time: in the first, short one the processor
    /// fetches the entries of several words at once.</remarks>
    public void Find(string text, Span<Term> words)
    {
        var found = ArrayPool<Entry?>.Shared.Rent(words.Length);
        for (var i = 0; i < words.Length; i++) found[i] = entries[GetSlot(words[i].Span.AsSpan(text))];
        for (var i = 0; i < words.Length; i++)
            if (found[i] is { } entry && words[i].Span.AsSpan(text).SequenceEqual(entry.Word))
                words[i] = words[i] with { Text = entry.Term };
        ArrayPool<Entry?>.Shared.Return(found);
    }

    public void Add(ReadOnlySpan<char> word, string term) => entries[GetSlot(word)] = new Entry(word.ToString(), term);

    // FNV-1a is faster than the hash of strings, which protects against chosen collisions. Here a collision only costs a miss.
    private static int GetSlot(ReadOnlySpan<char> word)
    {
        var hash = 2_166_136_261u;
        foreach (var c in word) hash = (hash ^ c) * 16_777_619u;
        return (int)((hash ^ (hash >> 15)) & (SlotCount - 1));
    }

    private sealed record Entry(string Word, string Term);
}
