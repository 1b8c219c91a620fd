namespace NewsBot.Retrieval;

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
