using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>What a message says; never changed, but replaced as a whole.</summary>
internal sealed record FakeBody(
    string Content, JsonArray Embeds, JsonArray Components, IReadOnlyList<FakeFile> Files, int Flags, JsonObject? AllowedMentions)
{
    public const int EphemeralFlag = 64;
    public const int LoadingFlag = 128;

    public static FakeBody Empty { get; } = new("", [], [], [], 0, null);

    public static FakeBody OfText(string text, IReadOnlyList<FakeFile>? files = null) =>
        Empty with { Content = text, Files = files ?? [] };

    public bool IsEmpty => string.IsNullOrWhiteSpace(Content) && Embeds.Count == 0 && Files.Count == 0;

    /// <summary>This with what the JSON of a message changes: what it does not name stays as it is.</summary>
    public FakeBody With(JsonNode? json, IReadOnlyList<FakeFile> added)
    {
        // A list of attachments names those that stay; without one all of them do.
        var kept = json.Has("attachments")
            ? Files.Where(file => json.Objects("attachments").Any(named => named.Id("id") == file.Id))
            : Files;
        return new FakeBody(
            json.Has("content") ? json.String("content") ?? "" : Content,
            json.Has("embeds") ? json.List("embeds").Copy() : Embeds,
            json.Has("components") ? json.List("components").Copy() : Components,
            [.. kept, .. added],
            json.Has("flags") ? (int)(json.Number("flags") ?? 0) : Flags,
            json is JsonObject of && of.ContainsKey("allowed_mentions")
                ? of["allowed_mentions"]?.DeepClone() as JsonObject : null);
    }
}
