using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly.Timeout;

namespace NewsBot.Llm;

/// <summary>Timeouts, retries and circuit breaker for the server of a model.</summary>
/// <param name="AttemptTimeout">The timeout of one attempt; a slow local model reads for long before it answers.</param>
/// <param name="TotalTimeout">The timeout of all attempts and the pauses between them.</param>
/// <param name="LongestPause">The longest pause before the second attempt; if the server asks for a longer one
/// (Retry-After), there is no second attempt.</param>
/// <param name="LongestSecondPause">The same for the third attempt.</param>
internal sealed record LlmRetryOptions(
    TimeSpan AttemptTimeout, TimeSpan TotalTimeout, TimeSpan LongestPause, TimeSpan LongestSecondPause)
{
    /// <summary>Sets the options of a resilience handler.</summary>
    public void ApplyTo(HttpStandardResilienceOptions resilience)
    {
        resilience.AttemptTimeout.Timeout = AttemptTimeout;
        resilience.TotalRequestTimeout.Timeout = TotalTimeout;
        resilience.CircuitBreaker.SamplingDuration = 2 * AttemptTimeout;
        // A community asks a few questions a minute and would never reach the default of 100 requests.
        resilience.CircuitBreaker.MinimumThroughput = 10;
        resilience.CircuitBreaker.FailureRatio = 0.5;
        resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(30);
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromSeconds(1);
        resilience.Retry.ShouldRetryAfterHeader = true;
        resilience.Retry.ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: HttpRequestException } => true,
            { Result: { } response } => IsTransient(response.StatusCode)
                && !AsksForLongerPause(response, arguments.AttemptNumber == 0 ? LongestPause : LongestSecondPause),
            _ => false, // After a timeout, a second attempt would be as slow.
        });
        resilience.CircuitBreaker.ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException
            || arguments.Outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError });
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private static bool AsksForLongerPause(HttpResponseMessage response, TimeSpan longest) => response.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause > longest,
        // A date means hours; servers that mean seconds give seconds.
        { Date: not null } => true,
        _ => false,
    };
}
