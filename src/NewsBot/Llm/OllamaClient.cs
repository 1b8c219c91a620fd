using OllamaSharp;
using OllamaSharp.Models;
using OllamaSharp.Models.Exceptions;

namespace NewsBot.Llm;

/// <summary>
/// OllamaSharp's client, whose reading of an answer is given up when the caller gives up. By itself it reads line after line
/// without regard to that: a server that stalls would hold it, and its connection, for ever.
/// </summary>
internal sealed class OllamaClient(HttpClient http, string model) : OllamaApiClient(http, model)
{
    protected override async Task<HttpResponseMessage> SendToOllamaAsync(
        HttpRequestMessage requestMessage, OllamaRequest? ollamaRequest, HttpCompletionOption completionOption,
        CancellationToken cancellationToken)
    {
        var response = await SendAsync();
        await ForwardOnlyStream.ReplaceAsync(response, body =>
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
                // It reads what a refusal (400) says, and fails at it where that is no text, as behind a proxy.
                throw new OllamaException("The request was refused.", exception);
            }
        }
    }
}
