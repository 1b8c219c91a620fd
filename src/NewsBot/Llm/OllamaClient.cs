using OllamaSharp;
using OllamaSharp.Models;
using OllamaSharp.Models.Exceptions;

namespace NewsBot.Llm;

/// <summary>
/// OllamaSharp's client with cancellable reading of the answer. By itself the client ignores cancellation while it reads lines,
/// so that a stalled server would block it, and its connection, forever.
/// </summary>
internal sealed class OllamaClient(HttpClient http, string model) : OllamaApiClient(http, model)
{
    protected override async Task<HttpResponseMessage> SendToOllamaAsync(
        HttpRequestMessage requestMessage, OllamaRequest? ollamaRequest, HttpCompletionOption completionOption,
        CancellationToken cancellationToken)
    {
        var response = await SendAsync();
        await ForwardOnlyStream.WrapContentAsync(response, body =>
            new BoundedStream(body, long.MaxValue, cancellationToken), cancellationToken);
        return response;

        async Task<HttpResponseMessage> SendAsync()
        {
            try
            {
                return await base.SendToOllamaAsync(requestMessage, ollamaRequest, completionOption, cancellationToken);
            }
            catch (InvalidOperationException exception)
            {
                // The client reads the body of an error 400, and fails if it is not JSON, as behind a proxy.
                throw new OllamaException("The request was refused.", exception);
            }
        }
    }
}
