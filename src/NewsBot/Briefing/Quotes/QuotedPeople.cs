using System.Collections.Concurrent;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>
/// The people who were quoted lately, for whoever looks for somebody to ask about. Read from few articles, and kept for a
/// minute or until the archive changes, because it is asked for with every letter that somebody types.
/// </summary>
internal sealed class QuotedPeople(RecentArticles news, ArticleArchive archive, TimeProvider time)
{
    // The newest: to read more would take longer than somebody types.
    private const int MostArticles = 40;

    // Of so many communities and languages at once it is kept; then all is read anew.
    private const int MostKept = 64;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string? Community, string? Language, int Excluded), Kept> kept = new();

    /// <summary>
    /// Those whose name has what is typed, whatever its accents and capitals: who is quoted most first, then by name.
    /// </summary>
    /// <param name="typed">Empty for all.</param>
    /// <param name="scope">What may be seen: of it the community, the language and what is left out count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(string typed, Scope scope, CancellationToken cancellationToken = default)
    {
        var part = Tokenizer.Fold(typed.Trim());
        return [.. (await KeptAsync(scope, cancellationToken))
            .Where(name => Tokenizer.Fold(name).Contains(part, StringComparison.Ordinal))];
    }

    private async Task<IReadOnlyList<string>> KeptAsync(Scope scope, CancellationToken cancellationToken)
    {
        var key = (scope.Community, scope.Language, scope.Excluded.Count);
        var (sequence, now) = (await archive.SequenceAsync(cancellationToken), time.GetUtcNow());
        if (kept.TryGetValue(key, out var known) && known.Sequence == sequence && time.GetElapsedTime(known.At) < Fresh)
            return known.Names;
        var names = await ReadAsync(scope, now, cancellationToken);
        if (kept.Count >= MostKept) kept.Clear();
        kept[key] = new Kept(sequence, time.GetTimestamp(), names);
        return names;
    }

    private async Task<IReadOnlyList<string>> ReadAsync(Scope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var newest = await news.NewestAsync(
            now, (outlet, language) => scope.Covers(outlet, language, null), scope.Community,
                scope.Excluded.ToHashSet(StringComparer.Ordinal), MostArticles, cancellationToken);
        var quoted = new List<(string Speaker, PersonName Name)>();
        foreach (var body in (await archive.BodiesAsync(newest, cancellationToken)).Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            quoted.AddRange(QuoteReader.Read(body).Select(quotation => (quotation.Speaker, new PersonName(quotation.Speaker))));
        }

        // A surname alone is of whoever is quoted by it in full.
        var full = quoted.Select(one => one.Name).Where(name => name.IsFull).DistinctBy(name => name.Key)
            .OrderBy(name => name.Words.Count).ThenBy(name => name.Key, StringComparer.Ordinal).ToList();
        return [.. quoted.GroupBy(one =>
            (one.Name.IsFull ? full.Find(one.Name.EndsAs) : full.Find(name => name.EndsAs(one.Name)))?.Key
                ?? one.Name.Key, StringComparer.Ordinal)
            .Select(person => (
                Name: person.OrderByDescending(one => one.Name.IsFull).ThenBy(one => one.Speaker.Length)
                    .ThenBy(one => one.Speaker, StringComparer.Ordinal).First().Speaker,
                Times: person.Count()))
            .OrderByDescending(person => person.Times).ThenBy(person => person.Name, StringComparer.Ordinal)
            .Select(person => person.Name)];
    }

    /// <param name="Sequence">How far the archive had come.</param>
    /// <param name="At">When they were read, a timestamp.</param>
    /// <param name="Names">Who is quoted.</param>
    private sealed record Kept(long Sequence, long At, IReadOnlyList<string> Names);
}
