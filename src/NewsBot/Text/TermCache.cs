using System.Buffers;

namespace NewsBot.Text;

/// <summary>
/// Remembers what words were read as. Bounded by its make: each word has one place, and takes it from whichever was there.
/// Threads may share it without a lock, since an entry never changes.
/// </summary>
internal sealed class TermCache
{
    // News text in English repeats some 100,000 forms, most of them rare.
    private const int Places = 1 << 17;

    private readonly Entry?[] entries = new Entry?[Places];

    /// <summary>The term that <paramref name="word"/> was last read as, or null where that is not known.</summary>
    public string? Find(ReadOnlySpan<char> word) =>
        entries[Place(word)] is { } entry && word.SequenceEqual(entry.Word) ? entry.Term : null;

    /// <summary>Gives each word of a text the term that it was last read as, where that is known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Where its words stand.</param>
    /// <remarks>In two rounds, because what takes time is waiting for memory: in a short loop a processor fetches for several
    /// words at once.</remarks>
    public void Find(string text, Span<Term> words)
    {
        var found = ArrayPool<Entry?>.Shared.Rent(words.Length);
        for (var i = 0; i < words.Length; i++) found[i] = entries[Place(words[i].Span.Of(text))];
        for (var i = 0; i < words.Length; i++)
            if (found[i] is { } entry && words[i].Span.Of(text).SequenceEqual(entry.Word))
                words[i] = words[i] with { Text = entry.Term };
        ArrayPool<Entry?>.Shared.Return(found);
    }

    public void Add(ReadOnlySpan<char> word, string term) => entries[Place(word)] = new Entry(word.ToString(), term);

    // Not the hash of strings, which guards against chosen collisions and takes longer for it; here they only cost a reading.
    private static int Place(ReadOnlySpan<char> word)
    {
        var hash = 2_166_136_261u;
        foreach (var c in word) hash = (hash ^ c) * 16_777_619u;
        return (int)((hash ^ (hash >> 15)) & (Places - 1));
    }

    private sealed record Entry(string Word, string Term);
}
