using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace NewsBot.Retrieval;

/// <summary>
/// When each passage of the index was published, in memory: 8 bytes a passage, where the column itself is read from the file for every
/// hit. Kept for as long as the segment that it belongs to.
/// </summary>
internal sealed class PublishedDates
{
    private readonly ConditionalWeakTable<object, long[]> bySegment = [];

    /// <summary>By document of the segment: milliseconds since 1970, <see cref="IndexedPassage.NoDate"/> for none.</summary>
    /// <exception cref="IOException">The index is damaged.</exception>
    public long[] Of(AtomicReader segment) => bySegment.GetValue(segment.CoreCacheKey, _ => Read(segment));

    private static long[] Read(AtomicReader segment)
    {
        var column = segment.GetNumericDocValues(IndexedPassage.TimeField) ?? throw new CorruptIndexException("the dates are missing");
        var dates = new long[segment.MaxDoc];
        for (var document = 0; document < dates.Length; document++) dates[document] = column.Get(document);
        return dates;
    }
}
