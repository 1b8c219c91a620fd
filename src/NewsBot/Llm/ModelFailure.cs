using System.ClientModel;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.SemanticKernel;
using OllamaSharp.Models.Exceptions;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace NewsBot.Llm;

/// <summary>
/// Explains to the reader why the model did not write. The texts are fixed and never taken from an exception, because messages
/// of servers and clients may contain anything.
/// </summary>
internal static class ModelFailure
{
    public const string NoPassage = "there is no passage to write from";
    public const string NoAnswer = "the model found no answer in the passages";
    public const string Nothing = "the model wrote nothing";
    public const string Withheld = "the model's server withheld the answer";
    public const string Slow = "the model's server did not answer in time";
    public const string Stalled = "the model stopped in the middle of its answer";
    public const string Endless = "the model did not come to an end";
    public const string BrokenOff = "the connection to the model's server broke off";
    public const string Unreachable = "the model's server cannot be reached";
    public const string Insecure = "no secure connection to the model's server can be made";
    public const string CircuitOpen = "the model's server failed repeatedly and is left alone for a while";
    public const string Unreadable = "the model's server sent something that is not an answer";
    public const string KeyRefused = "the model's server refused the key (401)";
    public const string NoCredit = "the account with the model's server has no credit (402)";
    public const string NotAllowed = "the key may not use this model (403)";
    public const string NotFound = "the model's server does not know this model or address (404)";
    public const string Busy = "the model's server is being asked too much (429)";
    public const string NotAccepted = "the model's server did not accept the request (400)";
    public const string Unknown = "the model's server could not be used";

    /// <summary>Creates the exception for a failed call.</summary>
    public static ModelException From(Exception exception) => new(GetReason(exception), exception);

    /// <summary>Returns what the operator can do about a reason; empty if there is nothing to do but wait.</summary>
    public static string GetRemedy(string reason, ModelOptions model) => reason switch
    {
        KeyRefused => "set NewsBot:Model:ApiKey",
        NoCredit => "pay, or take another server",
        NotAllowed => "take another model or key",
        NotFound when model.Provider == ModelProvider.Ollama =>
            $"fetch the model with `ollama pull {model.Name}`, or check NewsBot:Model:Name",
        NotFound when model.Provider == ModelProvider.AzureOpenAI =>
            "NewsBot:Model:Name is the name of the deployment, not of its model",
        NotFound => "check NewsBot:Model:Name and NewsBot:Model:Endpoint, which mostly ends in /v1",
        NotAccepted => "some models do not take a setting such as temperature; take it out of prompts/NewsBot/*/config.json",
        Busy => "wait, or ask its operator for more",
        Unreachable => "check NewsBot:Model:Endpoint, and that the server runs",
        Insecure => "its certificate must be one that this machine trusts",
        Slow or Stalled => "a model that was not used for a while takes time to load: try again; a smaller one is faster",
        Unreadable or Nothing => "check that NewsBot:Model:Provider fits the server",
        _ => "",
    };

    private static string GetReason(Exception exception)
    {
        var chain = new List<Exception>();
        for (var inner = exception; inner is not null; inner = inner.InnerException) chain.Add(inner);

        // An HTTP status says more than the type of the exception that carries it.
        foreach (var inner in chain)
            if (GetStatus(inner) is { } status) return IsFiltered(status, chain) ? Withheld : GetReason(status);
        if (chain.Exists(inner => inner is BrokenCircuitException)) return CircuitOpen;
        if (chain.Exists(inner => inner is TimeoutRejectedException or TimeoutException)) return Slow;
        if (chain.Exists(inner =>
            inner is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
            }
            or SocketException
            {
                SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound
                or SocketError.HostUnreachable or SocketError.NetworkUnreachable
            }))
            return Unreachable;
        if (chain.Exists(inner => inner is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }))
            return Insecure;
        if (chain.Exists(inner => inner is IOException or SocketException or HttpRequestException)) return BrokenOff;
        // A connection attempt that timed out, for example. Cancellation by the caller never gets here.
        if (chain.Exists(inner => inner is OperationCanceledException)) return Slow;
        if (chain.Exists(inner => inner is JsonException or FormatException or KeyNotFoundException
            or InvalidOperationException or InvalidDataException or ArgumentException))
            return Unreadable;
        return Unknown;
    }

    // Azure answers so if its content filter rejects a text, such as a report of war or crime.
    private static bool IsFiltered(int status, List<Exception> chain) =>
        status == (int)HttpStatusCode.BadRequest
            && chain.Exists(inner => inner.Message.Contains("content_filter", StringComparison.Ordinal));

    private static int? GetStatus(Exception exception)
    {
        var status = exception switch
        {
            HttpOperationException { StatusCode: { } code } => (int)code,
            ClientResultException result => result.Status,
            // It is thrown for status 400 only and carries no status.
            OllamaException => (int)HttpStatusCode.BadRequest,
            HttpRequestException { StatusCode: { } code } => (int)code,
            _ => 0,
        };
        return status >= 300 ? status : null;
    }

    private static string GetReason(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.BadRequest => NotAccepted,
        HttpStatusCode.Unauthorized => KeyRefused,
        HttpStatusCode.PaymentRequired => NoCredit,
        HttpStatusCode.Forbidden => NotAllowed,
        HttpStatusCode.NotFound => NotFound,
        HttpStatusCode.RequestTimeout => $"{Slow} (408)",
        HttpStatusCode.RequestEntityTooLarge => "the passages are too long for the model's server (413)",
        HttpStatusCode.TooManyRequests => Busy,
        >= HttpStatusCode.InternalServerError => $"the model's server failed ({status})",
        >= HttpStatusCode.BadRequest => $"the model's server did not accept the request ({status})",
        _ => $"the model's server answers from another address ({status})",
    };
}
