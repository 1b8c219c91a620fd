namespace NewsBot.Llm;

/// <summary>
/// Limits the size of an answer. The clients buffer each line until it ends, so a server that never ends a line would fill the
/// memory long before any time limit.
/// </summary>
internal sealed class ResponseLimitHandler : DelegatingHandler
{
    // A model that reasons until the time limit sends about 5,000 pieces of 300 bytes; the vectors of 64 passages, of up to 4,096
    // numbers each, take about 6 MB. The limit is far beyond both.
    private const long MaxBytes = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            await ForwardOnlyStream.WrapContentAsync(response, body =>
                new BoundedStream(body, MaxBytes, CancellationToken.None), cancellationToken);
        return response;
    }
}
