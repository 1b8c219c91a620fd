namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>Reads a text from an offset to its end without copying it.</summary>
internal sealed class TextSliceReader(string text, int from) : TextReader
{
    private int position = from;

    public override int Peek() => position < text.Length ? text[position] : -1;

    public override int Read() => position < text.Length ? text[position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = Math.Min(count, text.Length - position);
        text.CopyTo(position, buffer, index, read);
        position += read;
        return read;
    }

    /// <summary>
    /// Converts a position that an XML reader reports into an offset in the text.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The offset at which the reader started.</param>
    /// <param name="line">The line, counted from 1 at that offset.</param>
    /// <param name="column">The column, counted from 1.</param>
    public static int FindOffset(string text, int from, int line, int column)
    {
        var at = from;
        for (var currentLine = 1; currentLine < line && at < text.Length; currentLine++)
        {
            var end = text.AsSpan(at).IndexOfAny('\n', '\r');
            if (end < 0)
                break;
            at += end + (text.AsSpan(at + end).StartsWith("\r\n") ? 2 : 1);
        }

        return Math.Min(at + Math.Max(column - 1, 0), text.Length);
    }
}
