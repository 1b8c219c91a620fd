using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rules;

/// <summary>What a message may be. Lengths are counted in UTF-16 units, as clients count them.</summary>
internal static class MessageRules
{
    public const int MaxContent = 2000;

    /// <summary>Of all the files of a message together.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private static readonly string[] Mentionable = ["roles", "users", "everyone"];

    /// <summary>Checks the JSON of a message and its files.</summary>
    /// <param name="before">What an edit changes; null: the message is new.</param>
    /// <returns>The message as it will be.</returns>
    public static FakeBody Check(JsonNode? json, IReadOnlyList<FakeFile> files, FakeBody? before)
    {
        if (files.Sum(file => (long)file.Bytes.Length) > MaxBytes) throw Refusal.TooLarge;
        var errors = new FormErrors();
        var content = json.String("content");
        if (json.Has("content") && content is null && (json as JsonObject)?["content"] is not null)
            errors.Add("content", "BASE_TYPE_STRING", "Must be a string.");
        errors.Length("content", content, 0, MaxContent);
        errors.Count("embeds", json.List("embeds").Count, 0, 10);
        EmbedRules.Check(json.List("embeds"), errors);
        ComponentRules.Check(json.List("components"), errors);
        Mentions(json, errors);
        var after = (before ?? FakeBody.Empty).With(json, files);
        errors.Count("attachments", after.Files.Count, 0, 10);
        errors.Check();
        if (after.IsEmpty) throw Refusal.EmptyMessage;
        return after;
    }

    private static void Mentions(JsonNode? json, FormErrors errors)
    {
        if ((json as JsonObject)?["allowed_mentions"] is not JsonObject allowed) return;
        var parse = allowed.List("parse").Select(each => each?.ToString() ?? "").ToList();
        for (var i = 0; i < parse.Count; i++)
        {
            if (!Mentionable.Contains(parse[i]))
                errors.Add(
                    $"allowed_mentions.parse.{i}", "BASE_TYPE_CHOICES", "Value must be one of ('roles', 'users', 'everyone').");
        }

        foreach (var kind in new[] { "users", "roles" })
        {
            errors.Count($"allowed_mentions.{kind}", allowed.List(kind).Count, 0, 100);
            if (parse.Contains(kind) && allowed.List(kind).Count > 0)
            {
                errors.Add("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            }
        }
    }
}
