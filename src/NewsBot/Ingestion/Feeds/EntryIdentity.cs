using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// What tells an entry from the others of its feed, whatever becomes of its date, its address or its words: its id, else its
/// address, else its words. An id or an address that entries with different words share identifies none of them; then each is
/// known by its title, or by all its words where they share that, too.
/// </summary>
internal sealed class EntryIdentity
{
    private const char FieldEnd = '\u001F';

    private readonly IReadOnlyDictionary<string, SeenEntry> known;
    private readonly HashSet<string> sharedIds;
    private readonly HashSet<string> sharedLinks;
    private readonly HashSet<string> sharedTitles;

    private EntryIdentity(IReadOnlyList<FeedEntry> entries, IReadOnlyDictionary<string, SeenEntry> known)
    {
        this.known = known;
        sharedIds = Shared(entries, entry => entry.Id, entry => (AddressOf(entry), WordsOf(entry)));
        sharedLinks = Shared(entries, AddressOf, WordsOf);
        // An address that was shared once is shared for good, though the feed may have one entry of it left.
        var before = known.Keys.Where(key => key.StartsWith("in ", StringComparison.Ordinal))
            .Select(key => key[..(key.LastIndexOf(' ') + 1)]).ToHashSet(StringComparer.Ordinal);
        sharedLinks.UnionWith(entries.Select(AddressOf).OfType<string>()
            .Where(address => before.Contains(Within(address)) || PageAddress.IsFrontPage(address)));
        sharedTitles = Shared(entries, TitleKey, WordsOf);
    }

    /// <summary>
    /// The entries that are different ones, each with its identity, the first of equals in the order of the feed.
    /// </summary>
    /// <param name="entries">As the feed has them now.</param>
    /// <param name="known">Those that it had before, by their identity.</param>
    public static IReadOnlyList<IdentifiedEntry> Of(
        IReadOnlyList<FeedEntry> entries, IReadOnlyDictionary<string, SeenEntry> known)
    {
        var identities = new EntryIdentity(entries, known);
        return [.. entries
            .DistinctBy(entry => (entry.Id, AddressOf(entry), WordsOf(entry)))
            .Select(entry => new IdentifiedEntry(identities.Of(entry), entry, identities.IsLinkShared(entry)))
            .DistinctBy(entry => entry.Identity)];
    }

    /// <summary>
    /// Tells one state of an entry from another: all that the feed says of it. The first part is that of its address, the second
    /// of its title and text.
    /// </summary>
    public static string Fingerprint(FeedEntry entry) => string.Join('-', Hash(AddressOf(entry)), WordsOf(entry), Hash(
        entry.Author, entry.Outlet,
        entry.Published?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        entry.Updated?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whether an entry has another address than it had; false where nothing is known of the one before.</summary>
    /// <param name="before">Its <see cref="Fingerprint"/> then.</param>
    /// <param name="now">Its <see cref="Fingerprint"/> now.</param>
    public static bool HasMoved(string before, string now) => Part(before, 0) is { } address && address != Part(now, 0);

    /// <summary>The same of its title and text.</summary>
    public static bool HasOtherWords(string before, string now) => Part(before, 1) is { } words && words != Part(now, 1);

    private static string? Part(string print, int number) => print.Split('-') is { Length: 3 } parts ? parts[number] : null;

    private bool IsLinkShared(FeedEntry entry) => AddressOf(entry) is { } address && sharedLinks.Contains(address);

    private string Of(FeedEntry entry)
    {
        var id = entry.Id is null ? null : $"id {entry.Id}";
        var isOwnId = id is not null && !sharedIds.Contains(entry.Id!);
        if (isOwnId && known.ContainsKey(id!)) return id!;
        if (AddressOf(entry) is not { } address)
        {
            var byAll = $"is {WordsOf(entry)}";
            return known.ContainsKey(byAll) || id is null ? byAll : isOwnId || IsKnown(id, false, entry) ? id : byAll;
        }

        var isOwnTitle = entry.Title is not null && !sharedTitles.Contains(TitleKey(entry)!);
        var (byWords, byTitle, byAddress) =
            (Within(address) + WordsOf(entry), Within(address) + Hash(entry.Title), $"at {address}");
        var isOwnAddress = !IsLinkShared(entry);
        if (known.ContainsKey(byWords)) return byWords;
        if (IsKnown(byTitle, isOwnTitle, entry)) return byTitle;
        if (IsKnown(byAddress, isOwnAddress, entry)) return byAddress;
        if (id is not null && IsKnown(id, false, entry)) return id;
        return isOwnId ? id! : isOwnAddress ? byAddress : isOwnTitle ? byTitle : byWords;
    }

    // What other entries have now, too, still is that of the one that says what it said.
    private bool IsKnown(string identity, bool isOwn, FeedEntry entry) =>
        known.TryGetValue(identity, out var seen)
        && (isOwn || seen.Fingerprint.StartsWith($"{Hash(AddressOf(entry))}-{WordsOf(entry)}-", StringComparison.Ordinal));

    private static HashSet<string> Shared<T>(
        IEnumerable<FeedEntry> entries, Func<FeedEntry, string?> key, Func<FeedEntry, T> content) =>
        [.. entries.GroupBy(key).Where(same => same.Key is not null && same.Select(content).Distinct().Skip(1).Any())
            .Select(same => same.Key!)];

    private static string? AddressOf(FeedEntry entry) => CanonicalUrl.Of(entry.OriginalUrl ?? entry.Url);

    private static string? TitleKey(FeedEntry entry) => entry.Title is null ? null : $"{AddressOf(entry)}{FieldEnd}{entry.Title}";

    private static string WordsOf(FeedEntry entry) => Hash(entry.Title, entry.Summary, entry.Content);

    private static string Within(string address) => $"in {Hash(address)} ";

    private static string Hash(params IEnumerable<string?> fields) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(FieldEnd, fields))))[..32];
}

/// <param name="Identity">What its feed is known to have it by.</param>
/// <param name="Entry">As the feed has it.</param>
/// <param name="IsLinkShared">Whether its address is that of other entries as well, so that the page there is of none of
/// them.</param>
internal sealed record IdentifiedEntry(string Identity, FeedEntry Entry, bool IsLinkShared);
