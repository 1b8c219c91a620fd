using System.Buffers;

namespace NewsBot.Ingestion.Web;

/// <summary>Reads a body and never holds more of it than a limit.</summary>
internal static class BoundedBody
{
    private const int ChunkBytes = 64 * 1024;

    /// <param name="stream">The body, unpacked.</param>
    /// <param name="limit">In bytes.</param>
    /// <param name="keepsBeginning">Whether the beginning of a body that is longer is of use.</param>
    /// <returns>
    /// The bytes, and whether that is all there is. Of a longer body no more than a chunk is read behind the limit.
    /// </returns>
    public static async Task<(byte[] Bytes, bool IsWhole)> ReadAsync(
        Stream stream, int limit, bool keepsBeginning, CancellationToken ct)
    {
        var chunks = new List<byte[]>();
        var length = 0L;
        try
        {
            while (true)
            {
                // A chunk is filled before the next is begun, however small the pieces are that come.
                var offset = (int)(length % ChunkBytes);
                if (offset == 0) chunks.Add(ArrayPool<byte>.Shared.Rent(ChunkBytes));
                var read = await stream.ReadAsync(chunks[^1].AsMemory(offset, ChunkBytes - offset), ct);
                length += read;
                if (read == 0) return (Joined(chunks, (int)length), true);
                if (length > limit) return (keepsBeginning ? Joined(chunks, limit) : [], false);
            }
        }
        finally
        {
            foreach (var chunk in chunks) ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static byte[] Joined(List<byte[]> chunks, int length)
    {
        var bytes = new byte[length];
        for (var start = 0; start < length; start += ChunkBytes)
            chunks[start / ChunkBytes].AsSpan(0, Math.Min(ChunkBytes, length - start)).CopyTo(bytes.AsSpan(start));
        return bytes;
    }
}
