using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;
using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Retrieval.Indexing;

/// <summary>A passage in one run of bytes: its numbers first, then its strings one behind the other in UTF-8.</summary>
internal static class PassageCodec
{
    // An absent string is told from an empty one.
    private const int Absent = -1;

    public static byte[] Pack(Passage passage)
    {
        var article = passage.Article;
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(article.Published?.ToUnixTimeMilliseconds() ?? IndexedPassage.NoDate);
        foreach (var number in (ReadOnlySpan<int>)[article.Version, passage.Ordinal, passage.Span.Start, passage.Span.Length])
            writer.Write(number);
        var strings = new[] { article.Id, article.Title, article.Outlet, article.Url, passage.Text }
            .Select(text => text is null ? null : Encoding.UTF8.GetBytes(text)).ToList();
        foreach (var text in strings) writer.Write(text?.Length ?? Absent);
        foreach (var text in strings)
            if (text is not null) writer.Write(text);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="CorruptIndexException">It is not what <see cref="Pack"/> made.</exception>
    public static Passage Unpack(BytesRef packed)
    {
        const int dateAndNumbers = sizeof(long) + (4 * sizeof(int)), head = dateAndNumbers + (5 * sizeof(int));
        var bytes = packed.Bytes.AsSpan(packed.Offset, packed.Length);
        if (bytes.Length < head) throw CreateDamageException();
        var published = BitConverter.ToInt64(bytes);
        int Number(ReadOnlySpan<byte> from, int at) => BitConverter.ToInt32(from[(sizeof(long) + (at * sizeof(int)))..]);
        var end = head;
        string? Next(ReadOnlySpan<byte> from, int at)
        {
            var length = Number(from, 4 + at);
            if (length == Absent) return null;
            if (length < 0 || length > from.Length - end) throw CreateDamageException();
            end += length;
            return Encoding.UTF8.GetString(from.Slice(end - length, length));
        }

        var (id, title, outlet, url, text) = (Next(bytes, 0), Next(bytes, 1), Next(bytes, 2), Next(bytes, 3), Next(bytes, 4));
        // Nothing else would notice noise in the file: a column is read where it stands, without a sum over it.
        if (id is null || title is null || text is null || end != bytes.Length) throw CreateDamageException();
        return new Passage
        {
            Article = new ArticleReference(
                id, Number(bytes, 0), title, outlet, published == IndexedPassage.NoDate ? null
                    : DateTimeOffset.FromUnixTimeMilliseconds(published), url),
            Ordinal = Number(bytes, 1),
            Span = new TextSpan(Number(bytes, 2), Number(bytes, 3)),
            Text = text,
        };
    }

    private static CorruptIndexException CreateDamageException() => new("a passage is not as it was written");
}
