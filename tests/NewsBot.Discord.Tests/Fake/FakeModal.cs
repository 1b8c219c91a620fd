using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>A form that the bot shows to one person.</summary>
public sealed record FakeModal(FakeInteraction Interaction, string CustomId, string Title, IReadOnlyList<FakeInput> Inputs)
{
    internal static FakeModal From(FakeInteraction interaction, JsonObject data) => new(
        interaction, data.String("custom_id")!, data.String("title")!,
        [.. data.Objects("components").SelectMany(row => row.Objects("components")).Select(FakeInput.From)]);

    /// <summary>The rows as they are sent back. Discord lets nobody send what is too short, too long or missing.</summary>
    internal JsonArray Fill((string CustomId, string Value)[] values)
    {
        foreach (var (id, _) in values)
        {
            if (Inputs.All(input => input.CustomId != id))
                throw new InvalidOperationException($"The form {CustomId} has no field {id}.");
        }

        return Inputs.Select(input =>
        {
            var value = values.FirstOrDefault(each => each.CustomId == input.CustomId).Value ?? input.Value ?? "";
            if (value.Length > input.MaxLength || (value.Length < input.MinLength && (input.Required || value.Length > 0))
                || (input.Required && value.Length == 0))
            {
                throw new InvalidOperationException($"The field {input.CustomId} does not take \"{value}\": {input}");
            }

            JsonObject field = new() { ["type"] = 4, ["custom_id"] = input.CustomId, ["value"] = value };
            return new JsonObject { ["type"] = 1, ["components"] = new JsonArray(field) };
        }).ToJsonArray();
    }
}

/// <summary>A field of a form.</summary>
/// <param name="Value">What it is filled in with at first; null: nothing.</param>
/// <param name="Tall">Whether it has several lines.</param>
public sealed record FakeInput(
    string CustomId, string Label, string? Value, string? Placeholder, bool Required, bool Tall, int MinLength, int MaxLength)
{
    internal static FakeInput From(JsonObject part) => new(
        part.String("custom_id")!, part.String("label") ?? "", part.String("value"), part.String("placeholder"),
        !part.Has("required") || part.Flag("required"), part.Number("style") == 2,
        (int)(part.Number("min_length") ?? 0), (int)(part.Number("max_length") ?? 4000));
}
