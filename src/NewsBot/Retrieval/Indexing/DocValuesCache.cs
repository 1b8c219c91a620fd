using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace NewsBot.Retrieval.Indexing;

/// <summary>
/// The columns of the index that decide what a question may see, in memory: 8 bytes a passage for the dates, and 4 more for each
/// other one that was asked for and has more than one value. The columns themselves would be read from the file for every hit.
/// Each is kept for as long as the segment that it belongs to.
/// </summary>
internal sealed class DocValuesCache
{
    private readonly ConditionalWeakTable<object, long[]> dates = [];
    private readonly ConditionalWeakTable<object, NameColumn> communities = [];
    private readonly ConditionalWeakTable<object, NameColumn> outlets = [];
    private readonly ConditionalWeakTable<object, NameColumn> languages = [];

    /// <summary>By document of the segment: milliseconds since 1970, <see cref="IndexedPassage.NoDate"/> for none.</summary>
    /// <exception cref="IOException">The index is damaged.</exception>
    public long[] GetDates(AtomicReader segment) => dates.GetValue(segment.CoreCacheKey, _ => ReadDates(segment));

    /// <summary>Which community alone may see each passage.</summary>
    /// <inheritdoc cref="GetDates" path="/exception"/>
    public NameColumn GetCommunities(AtomicReader segment) =>
        communities.GetValue(segment.CoreCacheKey, _ => NameColumn.Read(segment, IndexedPassage.AudienceField));

    /// <summary>Who published each passage.</summary>
    /// <inheritdoc cref="GetDates" path="/exception"/>
    public NameColumn GetOutlets(AtomicReader segment) =>
        outlets.GetValue(segment.CoreCacheKey, _ => NameColumn.Read(segment, IndexedPassage.OutletField));

    /// <summary>The language of each passage.</summary>
    /// <inheritdoc cref="GetDates" path="/exception"/>
    public NameColumn GetLanguages(AtomicReader segment) =>
        languages.GetValue(segment.CoreCacheKey, _ => NameColumn.Read(segment, IndexedPassage.LanguageField));

    private static long[] ReadDates(AtomicReader segment)
    {
        var column = segment.GetNumericDocValues(IndexedPassage.TimeField)
            ?? throw new CorruptIndexException("the dates are missing");
        var times = new long[segment.MaxDoc];
        for (var document = 0; document < times.Length; document++) times[document] = column.Get(document);
        return times;
    }
}

/// <summary>A column of one segment that has a name for each document.</summary>
internal sealed class NameColumn
{
    private readonly Dictionary<string, int> places;

    // Null where all have the same.
    private readonly int[]? ordinals;

    private NameColumn(Dictionary<string, int> places, int[]? ordinals) => (this.places, this.ordinals) = (places, ordinals);

    /// <exception cref="IOException">The index is damaged.</exception>
    public static NameColumn Read(AtomicReader segment, string field)
    {
        var column = segment.GetSortedDocValues(field) ?? throw new CorruptIndexException($"the column {field} is missing");
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var name = new BytesRef();
        for (var ordinal = 0; ordinal < column.ValueCount; ordinal++)
        {
            column.LookupOrd(ordinal, name);
            places[name.Utf8ToString()] = ordinal;
        }

        if (places.Count != column.ValueCount) throw new CorruptIndexException($"the column {field} is not as it was written");
        if (places.Count <= 1) return new NameColumn(places, null);
        var ordinals = new int[segment.MaxDoc];
        for (var document = 0; document < ordinals.Length; document++)
        {
            ordinals[document] = column.GetOrd(document);
            if (ordinals[document] < 0 || ordinals[document] >= places.Count)
                throw new CorruptIndexException($"the column {field} is not as it was written");
        }

        return new NameColumn(places, ordinals);
    }

    /// <summary>Those of the documents that have one of these names.</summary>
    public Chosen Choose(IEnumerable<string> names)
    {
        var wanted = new bool[places.Count];
        foreach (var name in names)
            if (places.TryGetValue(name, out var place)) wanted[place] = true;
        return new Chosen(ordinals, wanted, Array.TrueForAll(wanted, one => one));
    }

    /// <summary>Some documents of a segment. The default has all of them.</summary>
    public readonly struct Chosen(int[]? ordinals, bool[] wanted, bool areAll)
    {
        private readonly bool areSome = !areAll;

        public bool Has(int document) => !areSome || (ordinals is not null && wanted[ordinals[document]]);
    }
}
