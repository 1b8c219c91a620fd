namespace NewsBot.Llm;

/// <summary>A response body that is read once from start to end, and only asynchronously.</summary>
/// <param name="body">The response body; disposed with this stream.</param>
internal abstract class ForwardOnlyStream(Stream body) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // A synchronous read would block a thread for as long as the server takes.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    /// <summary>Wraps the body of <paramref name="response"/> in another stream and keeps its headers.</summary>
    public static async Task WrapContentAsync(
        HttpResponseMessage response, Func<Stream, ForwardOnlyStream> wrap, CancellationToken cancellationToken)
    {
        var original = response.Content;
        var content = new StreamContent(wrap(await original.ReadAsStreamAsync(cancellationToken)));
        foreach (var (name, values) in original.Headers) content.Headers.TryAddWithoutValidation(name, values);
        response.Content = content;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) body.Dispose();
        base.Dispose(disposing);
    }
}
