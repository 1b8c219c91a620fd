using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Ingestion.Feeds;

/// <summary>
/// Gives each entry of a feed an identity that stays the same when its date, address or text changes: its id, else its
/// address, else its text. An id or address that entries with different texts share identifies none of them; these are
/// identified by their title, or by their whole text if they share the title, too.
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
        sharedIds = FindShared(entries, entry => entry.Id, entry => (GetAddress(entry), HashText(entry)));
        sharedLinks = FindShared(entries, GetAddress, HashText);
        // An address that was shared once counts as shared for ever, though only one entry with it may be left in the feed.
        var sharedPrefixes = known.Keys.Where(key => key.StartsWith("in ", StringComparison.Ordinal))
            .Select(key => key[..(key.LastIndexOf(' ') + 1)]).ToHashSet(StringComparer.Ordinal);
        sharedLinks.UnionWith(entries.Select(GetAddress).OfType<string>()
            .Where(address => sharedPrefixes.Contains(FormatAddressPrefix(address)) || PageAddress.IsFrontPage(address)));
        sharedTitles = FindShared(entries, GetTitleKey, HashText);
    }

    /// <summary>
    /// Returns the distinct entries with their identities, in the order of the feed. Of equal entries the first is kept.
    /// </summary>
    /// <param name="entries">The entries that the feed holds now.</param>
    /// <param name="known">The entries that earlier polls have seen, by identity.</param>
    public static IReadOnlyList<IdentifiedEntry> Identify(
        IReadOnlyList<FeedEntry> entries, IReadOnlyDictionary<string, SeenEntry> known)
    {
        var identities = new EntryIdentity(entries, known);
        return [.. entries
            .DistinctBy(entry => (entry.Id, GetAddress(entry), HashText(entry)))
            .Select(entry => new IdentifiedEntry(identities.Identify(entry), entry, identities.IsLinkShared(entry)))
            .DistinctBy(entry => entry.Identity)];
    }

    /// <summary>
    /// Returns a hash of all that the feed says of an entry, to detect changes. It has three parts, separated by "-": a hash of
    /// the address, one of title and text, and one of the other fields.
    /// </summary>
    public static string Fingerprint(FeedEntry entry) => string.Join('-', Hash(GetAddress(entry)), HashText(entry), Hash(
        entry.Author, entry.Outlet,
        entry.Published?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        entry.Updated?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

    /// <summary>True if the address of an entry has changed; false if there is no earlier fingerprint.</summary>
    /// <param name="before">The earlier <see cref="Fingerprint"/>; empty for none.</param>
    /// <param name="now">The current <see cref="Fingerprint"/>.</param>
    public static bool HasMoved(string before, string now) => GetPart(before, 0) is { } address && address != GetPart(now, 0);

    /// <summary>True if the title or text of an entry has changed; false if there is no earlier fingerprint.</summary>
    public static bool HasTextChanged(string before, string now) => GetPart(before, 1) is { } words && words != GetPart(now, 1);

    private static string? GetPart(string fingerprint, int index) =>
        fingerprint.Split('-') is { Length: 3 } parts ? parts[index] : null;

    private bool IsLinkShared(FeedEntry entry) => GetAddress(entry) is { } address && sharedLinks.Contains(address);

    private string Identify(FeedEntry entry)
    {
        var id = entry.Id is null ? null : $"id {entry.Id}";
        var isOwnId = id is not null && !sharedIds.Contains(entry.Id!);
        if (isOwnId && known.ContainsKey(id!)) return id!;
        if (GetAddress(entry) is not { } address)
        {
            var byText = $"is {HashText(entry)}";
            return known.ContainsKey(byText) || id is null ? byText : isOwnId || IsKnown(id, false, entry) ? id : byText;
        }

        var isOwnTitle = entry.Title is not null && !sharedTitles.Contains(GetTitleKey(entry)!);
        var (byAddressAndText, byAddressAndTitle, byAddress) =
            (FormatAddressPrefix(address) + HashText(entry), FormatAddressPrefix(address) + Hash(entry.Title), $"at {address}");
        var isOwnAddress = !IsLinkShared(entry);
        if (known.ContainsKey(byAddressAndText)) return byAddressAndText;
        if (IsKnown(byAddressAndTitle, isOwnTitle, entry)) return byAddressAndTitle;
        if (IsKnown(byAddress, isOwnAddress, entry)) return byAddress;
        if (id is not null && IsKnown(id, false, entry)) return id;
        return isOwnId ? id! : isOwnAddress ? byAddress : isOwnTitle ? byAddressAndTitle : byAddressAndText;
    }

    // An identity that other entries share now still belongs to the entry whose address and text have not changed.
    private bool IsKnown(string identity, bool isOwn, FeedEntry entry) =>
        known.TryGetValue(identity, out var seen)
        && (isOwn || seen.Fingerprint.StartsWith($"{Hash(GetAddress(entry))}-{HashText(entry)}-", StringComparison.Ordinal));

    private static HashSet<string> FindShared<T>(
        IEnumerable<FeedEntry> entries, Func<FeedEntry, string?> key, Func<FeedEntry, T> content) =>
        [.. entries.GroupBy(key).Where(group => group.Key is not null && group.Select(content).Distinct().Skip(1).Any())
            .Select(group => group.Key!)];

    private static string? GetAddress(FeedEntry entry) => CanonicalUrl.Normalize(entry.OriginalUrl ?? entry.Url);

    private static string? GetTitleKey(FeedEntry entry) =>
        entry.Title is null ? null : $"{GetAddress(entry)}{FieldEnd}{entry.Title}";

    private static string HashText(FeedEntry entry) => Hash(entry.Title, entry.Summary, entry.Content);

    private static string FormatAddressPrefix(string address) => $"in {Hash(address)} ";

    private static string Hash(params IEnumerable<string?> fields) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(FieldEnd, fields))))[..32];
}

/// <summary>An entry of a feed with its identity.</summary>
/// <param name="Identity">The identity, unique within the feed.</param>
/// <param name="Entry">The entry as it is in the feed.</param>
/// <param name="IsLinkShared">
/// True if other entries have the same address, so that the page there is the article of none of them.
/// </param>
internal sealed record IdentifiedEntry(string Identity, FeedEntry Entry, bool IsLinkShared);
