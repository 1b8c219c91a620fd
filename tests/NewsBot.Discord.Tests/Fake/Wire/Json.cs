using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Wire;

/// <summary>
/// Reads JSON as Discord does: what is absent, null or of another kind is not there; an id is a string or a number.
/// </summary>
internal static class Json
{
    public static string Text(this ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static bool Has(this JsonNode? node, string key) => node is JsonObject of && of.ContainsKey(key);

    public static string? String(this JsonNode? node, string key) =>
        Value(node, key) is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static ulong? Id(this JsonNode? node, string key) =>
        ulong.TryParse(Value(node, key)?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static long? Number(this JsonNode? node, string key) =>
        long.TryParse(Value(node, key)?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    public static bool Flag(this JsonNode? node, string key) => Value(node, key)?.GetValueKind() == JsonValueKind.True;

    public static JsonArray List(this JsonNode? node, string key) => (node as JsonObject)?[key] as JsonArray ?? [];

    public static IEnumerable<JsonObject> Objects(this JsonNode? node, string key) => node.List(key).OfType<JsonObject>();

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode> nodes) => new([.. nodes]);

    public static JsonArray ToJsonArray(this IEnumerable<ulong> ids) => new([.. ids.Select(id => (JsonNode)id.Text())]);

    /// <summary>A copy, as a node can hang in one tree only.</summary>
    public static JsonArray Copy(this JsonArray list) => (JsonArray)list.DeepClone();

    private static JsonValue? Value(JsonNode? node, string key) => (node as JsonObject)?[key] as JsonValue;
}
