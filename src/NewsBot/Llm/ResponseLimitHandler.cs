namespace NewsBot.Llm;

/// <summary>
/// Bounds what is read of an answer, whatever reads it: the clients above collect a line until it ends, and a server that
/// never ends one would fill the memory long before any limit of time.
/// </summary>
internal sealed class ResponseLimitHandler : DelegatingHandler
{
    // A model that thinks aloud for all the time there is sends some 5,000 pieces of 300 bytes, and the vectors of 64
    // passages, the longest of 4,096 numbers, take some 6 MB. This is far beyond either.
    private const long MostBytes = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            await ForwardOnlyStream.ReplaceAsync(response, body =>
                new BoundedStream(body, MostBytes, CancellationToken.None), cancellationToken);
        return response;
    }
}
