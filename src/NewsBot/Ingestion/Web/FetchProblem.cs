using System.Net;
using System.Net.Sockets;

namespace NewsBot.Ingestion.Web;

/// <summary>
/// Makes the messages that say why an address could not be fetched and what to do. A message follows the address, and never
/// quotes a server's response, which may hold anything.
/// </summary>
internal static class FetchProblem
{
    private const string Later = "check that the site is up, and try again later";
    private const string AskPublisher = "correct the address, or tell its publisher";

    public static FetchFault TooSlow { get; } = new(FetchOutcome.TimedOut,
        $"was not read within {FetchLimits.MaxTotalTime.TotalSeconds:0} seconds; {Later}");

    public static FetchFault NoConnection { get; } = new(FetchOutcome.TimedOut,
        $"could not be connected to within {FetchLimits.MaxConnectTime.TotalSeconds:0} seconds; {Later}");

    public static FetchFault IdleTooLong { get; } = new(FetchOutcome.TimedOut,
        $"was silent for {FetchLimits.MaxIdleTime.TotalSeconds:0} seconds; {Later}");

    public static FetchFault NoHost { get; } = new(FetchOutcome.Failed,
        "names a host that does not exist or has no address; check the spelling of the address");

    public static FetchFault Disallowed { get; } = new(FetchOutcome.Refused,
        "is disallowed by the robots.txt of its host; ask its publisher, or read the outlet by its feed");

    public static FetchFault LinkedPrivateHost { get; } = new(FetchOutcome.Refused,
        "is on a host of your own, which is not read because another host links to it; add the feed or page there by itself");

    /// <summary>The robots.txt of the host could not be read, so its pages may not be fetched.</summary>
    /// <param name="problem">Why the robots.txt could not be fetched.</param>
    public static FetchFault RobotsUnreadable(string problem) => new(FetchOutcome.Refused,
        $"is left alone, because it is not known whether it may be read: {problem}");

    /// <summary>Returns the fault for an error of the connection or of the body.</summary>
    public static FetchFault From(Exception error) => FetchException.FindFault(error) ?? error switch
    {
        OperationCanceledException => TooSlow,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            Failed("offers no secure connection that can be trusted; check its certificate in a browser, and tell its publisher"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new FetchFault(FetchOutcome.TooLarge, $"sends more than {FetchLimits.MaxHeadersKiB} KiB of headers; {AskPublisher}"),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
            Failed($"does not answer as a web server does; {AskPublisher}"),
        _ when error.GetBaseException() is SocketException socket => Failed(DescribeSocketError(socket.SocketErrorCode)),
        InvalidDataException or InvalidOperationException =>
            Failed($"sends a body that is damaged or not packed as it says; {AskPublisher}"),
        _ => Failed($"broke the connection off; {Later}"),
    };

    /// <summary>Returns the fault for a status other than success, a redirect or "not modified".</summary>
    public static FetchFault From(HttpStatusCode status, TimeSpan? retryAfter) => status switch
    {
        HttpStatusCode.NotFound => new FetchFault(FetchOutcome.Missing, $"is not there (404); {AskPublisher}"),
        HttpStatusCode.Gone => new FetchFault(FetchOutcome.Gone,
            "was taken down for good (410); remove it, or find out where it went"),
        HttpStatusCode.TooManyRequests => Throttled("is being asked too often (429)", retryAfter),
        HttpStatusCode.ServiceUnavailable when retryAfter is not null =>
            Throttled("is out of service for a while (503)", retryAfter),
        HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired or HttpStatusCode.ProxyAuthenticationRequired =>
            Failed($"is not open to the public ({(int)status}); find a public address of it"),
        HttpStatusCode.Forbidden or HttpStatusCode.UnavailableForLegalReasons =>
            Failed($"is closed to this bot ({(int)status}); ask its publisher to let it in, or remove it"),
        >= HttpStatusCode.InternalServerError => Failed($"has a server that fails ({(int)status}); {Later}"),
        >= HttpStatusCode.BadRequest => Failed($"does not take the request ({(int)status}); {AskPublisher}"),
        _ => Failed($"answers without content ({(int)status}); {AskPublisher}"),
    };

    public static FetchFault WrongType(string? type, FetchKind kind) => new(FetchOutcome.WrongType,
        $"is of type {Sanitize(type)} and no {(kind == FetchKind.Page ? "page" : "feed")}; give the address of one");

    public static FetchFault UnsupportedEncoding(string packing) => new(FetchOutcome.WrongType,
        $"is packed more than once, or as {Sanitize(packing)}; only gzip, deflate or br is unpacked, so tell its publisher");

    public static FetchFault TooLarge(int limit) => new(FetchOutcome.TooLarge,
        $"is larger than {limit / 1024} KiB; find a smaller one of the same publisher");

    /// <summary>The host has no public address.</summary>
    /// <param name="host">The host as it was requested.</param>
    /// <param name="address">One of its addresses, all of which are refused.</param>
    public static FetchFault NotPublic(string host, IPAddress address) => new(FetchOutcome.Refused,
        $"{(address.ToString() == host ? "is" : $"is at {address},")} {AddressBlocks.DescribeNonPublic(address)}, "
        + "and only public ones are asked; "
        + "if the host is your own, add it to NewsBot:Web:PrivateHosts");

    private static FetchFault Failed(string reason) => new(FetchOutcome.Failed, reason);

    private static FetchFault Throttled(string reason, TimeSpan? retryAfter) => new(FetchOutcome.Throttled,
        retryAfter is { } pause
            ? $"{reason}; try again in {Math.Ceiling(pause.TotalSeconds):0} seconds"
            : $"{reason}; ask it less often");

    private static string DescribeSocketError(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => $"has a host that refuses connections on this port; check the address, or {Later}",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable =>
            $"cannot be reached; check the network of this machine and {Later}",
        SocketError.TryAgain =>
            "names a host that cannot be looked up now; check the network of this machine, and try again later",
        _ => $"broke the connection off; {Later}",
    };

    // The text comes from a server, so only harmless characters are shown.
    private static string Sanitize(string? text) =>
        string.Concat((text ?? "").Where(letter => char.IsAsciiLetterOrDigit(letter) || "/-+.".Contains(letter)).Take(60));
}
