namespace NewsBot.Llm;

/// <summary>
/// The body of a server's answer as it is read: with an end to how much of it there may be, and to how long it is read.
/// </summary>
/// <param name="body">What the server sends.</param>
/// <param name="limit">The most that is read, in bytes; more throws <see cref="InvalidDataException"/>.</param>
/// <param name="giveUp">Ends every read, also of a reader that passes no token.</param>
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
