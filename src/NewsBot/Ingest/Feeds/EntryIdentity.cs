using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Archive;

namespace NewsBot.Ingest.Feeds;

/// <summary>
/// What tells an entry from the others of its feed, whatever becomes of its date, its address or its words: its id, else its
/// address, else its words. An id that a feed gives to entries with different addresses is none.
/// </summary>
internal static class EntryIdentity
{
    private const char FieldEnd = '\u001F';

    /// <summary>The entries that are different ones, each with its identity, the first of equals in the order of the feed.</summary>
    public static IReadOnlyList<(string Identity, FeedEntry Entry)> Of(IReadOnlyList<FeedEntry> entries)
    {
        var shared = entries.Where(entry => entry.Id is not null)
            .GroupBy(entry => entry.Id!, StringComparer.Ordinal)
            .Where(same => same.Select(AddressOf).Distinct().Skip(1).Any())
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. entries
            .Select(entry => (Identity: Of(entry, entry.Id is not null && !shared.Contains(entry.Id)), entry))
            .DistinctBy(pair => pair.Identity)];
    }

    /// <summary>Tells one state of an entry from another: all that the feed says of it.</summary>
    public static string Fingerprint(FeedEntry entry) => Hash(
        entry.Title, entry.Url, entry.Summary, entry.Content, entry.Author, entry.Outlet,
        entry.Published?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        entry.Updated?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    private static string Of(FeedEntry entry, bool byId) =>
        byId ? $"id {entry.Id}"
        : AddressOf(entry) is { } address ? $"at {address}"
        : $"is {Hash(entry.Title, entry.Summary, entry.Content)}";

    private static string? AddressOf(FeedEntry entry) => CanonicalUrl.Of(entry.OriginalUrl ?? entry.Url);

    private static string Hash(params IEnumerable<string?> fields) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(FieldEnd, fields))))[..32];
}
