using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly.Timeout;

namespace NewsBot.Llm;

/// <summary>How often a model's server is asked again, how long it may take, and when it is left alone.</summary>
/// <param name="Attempt">How long one attempt may take: a slow local model reads for long before it answers.</param>
/// <param name="Total">How long all attempts and the pauses between them may take.</param>
/// <param name="LongestPause">The longest pause that is kept before the second attempt; a server that asks for more is taken at
/// its word, and not asked again.</param>
/// <param name="LongestSecondPause">The same before the third.</param>
internal sealed record LlmRetryOptions(TimeSpan Attempt, TimeSpan Total, TimeSpan LongestPause, TimeSpan LongestSecondPause)
{
    public void Apply(HttpStandardResilienceOptions resilience)
    {
        resilience.AttemptTimeout.Timeout = Attempt;
        resilience.TotalRequestTimeout.Timeout = Total;
        resilience.CircuitBreaker.SamplingDuration = 2 * Attempt;
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
