using System.Text;

namespace NewsBot.Llm;

/// <summary>A response body that passes each line through a filter.</summary>
/// <param name="body">The response body; a limit on it also limits the longest line.</param>
/// <param name="filter">Returns the replacement of a line (without line break); null removes the line.</param>
internal sealed class ServerSentEventStream(Stream body, Func<string, string?> filter) : ForwardOnlyStream(body)
{
    private readonly Stream body = body;
    private readonly byte[] buffered = new byte[8 * 1024];
    private readonly MemoryStream line = new();
    private ReadOnlyMemory<byte> pending;
    private bool isAtEnd;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (pending.IsEmpty && !isAtEnd)
        {
            var count = await body.ReadAsync(buffered, cancellationToken);
            isAtEnd = count == 0;
            pending = Encoding.UTF8.GetBytes(FilterLines(buffered.AsSpan(0, count)));
        }

        var copied = Math.Min(buffer.Length, pending.Length);
        pending[..copied].CopyTo(buffer);
        pending = pending[copied..];
        return copied;
    }

    private string FilterLines(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            line.Write(bytes[..end]);
            bytes = bytes[(end + 1)..];
            if (filter(DrainLine()) is { } replacement) text.Append(replacement).Append('\n');
        }

        line.Write(bytes);
        // The last line may be cut off, so it gets no line break if it had none.
        if (isAtEnd && line.Length > 0) text.Append(filter(DrainLine()));
        return text.ToString();
    }

    private string DrainLine()
    {
        var text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
        line.SetLength(0);
        return text;
    }
}
