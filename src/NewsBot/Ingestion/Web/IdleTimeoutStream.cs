using System.Net.Sockets;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// The stream of a connection that is closed if the server sends nothing for <see cref="FetchLimits.MaxIdleTime"/> during a read.
/// It lies below TLS and <see cref="HttpClient"/>, so that it covers handshakes, headers and bodies, and it uses the injected
/// clock.
/// </summary>
internal sealed class IdleTimeoutStream : Stream
{
    private readonly NetworkStream inner;
    private readonly ITimer timer;
    private volatile bool hasTimedOut;

    /// <summary>Wraps a connected socket.</summary>
    /// <param name="socket">The connected socket; it is disposed with the stream.</param>
    /// <param name="time">The clock of the timeout.</param>
    public IdleTimeoutStream(Socket socket, TimeProvider time)
    {
        inner = new NetworkStream(socket, ownsSocket: true);
        timer = time.CreateTimer(_ => CloseOnTimeout(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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
            var reading = inner.ReadAsync(buffer, cancellationToken);
            // An idle connection in the pool waits with an empty buffer, which has no time limit.
            if (!reading.IsCompleted && !buffer.IsEmpty) timer.Change(FetchLimits.MaxIdleTime, Timeout.InfiniteTimeSpan);
            var read = await reading;
            // If the timeout closes the socket, the read may end as if the server had closed it.
            return read > 0 || !hasTimedOut ? read : throw new FetchException(FetchProblem.IdleTooLong);
        }
        catch (Exception) when (hasTimedOut)
        {
            throw new FetchException(FetchProblem.IdleTooLong);
        }
        finally
        {
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    // HttpClient is used only asynchronously; the synchronous methods would bypass the timeout.
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
            timer.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CloseOnTimeout()
    {
        hasTimedOut = true;
        inner.Dispose();
    }
}
