using CsCheck;
using NewsBot.Ingestion.Feeds;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Storage.Schema;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>Whatever a feed gives its entries in common, each is told from the others, and found again.</summary>
public sealed class EntryIdentityTests
{
    private static readonly Gen<string?> Rare = OneOf("a", "b", "c", null);

    // Few values of each, so that entries share them in every way.
    private static readonly Gen<FeedEntry> Entry =
        from id in Rare
        from link in OneOf("/", "/one", "/one#a", "/one?utm_source=x", "/two", null)
        from title in Rare
        from text in Rare
        select new FeedEntry
        {
            Id = id,
            Url = link is null ? null
            : "https://post.example" + link,
            Title = title,
            Summary = text
        };

    private static Gen<string?> OneOf(params string?[] values) => Gen.Int[0, values.Length - 1].Select(number => values[number]);

    private static readonly Gen<List<FeedEntry>> Entries = Entry.List[1, 12];

    [Fact]
    public void EntriesWithOtherWordsAreNeverOne() => Entries.Sample(entries =>
        EntryIdentity.Identify(entries, Known([])).Select(entry => (entry.Entry.Title, entry.Entry.Summary)).Distinct()
            .ShouldBe(entries.Select(entry => (entry.Title, entry.Summary)).Distinct(), ignoreOrder: true));

    [Fact]
    public void EntriesAreFoundAgainInAnyOrder() => Gen.Select(Entries, Gen.Int).Sample((entries, seed) =>
    {
        var first = EntryIdentity.Identify(entries, Known([]));
        var shuffled = first.Select(entry => entry.Entry).ToArray();
        new Random(seed).Shuffle(shuffled);

        EntryIdentity.Identify(shuffled, Known(first)).Select(entry => (entry.Identity, entry.Entry))
            .ShouldBe(first.Select(entry => (entry.Identity, entry.Entry)), ignoreOrder: true);
    });

    [Fact]
    public void AnEntryThatIsLeftAloneIsFoundAgain() => Entries.Sample(entries =>
    {
        var first = EntryIdentity.Identify(entries, Known([]));

        foreach (var entry in first)
            EntryIdentity.Identify([entry.Entry], Known(first)).Single().Identity.ShouldBe(entry.Identity);
    });

    [Fact]
    public void AnEntryWithAnIdOfItsOwnIsKnownByItWhateverElseChanges() => Gen.Select(Entry, Entry).Sample((before, after) =>
        EntryIdentity.Identify([after with { Id = "x" }], Known(EntryIdentity.Identify([before with { Id = "x" }], Known([]))))
            .Single().Identity.ShouldBe("id x"));

    private static Dictionary<string, SeenEntry> Known(IReadOnlyList<IdentifiedEntry> entries) => entries.ToDictionary(
        entry => entry.Identity,
        entry => new SeenEntry { Identity = entry.Identity, Fingerprint = EntryIdentity.Fingerprint(entry.Entry) });
}
