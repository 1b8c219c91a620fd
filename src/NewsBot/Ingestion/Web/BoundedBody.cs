using System.Buffers;

namespace NewsBot.Ingestion.Web;

/// <summary>Reads a body and never keeps more of it in memory than a limit.</summary>
internal static class BoundedBody
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Reads a body up to a limit. At most one chunk is read beyond the limit.</summary>
    /// <param name="stream">The decompressed body.</param>
    /// <param name="limit">The limit in bytes.</param>
    /// <param name="keepsBeginning">True to return the beginning of a longer body; false to return nothing of it.</param>
    /// <param name="ct">Cancels the read.</param>
    /// <returns>The bytes, and true if they are the whole body.</returns>
    public static async Task<(byte[] Bytes, bool IsWhole)> ReadAsync(
        Stream stream, int limit, bool keepsBeginning, CancellationToken ct)
    {
        var chunks = new List<byte[]>();
        var length = 0L;
        try
        {
            while (true)
            {
                // Each chunk is filled before the next one is rented, however small the reads are.
                var offset = (int)(length % ChunkBytes);
                if (offset == 0) chunks.Add(ArrayPool<byte>.Shared.Rent(ChunkBytes));
                var read = await stream.ReadAsync(chunks[^1].AsMemory(offset, ChunkBytes - offset), ct);
                length += read;
                if (read == 0) return (Join(chunks, (int)length), true);
                if (length > limit) return (keepsBeginning ? Join(chunks, limit) : [], false);
            }
        }
        finally
        {
            foreach (var chunk in chunks) ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static byte[] Join(List<byte[]> chunks, int length)
    {
        var bytes = new byte[length];
        for (var start = 0; start < length; start += ChunkBytes)
            chunks[start / ChunkBytes].AsSpan(0, Math.Min(ChunkBytes, length - start)).CopyTo(bytes.AsSpan(start));
        return bytes;
    }
}
