using System.Runtime.CompilerServices;
using System.Text;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// Reads a file of JSON Lines, packed or not: an article a line, in the order of the file, one at a time in memory. Lines
/// that are no article fail by number, and so does the place where a damaged file can be read no further.
/// </summary>
internal sealed class ArticleLines(PublicationDates dates)
{
    public async IAsyncEnumerable<ArticleReadResult> ReadAsync(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var lines = LinesAsync(path, ct).GetAsyncEnumerator(ct);
        var (last, articles, problem) = (0, 0, (string?)null);
        while (problem is null)
        {
            try
            {
                if (!await lines.MoveNextAsync())
                    break;
            }
            catch (Exception e) when (FileProblem.Of(e) is { } found)
            {
                problem = found;
                continue;
            }

            last = lines.Current.Number;
            if (lines.Current.IsBlank)
                continue;
            articles++;
            yield return Read(lines.Current, $"{path}:{last}");
        }

        if (problem is not null)
            yield return ArticleReadResult.Failed(last == 0 ? path : $"{path}:{last + 1}", problem);
        else if (articles == 0)
            yield return ArticleReadResult.Failed(path, FileProblem.Empty);
    }

    private ArticleReadResult Read(BoundedLine line, string input) => line.Bytes is null
        ? ArticleReadResult.Failed(input,
            $"the line is longer than {ArticleLimits.StoredBytes / (1024 * 1024)} MB; put each article on a line of its own")
        : JsonArticle.Read(TextDecoder.Decode(line.Bytes), input, dates);

    private static async IAsyncEnumerable<BoundedLine> LinesAsync(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        if (RealPath.LengthOf(path) == 0)
            yield break;

        var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        await using var stream = await OpenAsync(path, isPacked, ct);
        await foreach (var line in BoundedLines.ReadAsync(stream, ArticleLimits.StoredBytes, ct))
        {
            if (isPacked && !line.IsEnded)
            {
                if (line.Bytes.AsSpan().SequenceEqual(GzipIntegrityStream.LastLine))
                    yield break;
                break;
            }

            yield return line;
        }

        if (isPacked)
            throw new InvalidDataException("A packed file ends without the line that PackedStream puts behind it.");
    }

    /// <summary>The file as UTF-8: shells of Windows write lines as UTF-16, in which a line feed is no single byte.</summary>
    private static async Task<Stream> OpenAsync(string path, bool isPacked, CancellationToken ct)
    {
        var head = new byte[64];
        int read;
        await using (var peek = Unpacked(path, isPacked))
            read = await peek.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);

        var stream = Unpacked(path, isPacked);
        return TextDecoder.Utf16(head.AsSpan(0, read)) is { } utf16
            ? Encoding.CreateTranscodingStream(stream, utf16, Encoding.UTF8)
            : stream;
    }

    private static Stream Unpacked(string path, bool isPacked)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096,
            FileOptions.Asynchronous | FileOptions.SequentialScan);
        return isPacked ? GzipIntegrityStream.Unpack(file) : file;
    }
}
