using System.Buffers;
using System.Runtime.CompilerServices;

namespace NewsBot.Ingestion.Files;

/// <summary>A line of a stream.</summary>
/// <param name="Number">The number of the line, counted from 1.</param>
/// <param name="Bytes">The line without its line feed; null if it is longer than the limit.</param>
/// <param name="HasLineFeed">True if the line ends with a line feed; false for a last line without one.</param>
internal readonly record struct BoundedLine(int Number, byte[]? Bytes, bool HasLineFeed)
{
    /// <summary>True if the line holds only white space.</summary>
    public bool IsBlank => Bytes is not null && Bytes.AsSpan().Trim(" \t\r"u8).IsEmpty;
}

/// <summary>
/// Reads the lines of a stream and never keeps more of a line in memory than a limit. A longer line is skipped and reported.
/// <c>StreamReader.ReadLine</c> would load a file of one endless line as a whole.
/// </summary>
internal static class BoundedLines
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Reads the lines of a stream, each up to <paramref name="maxBytes"/>.</summary>
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
                // The buffer of a long line is not kept for the lines that follow.
                line = line.Capacity > 16 * ChunkBytes ? new ArrayBufferWriter<byte>() : line;
                line.ResetWrittenCount();
                isTooLong = false;
            }
        }

        if (isTooLong || line.WrittenCount > 0)
            yield return new BoundedLine(number, isTooLong ? null : line.WrittenSpan.ToArray(), false);
    }
}
