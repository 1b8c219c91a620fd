using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.Logging;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// Fetches addresses that feeds, pages or users name. All such requests go through this class. It connects only to public
/// hosts (<see cref="GuardedConnection"/>), keeps to <see cref="FetchLimits"/>, and limits the rate of requests to each host.
/// </summary>
/// <remarks>
/// Whatever a server does becomes an outcome, not an exception. There are no credentials or proxies, cookies last for one fetch,
/// and fetches share nothing but connections.
/// </remarks>
internal sealed class SafeFetcher
{
    private static readonly string[] KnownEncodings = ["gzip", "x-gzip", "deflate", "br", "compress", "x-compress", "zstd"];

    private readonly IHttpClientFactory clients;
    private readonly PrivateHosts privateHosts;
    private readonly TimeProvider time;
    private readonly ILogger<SafeFetcher> logger;
    private readonly HostRateLimiter rateLimiter;

    public SafeFetcher(IHttpClientFactory clients, PrivateHosts privateHosts, TimeProvider time, ILogger<SafeFetcher> logger)
    {
        (this.clients, this.privateHosts, this.time, this.logger) = (clients, privateHosts, time, logger);
        rateLimiter = new HostRateLimiter(time);
        Robots = new RobotsCache(FetchAsync, time);
    }

    /// <summary>The robots.txt rules of the hosts, fetched by this fetcher.</summary>
    public RobotsCache Robots { get; }

    /// <summary>Fetches an address and follows its redirects, those in a page (<see cref="MetaRefresh"/>) included.</summary>
    /// <exception cref="OperationCanceledException">Thrown only if <paramref name="ct"/> is cancelled.</exception>
    public async Task<Fetched> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        if (WebAddress.Parse(request.Address, out var problem) is not { } start)
        {
            var shown = WebAddress.FormatForDisplay(request.Address);
            return new Fetched { Outcome = FetchOutcome.Refused, Address = shown, Error = $"{shown} {problem}" };
        }

