namespace NewsBot.Models;

/// <summary>The key of a model's server, which may be sent there and be seen nowhere else.</summary>
/// <param name="key">Null where the server takes none.</param>
internal sealed class Secret(string? key)
{
    // Some clients insist on a key; servers without one take anything.
    private const string Placeholder = "none";

    // Anything shorter occurs in ordinary text, and hiding it there would only garble the text.
    private const int Shortest = 8;

    private readonly string? key = string.IsNullOrWhiteSpace(key) ? null : key.Trim();

    /// <summary>What is sent.</summary>
    public string ToSend => key ?? Placeholder;

    /// <summary><paramref name="text"/> without the key, as such or as JSON writes it.</summary>
    public string Scrub(string text)
    {
        if (key is not { Length: >= Shortest }) return text;
        var scrubbed = text;
        foreach (var form in new[] { key, System.Text.Json.JsonEncodedText.Encode(key).ToString(), key.Replace("/", "\\/", StringComparison.Ordinal), Uri.EscapeDataString(key) })
            scrubbed = scrubbed.Replace(form, "***", StringComparison.OrdinalIgnoreCase);
        return scrubbed;
    }

    // A secret that is formatted by accident stays one.
    public override string ToString() => "***";
}
