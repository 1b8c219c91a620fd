using System.Runtime.CompilerServices;
using System.Text;
using NewsBot.Articles;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// Reads a file of JSON Lines, plain or compressed: one article on each line, in order, with one at a time in memory. A line
/// that is no article is a failure with its number, and so is the line where a damaged file can be read no further.
/// </summary>
internal sealed class ArticleLines(PublicationDates dates)
{
    /// <summary>Reads the articles of a file.</summary>
    public async IAsyncEnumerable<ArticleReadResult> ReadAsync(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var lines = ReadLinesAsync(path, ct).GetAsyncEnumerator(ct);
        var (lastNumber, articles, problem) = (0, 0, (string?)null);
        while (problem is null)
        {
            try
            {
                if (!await lines.MoveNextAsync())
                    break;
            }
            catch (Exception e) when (FileProblem.Describe(e) is { } fileProblem)
            {
                problem = fileProblem;
                continue;
            }

            lastNumber = lines.Current.Number;
            if (lines.Current.IsBlank)
                continue;
            articles++;
            yield return Read(lines.Current, $"{path}:{lastNumber}");
        }

        if (problem is not null)
            yield return ArticleReadResult.Failed(lastNumber == 0 ? path : $"{path}:{lastNumber + 1}", problem);
        else if (articles == 0)
            yield return ArticleReadResult.Failed(path, FileProblem.Empty);
    }

    private ArticleReadResult Read(BoundedLine line, string input) => line.Bytes is null
        ? ArticleReadResult.Failed(input,
            $"the line is longer than {ArticleLimits.MaxFileBytes / (1024 * 1024)} MB; put each article on a line of its own")
        : JsonArticle.Read(TextDecoder.Decode(line.Bytes), input, dates);

    private static async IAsyncEnumerable<BoundedLine> ReadLinesAsync(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        if (RealPath.GetFileLength(path) == 0)
            yield break;

        var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        await using var stream = await OpenAsync(path, isPacked, ct);
        await foreach (var line in BoundedLines.ReadAsync(stream, ArticleLimits.MaxFileBytes, ct))
        {
            if (isPacked && !line.HasLineFeed)
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

    /// <summary>
    /// Opens the file as UTF-8. UTF-16, which Windows shells may write, is transcoded, because its line feed is not a single
    /// byte.
    /// </summary>
    private static async Task<Stream> OpenAsync(string path, bool isPacked, CancellationToken ct)
    {
        var head = new byte[64];
        int read;
        await using (var peek = OpenDecompressed(path, isPacked))
            read = await peek.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);

        var stream = OpenDecompressed(path, isPacked);
        return TextDecoder.DetectUtf16(head.AsSpan(0, read)) is { } utf16
            ? Encoding.CreateTranscodingStream(stream, utf16, Encoding.UTF8)
            : stream;
    }

    private static Stream OpenDecompressed(string path, bool isPacked)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096,
            FileOptions.Asynchronous | FileOptions.SequentialScan);
        return isPacked ? GzipIntegrityStream.Decompress(file) : file;
    }
}
