using System.Text;
using System.Text.Json;

namespace NewsBot.Llm;

/// <summary>The key of a model's server, which may be sent there and be seen nowhere else.</summary>
/// <param name="key">Null where the server takes none.</param>
internal sealed class ApiKey(string? key)
{
    // Some clients insist on a key; servers without one take anything.
    private const string Placeholder = "none";

    // Anything shorter occurs in ordinary text, and hiding it there would only garble the text.
    private const int Shortest = 8;

    private readonly string? key = string.IsNullOrWhiteSpace(key) ? null : key.Trim();

    // As such, as JSON writes it, with and without its slashes escaped, and as an address does.
    private readonly string[] forms = string.IsNullOrWhiteSpace(key)
        ? []
        : [.. new[] { key.Trim(), JsonEncodedText.Encode(key.Trim()).ToString(), key.Trim()
            .Replace("/", "\\/", StringComparison.Ordinal),
            Uri.EscapeDataString(key.Trim()) }.Distinct(StringComparer.Ordinal)];

    /// <summary>Whether there is one.</summary>
    public bool IsGiven => key is not null;

    /// <summary>What is sent.</summary>
    public string ToSend => key ?? Placeholder;

    /// <summary><paramref name="text"/> without the key, as such or as JSON writes it.</summary>
    public string Scrub(string text)
    {
        if (key is not { Length: >= Shortest }) return text;
        return forms.Aggregate(text, (scrubbed, form) => scrubbed.Replace(form, "***", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Takes out of <paramref name="text"/> what can be shown while more of it is to come: all but an end that could be the
    /// beginning of the key.
    /// </summary>
    public string TakeSafe(StringBuilder text)
    {
        var whole = Scrub(text.ToString());
        var keep = key is not { Length: >= Shortest } ? 0 : Beginnings(whole);
        text.Clear().Append(whole, whole.Length - keep, keep);
        return whole[..(whole.Length - keep)];
    }

    // How much of the end of the text begins one of the key's forms.
    private int Beginnings(string text)
    {
        for (var length = Math.Min(text.Length, forms.Max(form => form.Length) - 1); length > 0; length--)
        {
            var end = text.AsSpan(text.Length - length);
            foreach (var form in forms)
                if (form.Length > length && form.AsSpan().StartsWith(end, StringComparison.OrdinalIgnoreCase)) return length;
        }

        return 0;
    }

    // A secret that is formatted by accident stays one.
    public override string ToString() => "***";
}
