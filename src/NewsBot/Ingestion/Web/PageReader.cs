using NewsBot.Articles;
using NewsBot.Ingestion.Extraction;
using NewsBot.Ingestion.Files;

namespace NewsBot.Ingestion.Web;

/// <summary>Reads the article at an address.</summary>
internal sealed class PageReader(SafeFetcher fetcher, ArticleExtractor pages, TimeProvider time)
{
    /// <summary>Whether an input of a user is an address rather than a file.</summary>
    public static bool IsAddress(string input) =>
        input.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The article at an address, as a source gives it. Only cancellation is thrown.</summary>
    public async Task<ArticleReadResult> ReadAsync(string address, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(address, null, null, address, cancellationToken);
        return new ArticleReadResult(address, page.Article, page.Error) { IsAsPublished = true };
    }

    /// <summary>The article, or why there is none. Only cancellation is thrown.</summary>
    /// <param name="address">Of the page.</param>
    /// <param name="etag">What the server said of the copy that is held, or null.</param>
    /// <param name="lastModified">The same.</param>
    /// <param name="source">The address of whatever names the page: see <see cref="FetchRequest.Source"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PageReadResult> ReadAsync(
        string address, string? etag, string? lastModified, string source, CancellationToken cancellationToken)
    {
        var fetched = await fetcher.FetchAsync(
            new FetchRequest(address) { Kind = FetchKind.Page, ETag = etag, LastModified = lastModified, Source = source },
            cancellationToken);
        if (fetched.Outcome == FetchOutcome.NotModified) return new PageReadResult { IsUnchanged = true };
        if (fetched.Outcome == FetchOutcome.Done && PageAddress.IsFrontPage(fetched.Address) && !PageAddress.IsFrontPage(address))
        {
            // So do sites whose article is gone, and then all their lost articles would be one.
            return new PageReadResult
            {
                Error = $"{WebAddress.Shown(address)} only leads to the front page of its site; "
                    + "correct the address, or tell its publisher",
                IsPassing = true,
            };
        }

        if (fetched.Outcome != FetchOutcome.Done)
        {
            return new PageReadResult
            {
                Error = fetched.Error,
                // A page may be named by its feed a moment before it is there.
                IsPassing = fetched.Outcome is FetchOutcome.TimedOut or FetchOutcome.Failed or FetchOutcome.Throttled
                    or FetchOutcome.Missing,
            };
        }

        var read = Read(fetched, address);
        return new PageReadResult
        {
            Article = read.Article,
            Error = read.Error,
            IsPassing = read.IsPassing,
            ETag = fetched.ETag,
            LastModified = fetched.LastModified,
        };
    }

    private ArticleReadResult Read(Fetched fetched, string address)
    {
        if (fetched.MediaType != "text/plain")
            return pages.Read(TextDecoder.DecodePage(fetched.Body, fetched.Charset), address, fetched.Address);
        var text = TextArticle.Read(TextDecoder.Decode(fetched.Body), address, "", isMarkdown: false, new PublicationDates(time));
        return text.Article is null ? text : text with { Article = text.Article with { Url = fetched.Address, Origin = null } };
    }
}

/// <summary>What came of reading a page.</summary>
internal sealed record PageReadResult
{
    /// <summary>The article; null where there is none, or the page is as it was.</summary>
    public Article? Article { get; init; }

    /// <summary>Why there is none; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the server says that the page is as it was.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Whether it may well be there the next time.</summary>
    public bool IsPassing { get; init; }

    /// <summary>What its server wants to hear back, to say that the page is as it was.</summary>
    public string? ETag { get; init; }

    /// <inheritdoc cref="ETag"/>
    public string? LastModified { get; init; }
}
