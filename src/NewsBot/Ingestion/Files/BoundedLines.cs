using System.Buffers;
using System.Runtime.CompilerServices;

namespace NewsBot.Ingestion.Files;

/// <summary>A line of a stream, counted from 1.</summary>
/// <param name="Number">Its number in the stream.</param>
/// <param name="Bytes">Without the line feed; null where the line is longer than the bound.</param>
/// <param name="IsEnded">False for a last line that the stream ends without a line feed.</param>
internal readonly record struct BoundedLine(int Number, byte[]? Bytes, bool IsEnded)
{
    public bool IsBlank => Bytes is not null && Bytes.AsSpan().Trim(" \t\r"u8).IsEmpty;
}

/// <summary>
/// Reads the lines of a stream and never holds more of one than a bound: a line that is longer is passed over, whatever
/// its length, and reported. <c>StreamReader.ReadLine</c> would take in a file of one endless line whole.
/// </summary>
internal static class BoundedLines
{
    private const int ChunkBytes = 64 * 1024;

    public static async IAsyncEnumerable<BoundedLine> ReadAsync(
        Stream stream, int maxBytes, [EnumeratorCancellation] CancellationToken ct)
    {
        var chunk = new byte[ChunkBytes];
        var line = new ArrayBufferWriter<byte>();
        var (number, isTooLong) = (1, false);

        int read;
        while ((read = await stream.ReadAsync(chunk, ct)) > 0)
        {
            for (var start = 0; start < read;)
            {
                var length = chunk.AsSpan(start, read - start).IndexOf((byte)'\n');
                var isEnded = length >= 0;
                var part = chunk.AsMemory(start, isEnded ? length : read - start);
                isTooLong |= line.WrittenCount + part.Length > maxBytes;
                if (!isTooLong)
                    line.Write(part.Span);
                start += part.Length + (isEnded ? 1 : 0);
                if (!isEnded)
                    continue;

                yield return new BoundedLine(number++, isTooLong ? null : line.WrittenSpan.ToArray(), true);
                // One long line must not keep its room for all that follow.
                line = line.Capacity > 16 * ChunkBytes ? new ArrayBufferWriter<byte>() : line;
                line.ResetWrittenCount();
                isTooLong = false;
            }
        }

        if (isTooLong || line.WrittenCount > 0)
            yield return new BoundedLine(number, isTooLong ? null : line.WrittenSpan.ToArray(), false);
    }
}
