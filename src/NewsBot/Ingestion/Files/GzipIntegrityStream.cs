using System.IO.Compression;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// Detects gzip files that were cut off, which .NET decompresses without an error. It appends one more gzip member to the file,
/// which decompresses to a line feed and <see cref="LastLine"/>. That line is read only if the file is complete.
/// </summary>
internal sealed class GzipIntegrityStream(Stream file) : Stream
{
    private static readonly byte[] EndMember = Compress([(byte)'\n', .. LastLine]);

    private int endMemberPosition;

    /// <summary>The line at the end of a complete file. No line of JSON can begin like it.</summary>
    public static ReadOnlySpan<byte> LastLine => "\u0004 end of the packed file"u8;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Returns a stream of the decompressed bytes with the last line at the end. Disposing it disposes the file.
    /// </summary>
    public static Stream Decompress(Stream file) => new GZipStream(new GzipIntegrityStream(file), CompressionMode.Decompress);

    public override int Read(byte[] buffer, int offset, int count) =>
        file.Read(buffer, offset, count) is > 0 and var read ? read : ReadEndMember(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await file.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : ReadEndMember(buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    private int ReadEndMember(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, EndMember.Length - endMemberPosition);
        EndMember.AsSpan(endMemberPosition, count).CopyTo(buffer);
        endMemberPosition += count;
        return count;
    }

    private static byte[] Compress(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return compressed.ToArray();
    }
}
