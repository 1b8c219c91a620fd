using System.Text;
using System.Text.Json;

namespace NewsBot.Llm;

/// <summary>The API key of a model's server. It is sent there and must appear nowhere else.</summary>
/// <param name="key">The key; null or white space if the server takes none.</param>
internal sealed class ApiKey(string? key)
{
    // Some clients require a key; servers that need none accept anything.
    private const string Placeholder = "none";

    // A shorter key occurs in ordinary text, and scrubbing it would only garble the text.
    private const int MinScrubbedLength = 8;

    private readonly string? key = string.IsNullOrWhiteSpace(key) ? null : key.Trim();

    // The key as such, as a JSON string with and without escaped slashes, and as in a URL.
    private readonly string[] encodings = string.IsNullOrWhiteSpace(key)
        ? []
        : [.. new[] { key.Trim(), JsonEncodedText.Encode(key.Trim()).ToString(), key.Trim()
            .Replace("/", "\\/", StringComparison.Ordinal),
            Uri.EscapeDataString(key.Trim()) }.Distinct(StringComparer.Ordinal)];

    /// <summary>True if there is a key.</summary>
    public bool HasValue => key is not null;

    /// <summary>The key to send, or a placeholder.</summary>
    public string ValueOrPlaceholder => key ?? Placeholder;

    /// <summary>Replaces the key in <paramref name="text"/>, in any of its encodings, by "***".</summary>
    public string Scrub(string text)
    {
        if (key is not { Length: >= MinScrubbedLength }) return text;
        return encodings.Aggregate(text, (scrubbed, form) => scrubbed.Replace(form, "***", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Removes from <paramref name="text"/> and returns, scrubbed, what can be shown while more text is to come: everything
    /// except an end that could be the beginning of the key.
    /// </summary>
    public string DrainSafeText(StringBuilder text)
    {
        var scrubbed = Scrub(text.ToString());
        var heldBack = key is not { Length: >= MinScrubbedLength } ? 0 : CountPossibleKeyStart(scrubbed);
        text.Clear().Append(scrubbed, scrubbed.Length - heldBack, heldBack);
        return scrubbed[..(scrubbed.Length - heldBack)];
    }

    // The length of the end of the text that could be the beginning of the key.
    private int CountPossibleKeyStart(string text)
    {
        for (var length = Math.Min(text.Length, encodings.Max(form => form.Length) - 1); length > 0; length--)
        {
            var end = text.AsSpan(text.Length - length);
            foreach (var form in encodings)
                if (form.Length > length && form.AsSpan().StartsWith(end, StringComparison.OrdinalIgnoreCase)) return length;
        }

        return 0;
    }

    // Keeps the key secret even if it is formatted by accident.
    public override string ToString() => "***";
}
