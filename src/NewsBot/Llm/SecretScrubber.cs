using System.Net.Http.Headers;
using System.Text;

namespace NewsBot.Llm;

/// <summary>
/// Takes the key out of what a server says about a failed request, and bounds it. Servers echo keys in their errors, and
/// the clients above put what they read into exceptions and logs; here, below them all, is the one place that covers each.
/// </summary>
internal sealed class SecretScrubber(ApiKey secret) : DelegatingHandler
{
    // Twice what is kept is read, so that the cut never leaves a part of a key that scrubbing would have found whole.
    private const int LongestError = 4096;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode) return response;
        if (response.ReasonPhrase is { } phrase) response.ReasonPhrase = secret.Scrub(phrase);
        var original = response.Content;
        var text = secret.Scrub(await BeginningAsync(original, cancellationToken));
        response.Content =
            new StringContent(
                text[..Math.Min(text.Length, LongestError)], Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        original.Dispose();
        return response;
    }

    private static async Task<string> BeginningAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[2 * LongestError];
        var filled = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            while (filled < buffer.Length && await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken) is var read
                and > 0) filled += read;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // The status says what matters; what could be read of the explanation is enough.
        }

        return Encoding.UTF8.GetString(buffer, 0, filled);
    }
}
