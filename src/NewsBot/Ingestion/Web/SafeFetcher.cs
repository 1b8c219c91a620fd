using System.Net;
using Microsoft.Extensions.Logging;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// The only way out to the web: what a feed, a page or a person names is asked for here and nowhere else. It asks public
/// hosts alone (<see cref="GuardedConnection"/>), takes no more than <see cref="FetchLimits"/>, and waits its turn at each host.
/// </summary>
/// <remarks>
/// Whatever a server does is an outcome. There are no cookies, no credentials and no proxy, and nothing of one request is
/// known to the next but the connection.
/// </remarks>
internal sealed class SafeFetcher
{
    private static readonly string[] KnownPackings = ["gzip", "x-gzip", "deflate", "br", "compress", "x-compress", "zstd"];

    private readonly IHttpClientFactory _clients;
    private readonly PrivateHosts _privateHosts;
    private readonly TimeProvider _time;
    private readonly ILogger<SafeFetcher> _logger;
    private readonly HostRateLimiter _places;

    public SafeFetcher(IHttpClientFactory clients, PrivateHosts privateHosts, TimeProvider time, ILogger<SafeFetcher> logger)
    {
        (_clients, _privateHosts, _time, _logger) = (clients, privateHosts, time, logger);
        _places = new HostRateLimiter(time);
        Robots = new RobotsCache(FetchAsync, time);
    }

    public RobotsCache Robots { get; }

    /// <summary>Fetches from an address, through its redirects.</summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="ct"/> says so.</exception>
    public async Task<Fetched> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        if (WebAddress.Parse(request.Address, out var problem) is not { } start)
        {
            var shown = WebAddress.Shown(request.Address);
            return new Fetched { Outcome = FetchOutcome.Refused, Address = shown, Error = $"{shown} {problem}" };
        }

