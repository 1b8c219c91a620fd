using BitFaster.Caching.Lru;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>
/// Suggests names of recently quoted people for autocompletion. Reads few articles, and caches the names for a minute or until
/// the archive changes, because every keystroke asks for them.
/// </summary>
internal sealed class QuotedPeople(RecentArticles news, ArticleArchive archive, TimeProvider time)
{
    // The newest articles that are read; more would take too long for autocompletion.
    private const int MaxArticles = 40;

    // Combinations of community and language.
    private const int MaxCacheEntries = 64;

    private static readonly TimeSpan CacheLifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentLru<(string? Community, string? Language, int Excluded), CacheEntry> cache =
        new(MaxCacheEntries);

    /// <summary>
    /// Finds names that contain the typed text, ignoring accents and capitals: the most quoted first, then by name.
    /// </summary>
    /// <param name="typed">The typed text; empty for all names.</param>
    /// <param name="scope">The articles that the asker may see; only community, language and excluded articles count.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(string typed, Scope scope, CancellationToken cancellationToken = default)
    {
        var part = Tokenizer.Fold(typed.Trim());
        return [.. (await GetCachedAsync(scope, cancellationToken))
            .Where(name => Tokenizer.Fold(name).Contains(part, StringComparison.Ordinal))];
    }

    private async Task<IReadOnlyList<string>> GetCachedAsync(Scope scope, CancellationToken cancellationToken)
    {
        var key = (scope.Community, scope.Language, scope.Excluded.Count);
        var (sequence, now) = (await archive.GetLatestSequenceAsync(cancellationToken), time.GetUtcNow());
        if (cache.TryGet(key, out var entry) && entry.Sequence == sequence && time.GetElapsedTime(entry.At) < CacheLifetime)
            return entry.Names;
        var names = await ReadNamesAsync(scope, now, cancellationToken);
        cache.AddOrUpdate(key, new CacheEntry(sequence, time.GetTimestamp(), names));
        return names;
    }

    private async Task<IReadOnlyList<string>> ReadNamesAsync(Scope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var newest = await news.FindNewestAsync(
            now, (outlet, language) => scope.Covers(outlet, language, null), scope.Community,
                scope.Excluded, MaxArticles, cancellationToken);
        var quoted = new List<(string Speaker, PersonName Name)>();
        foreach (var body in (await archive.ReadBodiesAsync(newest, cancellationToken)).Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            quoted.AddRange(QuoteReader.Read(body).Select(quotation => (quotation.Speaker, new PersonName(quotation.Speaker))));
        }

        // A surname alone counts for the person who is quoted with a full name ending in it.
        var full = quoted.Select(quote => quote.Name).Where(name => name.IsFull).DistinctBy(name => name.Key)
            .OrderBy(name => name.Words.Count).ThenBy(name => name.Key, StringComparer.Ordinal).ToList();
        return [.. quoted.GroupBy(quote =>
            (quote.Name.IsFull ? full.Find(quote.Name.EndsWith) : full.Find(name => name.EndsWith(quote.Name)))?.Key
                ?? quote.Name.Key, StringComparer.Ordinal)
            .Select(person => (
                Name: person.OrderByDescending(quote => quote.Name.IsFull).ThenBy(quote => quote.Speaker.Length)
                    .ThenBy(quote => quote.Speaker, StringComparer.Ordinal).First().Speaker,
                Times: person.Count()))
            .OrderByDescending(person => person.Times).ThenBy(person => person.Name, StringComparer.Ordinal)
            .Select(person => person.Name)];
    }

    /// <param name="Sequence">The archive's sequence number when the names were read.</param>
    /// <param name="At">The timestamp of the time provider when the names were read.</param>
    /// <param name="Names">The names of quoted people, most quoted first.</param>
    private sealed record CacheEntry(long Sequence, long At, IReadOnlyList<string> Names);
}
