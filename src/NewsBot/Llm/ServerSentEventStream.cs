using System.Text;

namespace NewsBot.Llm;

/// <summary>The body of a stream of events, a line at a time, each as a reader makes it.</summary>
/// <param name="body">What the server sends; whoever bounds it bounds the longest line, too.</param>
/// <param name="read">Gives what is read in place of a line, which has no line break; null for nothing.</param>
internal sealed class ServerSentEventStream(Stream body, Func<string, string?> read) : ForwardOnlyStream(body)
{
    private readonly Stream body = body;
    private readonly byte[] came = new byte[8 * 1024];
    private readonly MemoryStream line = new();
    private ReadOnlyMemory<byte> given;
    private bool isOver;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (given.IsEmpty && !isOver)
        {
            var count = await body.ReadAsync(came, cancellationToken);
            isOver = count == 0;
            given = Encoding.UTF8.GetBytes(Read(came.AsSpan(0, count)));
        }

        var taken = Math.Min(buffer.Length, given.Length);
        given[..taken].CopyTo(buffer);
        given = given[taken..];
        return taken;
    }

    private string Read(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            line.Write(bytes[..end]);
            bytes = bytes[(end + 1)..];
            if (read(TakeLine()) is { } complete) text.Append(complete).Append('\n');
        }

        line.Write(bytes);
        // The last line may have no break, and must not get one: it may be cut off.
        if (isOver && line.Length > 0) text.Append(read(TakeLine()));
        return text.ToString();
    }

    private string TakeLine()
    {
        var text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
        line.SetLength(0);
        return text;
    }
}
