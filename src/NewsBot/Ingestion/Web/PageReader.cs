using NewsBot.Articles;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Files;

namespace NewsBot.Ingestion.Web;

/// <summary>Fetches a page and reads its article.</summary>
internal sealed class PageReader(SafeFetcher fetcher, ArticleExtractor extractor, TimeProvider time)
{
    /// <summary>True if a user's input is an address and not the path of a file.</summary>
    public static bool IsAddress(string input) =>
        input.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the article at an address that a user gave. It throws only when it is cancelled.</summary>
    public async Task<ArticleReadResult> ReadAsync(string address, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(address, null, null, address, cancellationToken);
        return new ArticleReadResult(address, page.Article, page.Error) { IsFromWeb = true };
    }

    /// <summary>Reads the article at an address, or returns why there is none. It throws only when it is cancelled.</summary>
    /// <param name="address">The address of the page.</param>
    /// <param name="etag">The ETag of the stored copy, or null.</param>
    /// <param name="lastModified">The Last-Modified header of the stored copy, or null.</param>
    /// <param name="source">The address that links to the page; see <see cref="FetchRequest.Source"/>.</param>
    /// <param name="cancellationToken">Cancels the fetch.</param>
    public async Task<PageReadResult> ReadAsync(
        string address, string? etag, string? lastModified, string source, CancellationToken cancellationToken)
    {
        var fetched = await fetcher.FetchAsync(
            new FetchRequest(address) { Kind = FetchKind.Page, ETag = etag, LastModified = lastModified, Source = source },
            cancellationToken);
        if (fetched.Outcome == FetchOutcome.NotModified) return new PageReadResult { IsUnchanged = true };
        if (fetched.Outcome == FetchOutcome.Done && PageAddress.IsFrontPage(fetched.Address) && !PageAddress.IsFrontPage(address))
        {
            // Some sites redirect to the front page if an article is gone. If that were read, all lost articles would be one.
            return new PageReadResult
            {
                Error = $"{WebAddress.FormatForDisplay(address)} only leads to the front page of its site; "
                    + "correct the address, or tell its publisher",
                IsTransient = true,
            };
        }

        if (fetched.Outcome != FetchOutcome.Done)
        {
            return new PageReadResult
            {
                Error = fetched.Error,
                // A feed may list a page shortly before it is published, so a missing page counts as transient.
                IsTransient = fetched.Outcome is FetchOutcome.TimedOut or FetchOutcome.Failed or FetchOutcome.Throttled
                    or FetchOutcome.Missing,
            };
        }

        var result = ReadArticle(fetched, address);
        return new PageReadResult
        {
            Article = result.Article,
            Error = result.Error,
            IsTransient = result.IsTransient,
            ETag = fetched.ETag,
            LastModified = fetched.LastModified,
        };
    }

    private ArticleReadResult ReadArticle(Fetched fetched, string address)
    {
        if (fetched.MediaType != "text/plain")
            return extractor.Extract(TextDecoder.DecodePage(fetched.Body, fetched.Charset), address, fetched.Address);
        var text = TextArticle.Read(TextDecoder.Decode(fetched.Body), address, "", isMarkdown: false, new PublicationDates(time));
        return text.Article is null ? text : text with { Article = text.Article with { Url = fetched.Address, Origin = null } };
    }
}

/// <summary>The result of reading a page.</summary>
internal sealed record PageReadResult
{
    /// <summary>The article; null if there is none, or if the page is unchanged.</summary>
    public Article? Article { get; init; }

    /// <summary>Why there is no article; null if there is one, or if the page is unchanged.</summary>
    public string? Error { get; init; }

    /// <summary>True if the server says that the page is unchanged (304).</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>True if reading failed for a reason that may go away, so that a retry makes sense.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The validator to send back, so that the server can answer that the page is unchanged; or null.</summary>
    public string? ETag { get; init; }

    /// <inheritdoc cref="ETag"/>
    public string? LastModified { get; init; }
}
