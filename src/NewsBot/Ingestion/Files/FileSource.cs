using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Ingestion.Extraction;

namespace NewsBot.Ingestion.Files;

/// <summary>
/// The room that says what was published: it turns feeds, pages and files into articles, and nothing here knows what
/// becomes of them. This source reads files and folders of them: JSON Lines (also packed), plain text, Markdown, pages.
/// </summary>
/// <remarks>
/// It streams: one article at a time is in memory. What cannot be read is a failure in the stream, which names what is
/// wrong and what to do, and the rest goes on; only cancellation is thrown.
/// </remarks>
internal sealed class FileSource(ArticleExtractor pages, TimeProvider time)
{
    private readonly PublicationDates _dates = new(time);

    /// <summary>
    /// The articles of a file, or of all files below a folder in ordinal order of their names. Hidden files, and in a
    /// folder files of other kinds, are passed over.
    /// </summary>
    /// <param name="path">A file or folder; a <c>ReadArticle.Input</c> is this path, or one below it.</param>
    /// <param name="ct">Ends the stream with <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<ArticleReadResult> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var file in FilesOf(path))
        {
            ct.ThrowIfCancellationRequested();
            if (file.Error is not null)
                yield return ArticleReadResult.Failed(file.Path, file.Error);
            else if (FileKinds.Of(file.Path) == FileKind.Lines)
                await foreach (var read in new ArticleLines(_dates).ReadAsync(file.Path, ct))
                    yield return read;
            else
                yield return await ReadWholeAsync(file.Path, ct);
        }
    }

    private static IEnumerable<WalkedFile> FilesOf(string path)
    {
        if (Directory.Exists(path))
            return new FileWalker(path).Files();
        if (!File.Exists(path))
            return [new WalkedFile(path, FileProblem.MayBeMisread(path) ? FileProblem.NameNotUtf8
                : "there is no such file or folder; check the path")];
        return FileKinds.Of(path) is null
            ? [new WalkedFile(path, $"files of this kind cannot be read; give one of these kinds: {FileKinds.Names}")]
            : [new WalkedFile(path)];
    }

    /// <summary>Reads a file that is one article.</summary>
    private async Task<ArticleReadResult> ReadWholeAsync(string path, CancellationToken ct)
    {
        byte[] bytes;
        try
        {
            var length = RealPath.LengthOf(path);
            if (length == 0)
                return ArticleReadResult.Failed(path, FileProblem.Empty);
            if (length > ArticleLimits.StoredBytes)
                return ArticleReadResult.Failed(path,
                    $"it is larger than {ArticleLimits.StoredBytes / (1024 * 1024)} MB; split it into articles");
            bytes = await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception e) when (FileProblem.Of(e) is { } problem)
        {
            return ArticleReadResult.Failed(path, problem);
        }

        var origin = Path.GetFullPath(path);
        if (FileKinds.Of(path) != FileKind.Page)
            return TextArticle.Read(TextDecoder.Decode(bytes), path, origin, FileKinds.Of(path) == FileKind.Markdown, _dates);

        var page = pages.Read(TextDecoder.DecodePage(bytes), path, url: null);
        return page.Article is null ? page : page with { Article = page.Article with { Origin = origin } };
    }
}
