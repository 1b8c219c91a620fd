using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Ingestion.Extraction;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// Reads articles from files and folders: JSON Lines (plain or compressed), plain text, Markdown and HTML pages.
/// </summary>
/// <remarks>
/// It streams the articles and holds one at a time in memory. An input that cannot be read is a failure in the stream, with
/// the problem and its remedy, and reading goes on. It throws only when it is cancelled.
/// </remarks>
internal sealed class FileSource(ArticleExtractor extractor, TimeProvider time)
{
    private readonly PublicationDates dates = new(time);

    /// <summary>
    /// Reads the articles of a file, or of all files below a folder in ordinal order of their names. In a folder, hidden files
    /// and files of other kinds are skipped.
    /// </summary>
    /// <param name="path">
    /// A file or folder. Each <see cref="ArticleReadResult.Input"/> is this path or one below it, in JSON Lines with a line
    /// number.
    /// </param>
    /// <param name="ct">Ends the stream with <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<ArticleReadResult> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var file in ListFiles(path))
        {
            ct.ThrowIfCancellationRequested();
            if (file.Error is not null)
                yield return ArticleReadResult.Failed(file.Path, file.Error);
            else if (FileKinds.FromPath(file.Path) == FileKind.Lines)
                await foreach (var result in new ArticleLines(dates).ReadAsync(file.Path, ct))
                    yield return result;
            else
                yield return await ReadFileAsync(file.Path, ct);
        }
    }

    private static IEnumerable<WalkedFile> ListFiles(string path)
    {
        if (Directory.Exists(path))
            return new FileWalker(path).Walk();
        if (!File.Exists(path))
            return [new WalkedFile(path, FileProblem.MayBeInvalidUtf8(path) ? FileProblem.NameNotUtf8
                : "there is no such file or folder; check the path")];
        return FileKinds.FromPath(path) is null
            ? [new WalkedFile(
                path, $"files of this kind cannot be read; give one of these kinds: {FileKinds.SupportedExtensions}")]
            : [new WalkedFile(path)];
    }

    /// <summary>Reads a file that holds one article.</summary>
    private async Task<ArticleReadResult> ReadFileAsync(string path, CancellationToken ct)
    {
        byte[] bytes;
        try
        {
            var length = RealPath.GetFileLength(path);
            if (length == 0)
                return ArticleReadResult.Failed(path, FileProblem.Empty);
            if (length > ArticleLimits.MaxFileBytes)
                return ArticleReadResult.Failed(path,
                    $"it is larger than {ArticleLimits.MaxFileBytes / (1024 * 1024)} MB; split it into articles");
            bytes = await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception e) when (FileProblem.Describe(e) is { } problem)
        {
            return ArticleReadResult.Failed(path, problem);
        }

        var origin = Path.GetFullPath(path);
        if (FileKinds.FromPath(path) != FileKind.Page)
            return TextArticle.Read(
                TextDecoder.Decode(bytes), path, origin, FileKinds.FromPath(path) == FileKind.Markdown, dates);

        var page = extractor.Extract(TextDecoder.DecodePage(bytes), path, url: null);
        return page.Article is null ? page : page with { Article = page.Article with { Origin = origin } };
    }
}
