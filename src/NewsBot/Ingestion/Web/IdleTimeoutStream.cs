using System.Net.Sockets;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// A connection that is cut when the other side is silent for too long while it is to speak. It lies below TLS and below
/// <see cref="HttpClient"/>, so that handshakes, headers and bodies are watched alike, and by the clock that was injected.
/// </summary>
internal sealed class IdleTimeoutStream : Stream
{
    private readonly NetworkStream _inner;
    private readonly ITimer _timer;
    private volatile bool _isSilent;

    /// <param name="socket">Connected; disposed with the stream.</param>
    public IdleTimeoutStream(Socket socket, TimeProvider time)
    {
        _inner = new NetworkStream(socket, ownsSocket: true);
        _timer = time.CreateTimer(_ => Cut(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var reading = _inner.ReadAsync(buffer, cancellationToken);
            // A connection that is kept for the next request waits with an empty buffer, and may.
            if (!reading.IsCompleted && !buffer.IsEmpty) _timer.Change(FetchLimits.Silence, Timeout.InfiniteTimeSpan);
            var read = await reading;
            // A socket that is closed below a reader may look to it as if the other side had closed it.
            return read > 0 || !_isSilent ? read : throw new FetchException(FetchProblem.Silent);
        }
        catch (Exception) when (_isSilent)
        {
            throw new FetchException(FetchProblem.Silent);
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _inner.WriteAsync(buffer, offset, count, cancellationToken);

    // HttpClient is used asynchronously alone; these would read past the watch.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Cut()
    {
        _isSilent = true;
        _inner.Dispose();
    }
}