        var redirects = new RedirectChain(start, request.Source);
        var remaining = FetchLimits.MaxTotalTime;
        while (true)
        {
            if (request.Kind == FetchKind.Page && await CheckRobotsAsync(redirects, ct) is { } forbidden)
                return FailAndLog(request, redirects, forbidden, null);
            Hop hop;
            using (var turn =
                await rateLimiter.AcquireAsync(WebAddress.GetHost(redirects.Address), GetCrawlPolicy(redirects), ct))
            {
                var started = time.GetTimestamp();
                hop = await SendAsync(request, redirects, turn, remaining, ct);
                remaining -= time.GetElapsedTime(started);
            }

            if (hop.End is { } end) return LogResult(request, redirects, end);
            if (redirects.Follow(hop.Location, hop.IsPermanent) is { } error)
                return FailAndLog(request, redirects, error, hop.Status);
        }
    }

    private async Task<FetchFault?> CheckRobotsAsync(RedirectChain redirects, CancellationToken ct)
    {
        var file = await Robots.GetFileAsync(redirects.Address, AllowsPrivateHost(redirects), ct);
        if (file.Problem is { } problem) return FetchProblem.RobotsUnreadable(problem);
        return file.Allows(redirects.Address.PathAndQuery) ? null : FetchProblem.Disallowed;
    }

    private async Task<Hop> SendAsync(
        FetchRequest request, RedirectChain redirects, HostTurn turn, TimeSpan remaining, CancellationToken ct)
    {
        if (remaining <= TimeSpan.Zero) return new Hop(End: CreateFailure(redirects, FetchProblem.TooSlow));
        using var limit = new CancellationTokenSource(remaining, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        int? status = null;
        try
        {
            using var message = CreateMessage(request, redirects, turn);
            using var response = await clients
                .CreateClient(AllowsPrivateHost(redirects) ? WebServices.HttpClientName : WebServices.PublicClientName)
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            status = (int)response.StatusCode;
            var headers = new WebHeaders(response, time.GetUtcNow());
            if (response.Headers.TryGetValues("Set-Cookie", out var setCookies)) redirects.AddCookies(setCookies);
            if (status is 301 or 302 or 303 or 307 or 308)
                return new Hop(headers.Location, status is 301 or 308, status.Value);
            var end = await ReadAsync(request, response, headers, redirects, linked.Token);
            return request.Kind != FetchKind.Robots && MetaRefresh.FindTarget(end, time) is { } target
                && !redirects.IsReload(target) ? new Hop(target.AbsoluteUri, Status: status.Value) : new Hop(End: end);
        }
        // Servers cause many types of exceptions; the decoders alone throw three. None of them may stop the next fetch.
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            Log.FetchFailed(logger, WebAddress.GetHost(redirects.Address), error);
            return new Hop(End: CreateFailure(redirects, FetchProblem.From(error)) with { Status = status });
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new OperationCanceledException(null, error, ct);
        }
    }

    private static async Task<Fetched> ReadAsync(
        FetchRequest request, HttpResponseMessage response, WebHeaders headers, RedirectChain redirects, CancellationToken ct)
    {
        var result = new Fetched
        {
            Outcome = FetchOutcome.Done,
            Address = redirects.Address.AbsoluteUri,
            MovedTo = redirects.MovedTo?.AbsoluteUri,
            MediaType = headers.MediaType,
            Charset = headers.Charset,
            ETag = headers.ETag,
            LastModified = headers.LastModified,
            FreshFor = headers.FreshFor,
            RetryAfter = headers.RetryAfter,
            Status = (int)response.StatusCode,
        };
        var isConditional = request.ETag is not null || request.LastModified is not null;
        if (response.StatusCode == HttpStatusCode.NotModified && isConditional)
            return result with { Outcome = FetchOutcome.NotModified };
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
            return WithFault(result, FetchProblem.From(response.StatusCode, headers.RetryAfter));
        if (!MediaTypes.Accepts(request.Kind, headers.MediaType))
            return WithFault(result, FetchProblem.WrongType(headers.MediaType, request.Kind));
        // .NET has removed one content encoding; a known one that is left is a second layer or unsupported. Unknown words are
        // mistakes of the server and ignored.
        if (headers.ContentEncodings.FirstOrDefault(KnownEncodings.Contains) is { } packing)
            return WithFault(result, FetchProblem.UnsupportedEncoding(packing));

        var (limit, isRobots) = (FetchLimits.GetMaxBytes(request.Kind), request.Kind == FetchKind.Robots);
        if (response.Content.Headers.ContentLength > limit && !isRobots) return WithFault(result, FetchProblem.TooLarge(limit));
        var (body, isWhole) = await BoundedBody.ReadAsync(await response.Content.ReadAsStreamAsync(ct), limit, isRobots, ct);
        // Sitemaps are often published as .xml.gz files, which no header unpacks.
        if (request.Kind == FetchKind.Feed && body is [0x1f, 0x8b, ..])
            (body, isWhole) = await BoundedBody.ReadAsync(
                new GZipStream(new MemoryStream(body), CompressionMode.Decompress), limit, isRobots, ct);
        return (isWhole ? result : WithFault(result, FetchProblem.TooLarge(limit))) with { Body = body };
    }

    private static HttpRequestMessage CreateMessage(FetchRequest request, RedirectChain redirects, HostTurn turn)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, redirects.Address);
        message.Options.Set(HostTurn.Key, turn);
        message.Headers.TryAddWithoutValidation("Accept", MediaTypes.GetAcceptHeader(request.Kind));
        // The bot answers in English, so an outlet with several editions should send that one.
        message.Headers.TryAddWithoutValidation("Accept-Language", "en, *;q=0.5");
        if (redirects.CookieHeader is { Length: > 0 } cookies) message.Headers.TryAddWithoutValidation("Cookie", cookies);
        if (WebHeaders.IsSendable(request.ETag)) message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (WebHeaders.IsSendable(request.LastModified))
            message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        return message;
    }

    // A private host may be fetched from only by sources on the same host.
    private bool AllowsPrivateHost(RedirectChain redirects) => !privateHosts.IsEmpty && redirects.IsOnSourceHost;

    private CrawlPolicy GetCrawlPolicy(RedirectChain redirects)
    {
        if (privateHosts.Contains(WebAddress.GetHost(redirects.Address))) return CrawlPolicy.OwnHost;
        var delay = Robots.FindCrawlDelay(redirects.Address, AllowsPrivateHost(redirects));
        var gap = delay > CrawlPolicy.ForeignHost.Gap ? delay.Value : CrawlPolicy.ForeignHost.Gap;
        return CrawlPolicy.ForeignHost with { Gap = gap < CrawlPolicy.MaxGap ? gap : CrawlPolicy.MaxGap };
    }

    private Fetched FailAndLog(FetchRequest request, RedirectChain redirects, FetchFault error, int? status) =>
        LogResult(request, redirects, CreateFailure(redirects, error) with { Status = status });

    private Fetched LogResult(FetchRequest request, RedirectChain redirects, Fetched fetched)
    {
        var host = WebAddress.GetHost(redirects.Address);
        // Most sites have no robots.txt, so a failure to fetch one is not worth a higher log level.
        if (fetched.Error is null || request.Kind == FetchKind.Robots)
            Log.Fetched(logger, host, fetched.Outcome, fetched.Body.Length);
        else
            Log.NotFetched(logger, host, fetched.Outcome, fetched.Status);
        return fetched;
    }

    private static Fetched CreateFailure(RedirectChain redirects, FetchFault error) =>
        WithFault(new Fetched { Outcome = error.Outcome, Address = redirects.Address.AbsoluteUri }, error);

    private static Fetched WithFault(Fetched fetched, FetchFault error) => fetched with
    {
        Outcome = error.Outcome,
        MovedTo = null,
        Error = $"{WebAddress.FormatForDisplay(new Uri(fetched.Address))} {error.Reason}",
    };

    /// <summary>The result of one request: a redirect, or the end of the fetch.</summary>
    private readonly record struct Hop(string? Location = null, bool IsPermanent = false, int Status = 0, Fetched? End = null);
}
