using System.ClientModel;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace NewsBot.Answering;

/// <summary>
/// Says in a reader's words why the model did not write. The words are chosen here and never taken from an exception: what
/// a server or a client says may hold anything.
/// </summary>
internal static class ModelFailure
{
    public const string NoPassage = "there is no passage to write from";
    public const string NoAnswer = "the model found no answer in the passages";
    public const string Nothing = "the model wrote nothing";
    public const string NothingCited = "the model cited none of the passages";
    public const string Withheld = "the model's server withheld the answer";
    public const string Slow = "the model's server did not answer in time";
    public const string Stalled = "the model stopped in the middle of its answer";
    public const string Endless = "the model did not come to an end";
    public const string BrokenOff = "the connection to the model's server broke off";
    public const string Unreachable = "the model's server cannot be reached";
    public const string Insecure = "no secure connection to the model's server can be made";
    public const string Resting = "the model's server failed repeatedly and is left alone for a while";
    public const string Unreadable = "the model's server sent something that is not an answer";
    public const string Unknown = "the model's server could not be used";

    public static WriterException From(Exception exception) => new(Reason(exception), exception);

    private static string Reason(Exception exception)
    {
        var chain = new List<Exception>();
        for (var link = exception; link is not null; link = link.InnerException) chain.Add(link);

        // A status says more than the exception that carries it, and the innermost cause more than its wrappings.
        foreach (var link in chain)
            if (Status(link) is { } status) return Reason(status);
        if (chain.Exists(link => link is BrokenCircuitException)) return Resting;
        if (chain.Exists(link => link is TimeoutRejectedException or TimeoutException)) return Slow;
        if (chain.Exists(link => link is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
            or SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable }))
            return Unreachable;
        if (chain.Exists(link => link is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError })) return Insecure;
        if (chain.Exists(link => link is IOException or SocketException or HttpRequestException)) return BrokenOff;
        // A connection attempt that ran into its limit, for one; the caller's own cancellation never comes here.
        if (chain.Exists(link => link is OperationCanceledException)) return Slow;
        if (chain.Exists(link => link is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException)) return Unreadable;
        return Unknown;
    }

    private static int? Status(Exception exception)
    {
        var status = exception switch
        {
            HttpOperationException { StatusCode: { } code } => (int)code,
            ClientResultException result => result.Status,
            HttpRequestException { StatusCode: { } code } => (int)code,
            _ => 0,
        };
        return status >= 300 ? status : null;
    }

    private static string Reason(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.Unauthorized => "the model's server refused the key (401)",
        HttpStatusCode.PaymentRequired => "the account with the model's server has no credit (402)",
        HttpStatusCode.Forbidden => "the key may not use this model (403)",
        HttpStatusCode.NotFound => "the model's server does not know this model or address (404)",
        HttpStatusCode.RequestTimeout => $"{Slow} (408)",
        HttpStatusCode.RequestEntityTooLarge => "the passages are too long for the model's server (413)",
        HttpStatusCode.TooManyRequests => "the model's server is being asked too much (429)",
        >= HttpStatusCode.InternalServerError => $"the model's server failed ({status})",
        >= HttpStatusCode.BadRequest => $"the model's server did not accept the request ({status})",
        _ => $"the model's server answers from another address ({status})",
    };
}
