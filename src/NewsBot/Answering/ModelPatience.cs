using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly.Timeout;

namespace NewsBot.Answering;

/// <summary>How often a model's server is asked again, how long it may take, and when it is left alone.</summary>
internal static class ModelPatience
{
    // A server that asks to be left alone for longer than a reader waits is taken at its word: no second attempt. Asked for
    // a second pause there is no time left, but for a short one: with all attempts the first word is due within 40 s.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestSecondPause = TimeSpan.FromSeconds(5);

    public static void Apply(HttpStandardResilienceOptions resilience)
    {
        // What a slow local model needs to read the passages before its first word; the handler's own 10 s and 30 s do not do.
        resilience.AttemptTimeout.Timeout = ModelCalls.FirstWordLimit;
        resilience.TotalRequestTimeout.Timeout = ModelCalls.CallLimit;
        resilience.CircuitBreaker.SamplingDuration = 2 * ModelCalls.FirstWordLimit;
        // A community asks a few questions a minute: the usual 100 requests would never be reached.
        resilience.CircuitBreaker.MinimumThroughput = 10;
        resilience.CircuitBreaker.FailureRatio = 0.5;
        resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(30);
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromSeconds(1);
        resilience.Retry.ShouldRetryAfterHeader = true;
        resilience.Retry.ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: HttpRequestException } => true,
            { Result: { } response } => IsPassing(response.StatusCode)
                && !AsksForLongerPause(response, arguments.AttemptNumber == 0 ? LongestPause : LongestSecondPause),
            _ => false, // A model too slow for the first attempt would be as slow again.
        });
        resilience.CircuitBreaker.ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException
            || arguments.Outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError });
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private static bool AsksForLongerPause(HttpResponseMessage response, TimeSpan longest) => response.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause > longest,
        // Servers that give a moment mean hours; the ones that mean seconds say so in seconds.
        { Date: not null } => true,
        _ => false,
    };
}