        var trail = new RedirectChain(start, request.Source);
        var left = FetchLimits.TotalTime;
        while (true)
        {
            if (request.Kind == FetchKind.Page && await ForbiddenAsync(trail, ct) is { } forbidden)
                return Ended(request, trail, forbidden, null);
            Hop hop;
            using (var place = await _places.EnterAsync(WebAddress.HostOf(trail.Address), CourtesyOf(trail), ct))
            {
                var asked = _time.GetTimestamp();
                hop = await AskAsync(request, trail, place, left, ct);
                left -= _time.GetElapsedTime(asked);
            }

            if (hop.End is { } end) return Logged(request, trail, end);
            if (trail.Follow(hop.Location, hop.IsPermanent) is { } error) return Ended(request, trail, error, hop.Status);
        }
    }

    private async Task<FetchFault?> ForbiddenAsync(RedirectChain trail, CancellationToken ct)
    {
        var file = await Robots.FileAsync(trail.Address, MayBePrivate(trail), ct);
        if (file.Problem is { } problem) return FetchProblem.RobotsUnreadable(problem);
        return file.Allows(trail.Address.PathAndQuery) ? null : FetchProblem.Disallowed;
    }

    private async Task<Hop> AskAsync(
        FetchRequest request, RedirectChain trail, HostTurn place, TimeSpan left, CancellationToken ct)
    {
        if (left <= TimeSpan.Zero) return new Hop(End: Failure(trail, FetchProblem.TooSlow));
        using var limit = new CancellationTokenSource(left, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        int? status = null;
        try
        {
            using var message = Message(request, trail.Address, place);
            using var response = await _clients
                .CreateClient(MayBePrivate(trail) ? WebServices.HttpClientName : WebServices.PublicClientName)
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            status = (int)response.StatusCode;
            var headers = new WebHeaders(response, _time.GetUtcNow());
            if (status is 301 or 302 or 303 or 307 or 308)
                return new Hop(headers.Location, status is 301 or 308, status.Value);
            return new Hop(End: await ReadAsync(request, response, headers, trail, either.Token));
        }
        // The decoders alone throw three kinds of exceptions; whatever a server brought about, the next fetch goes on.
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            Log.Went(_logger, WebAddress.HostOf(trail.Address), error);
            return new Hop(End: Failure(trail, FetchProblem.Of(error)) with { Status = status });
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new OperationCanceledException(null, error, ct);
        }
    }

    private static async Task<Fetched> ReadAsync(
        FetchRequest request, HttpResponseMessage response, WebHeaders headers, RedirectChain trail, CancellationToken ct)
    {
        var answered = new Fetched
        {
            Outcome = FetchOutcome.Done,
            Address = trail.Address.AbsoluteUri,
            MovedTo = trail.MovedTo?.AbsoluteUri,
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
            return answered with { Outcome = FetchOutcome.NotModified };
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
            return With(answered, FetchProblem.Of(response.StatusCode, headers.RetryAfter));
        if (!MediaTypes.Takes(request.Kind, headers.MediaType))
            return With(answered, FetchProblem.WrongType(headers.MediaType, request.Kind));
        // .NET has taken off one packing; what is left is a second, or one that it does not know. Other words are mistakes.
        if (headers.Packings.FirstOrDefault(KnownPackings.Contains) is { } packing)
            return With(answered, FetchProblem.Packed(packing));

        var (limit, isRobots) = (FetchLimits.Bytes(request.Kind), request.Kind == FetchKind.Robots);
        if (response.Content.Headers.ContentLength > limit && !isRobots) return With(answered, FetchProblem.TooLarge(limit));
        var (body, isWhole) = await BoundedBody.ReadAsync(await response.Content.ReadAsStreamAsync(ct), limit, isRobots, ct);
        return (isWhole ? answered : With(answered, FetchProblem.TooLarge(limit))) with { Body = body };
    }

    private static HttpRequestMessage Message(FetchRequest request, Uri address, HostTurn place)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Options.Set(HostTurn.Key, place);
        message.Headers.TryAddWithoutValidation("Accept", MediaTypes.Accept(request.Kind));
        // The bot answers in English; an outlet with several editions is to send that one.
        message.Headers.TryAddWithoutValidation("Accept-Language", "en, *;q=0.5");
        if (WebHeaders.IsSendable(request.ETag)) message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (WebHeaders.IsSendable(request.LastModified))
            message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        return message;
    }

    // A host of the operator's own is for the sources that are on it.
    private bool MayBePrivate(RedirectChain trail) => !_privateHosts.IsEmpty && trail.IsAtHome;

    private CrawlPolicy CourtesyOf(RedirectChain trail)
    {
        if (_privateHosts.Holds(WebAddress.HostOf(trail.Address))) return CrawlPolicy.Owner;
        var gap = Robots.CrawlDelay(trail.Address, MayBePrivate(trail)) is { } wish && wish > CrawlPolicy.Guest.Gap ? wish
            : CrawlPolicy.Guest.Gap;
        return CrawlPolicy.Guest with { Gap = gap < CrawlPolicy.LongestGap ? gap : CrawlPolicy.LongestGap };
    }

    private Fetched Ended(FetchRequest request, RedirectChain trail, FetchFault error, int? status) =>
        Logged(request, trail, Failure(trail, error) with { Status = status });

    private Fetched Logged(FetchRequest request, RedirectChain trail, Fetched fetched)
    {
        var host = WebAddress.HostOf(trail.Address);
        // Most sites have no robots.txt, and it is no news that there is none.
        if (fetched.Error is null || request.Kind == FetchKind.Robots)
            Log.Fetched(_logger, host, fetched.Outcome, fetched.Body.Length);
        else
            Log.NotFetched(_logger, host, fetched.Outcome, fetched.Status);
        return fetched;
    }

    private static Fetched Failure(RedirectChain trail, FetchFault error) =>
        With(new Fetched { Outcome = error.Outcome, Address = trail.Address.AbsoluteUri }, error);

    private static Fetched With(Fetched fetched, FetchFault error) => fetched with
    {
        Outcome = error.Outcome,
        MovedTo = null,
        Error = $"{WebAddress.Shown(new Uri(fetched.Address))} {error.Reason}",
    };

    /// <summary>What one request came to: the end of the fetch, or a redirect.</summary>
    private readonly record struct Hop(string? Location = null, bool IsPermanent = false, int Status = 0, Fetched? End = null);
}
