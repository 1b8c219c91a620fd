namespace NewsBot.Llm;

/// <summary>
/// A response body that limits how many bytes are read, and whose reads can be cancelled.
/// </summary>
/// <param name="body">The response body.</param>
/// <param name="limit">The most bytes; reading more throws <see cref="InvalidDataException"/>.</param>
/// <param name="giveUp">Cancels every read, even if the reader passes no token.</param>
internal sealed class BoundedStream(Stream body, long limit, CancellationToken giveUp) : ForwardOnlyStream(body)
{
    private readonly Stream body = body;
    private long read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, giveUp);
        var count = await body.ReadAsync(buffer, either.Token);
        read += count;
        return read <= limit ? count : throw new InvalidDataException($"The answer is longer than {limit} bytes.");
    }
}
