using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rules;

/// <summary>What the embeds of a message may be.</summary>
internal static class EmbedRules
{
    private const int MaxTotal = 6000;

    public static void Check(JsonArray embeds, FormErrors errors)
    {
        var total = 0;
        for (var i = 0; i < embeds.Count; i++)
        {
            var (embed, path) = (embeds[i], $"embeds.{i}");
            var fields = embed.Objects("fields").ToList();
            var footer = (embed as JsonObject)?["footer"];
            var author = (embed as JsonObject)?["author"];
            errors.Length($"{path}.title", embed.String("title"), 0, 256);
            errors.Length($"{path}.description", embed.String("description"), 0, 4096);
            errors.Count($"{path}.fields", fields.Count, 0, 25);
            errors.Length($"{path}.footer.text", footer.String("text"), footer is null ? 0 : 1, 2048);
            errors.Length($"{path}.author.name", author.String("name"), author is null ? 0 : 1, 256);
            Link($"{path}.url", embed.String("url"), errors);
            Link($"{path}.author.url", author.String("url"), errors);
            if (embed.Number("color") is < 0 or > 0xFFFFFF) errors.Add($"{path}.color", "NUMBER_TYPE_MAX", "Must be a colour.");
            for (var j = 0; j < fields.Count; j++)
            {
                errors.Length($"{path}.fields.{j}.name", fields[j].String("name"), 1, 256);
                errors.Length($"{path}.fields.{j}.value", fields[j].String("value"), 1, 1024);
            }

            var length = Length(embed, "title") + Length(embed, "description") + Length(footer, "text") + Length(author, "name")
                + fields.Sum(field => Length(field, "name") + Length(field, "value"));
            var pictured = embed.Has("image") || embed.Has("thumbnail");
            if (length == 0 && !pictured) errors.Add($"{path}.description", "BASE_TYPE_REQUIRED", "This field is required");
            total += length;
        }

        if (total > MaxTotal) errors.Add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }

    private static int Length(JsonNode? node, string key) => node.String(key)?.Length ?? 0;

    private static void Link(string path, string? url, FormErrors errors)
    {
        if (string.IsNullOrEmpty(url)) return;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            errors.Add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        errors.Length(path, url, 0, 2048);
    }
}
