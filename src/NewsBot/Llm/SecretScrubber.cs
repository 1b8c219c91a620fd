using System.Net.Http.Headers;
using System.Text;

namespace NewsBot.Llm;

/// <summary>
/// Removes the key from a server's error responses and limits their length. Servers echo keys in errors, and clients put errors
/// into exceptions and logs; this handler is below all clients and so covers each of them.
/// </summary>
internal sealed class SecretScrubber(ApiKey secret) : DelegatingHandler
{
    // Twice as much is read as is kept, so that the cut does not leave part of a key that scrubbing could not find.
    private const int MaxErrorLength = 4096;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode) return response;
        if (response.ReasonPhrase is { } phrase) response.ReasonPhrase = secret.Scrub(phrase);
        var original = response.Content;
        var text = secret.Scrub(await ReadBeginningAsync(original, cancellationToken));
        response.Content =
            new StringContent(
                text[..Math.Min(text.Length, MaxErrorLength)], Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        original.Dispose();
        return response;
    }

    private static async Task<string> ReadBeginningAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[2 * MaxErrorLength];
        var filled = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            while (filled < buffer.Length && await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken) is var read
                and > 0) filled += read;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // The status matters most; the part of the text that could be read is enough.
        }

        return Encoding.UTF8.GetString(buffer, 0, filled);
    }
}
