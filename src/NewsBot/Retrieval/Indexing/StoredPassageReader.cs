using Lucene.Net.Index;
using Lucene.Net.Util;
using NewsBot.Articles;

namespace NewsBot.Retrieval.Indexing;

/// <summary>Reads passages out of one view of the index, for one search on one thread.</summary>
internal sealed class StoredPassageReader(IndexReader reader)
{
    private readonly IList<AtomicReaderContext> leaves = reader.Leaves;
    private readonly BinaryDocValues?[] columns = new BinaryDocValues?[reader.Leaves.Count];
    private readonly BytesRef packed = new();

    /// <summary>The passage of a document, by its number in the whole index.</summary>
    /// <exception cref="IOException">The index is damaged.</exception>
    public Passage Read(int document)
    {
        var leaf = ReaderUtil.SubIndex(document, leaves);
        var column = columns[leaf] ??= leaves[leaf].AtomicReader.GetBinaryDocValues(IndexedPassage.PackedField)
            ?? throw new CorruptIndexException("the passages are missing");
        try
        {
            column.Get(document - leaves[leaf].DocBase, packed);
            return PassageCodec.Unpack(packed);
        }
        // What a damaged file gives for lengths and dates.
        catch (Exception exception) when (exception is ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new CorruptIndexException(exception.Message, exception);
        }
    }
}
