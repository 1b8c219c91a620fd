namespace NewsBot.Models;

/// <summary>
/// The body of a server's answer as it is read: with an end to how much of it there may be, and to how long it is read.
/// </summary>
/// <param name="body">What the server sends.</param>
/// <param name="limit">The most that is read, in bytes; more throws <see cref="InvalidDataException"/>.</param>
/// <param name="giveUp">Ends every read, also of a reader that passes no token.</param>
internal sealed class AnswerBody(Stream body, long limit, CancellationToken giveUp) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Puts a body around that of <paramref name="response"/>.</summary>
    public static async Task ReplaceAsync(HttpResponseMessage response, Func<Stream, AnswerBody> around, CancellationToken cancellationToken)
    {
        var original = response.Content;
        var content = new StreamContent(around(await original.ReadAsStreamAsync(cancellationToken)));
        foreach (var (name, values) in original.Headers) content.Headers.TryAddWithoutValidation(name, values);
        response.Content = content;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, giveUp);
        var count = await body.ReadAsync(buffer, either.Token);
        read += count;
        return read <= limit ? count : throw new InvalidDataException($"The answer is longer than {limit} bytes.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Nobody reads an answer so: it would hold a thread for as long as the server pleases.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) body.Dispose();
        base.Dispose(disposing);
    }
}
