using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Models;

/// <summary>
/// Leaves out of a model's stream what says nothing. Servers keep a connection alive with <c>data: null</c>, empty objects, pings and
/// chunks without choices, and the clients above take each for a broken answer.
/// </summary>
internal sealed class ModelEvents : DelegatingHandler
{
    private const string Data = "data:";

    // Of two fields of one name, either could be meant.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Ends = ["stop", "length", "content_filter", "tool_calls", "function_call"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Func<string, string?>? read = response.Content.Headers.ContentType?.MediaType switch
        {
            "text/event-stream" => OfServerSentLine,
            "application/x-ndjson" => OfJsonLine,
            _ => null,
        };
        if (read is not null && response.IsSuccessStatusCode)
            await BodyStream.ReplaceAsync(response, body => new EventBody(body, read), cancellationToken);
        return response;
    }

    /// <summary>A line of server-sent events, as OpenAI's API has them; null where it says nothing.</summary>
    public static string? OfServerSentLine(string line)
    {
        if (!line.StartsWith(Data, StringComparison.Ordinal)) return line;
        // What cannot be read, as [DONE] and a part of an event in several lines, is for the client to judge.
        if (!TryRead(line[Data.Length..], out var read)) return line;
        if (read is not JsonObject chunk) return null;
        var choices = (chunk["choices"] as JsonArray)?.OfType<JsonObject>().Select(Readable).OfType<JsonNode>().ToArray() ?? [];
        if (choices.Length == 0 && chunk["usage"] is not JsonObject && chunk["error"] is null) return null;
        if (chunk["error"] is not null && choices.Length == 0) return line;
        chunk["choices"] = new JsonArray([.. choices.Select(choice => choice.DeepClone())]);
        return $"{Data} {chunk.ToJsonString()}";
    }

    /// <summary>A line of JSON, as Ollama has them; null where it says nothing.</summary>
    public static string? OfJsonLine(string line)
    {
        if (line.AsSpan().Trim().IsEmpty) return null;
        if (!TryRead(line, out var read)) return line;
        if (read is not JsonObject part) return null;
        return part["message"] is JsonObject || part["error"] is not null || part["done"]?.GetValueKind() == JsonValueKind.True ? line : null;
    }

    // Null where it neither adds to the answer nor ends it.
    private static JsonObject? Readable(JsonObject choice)
    {
        if (choice["finish_reason"] is JsonValue reason && !Array.Exists(Ends, end => reason.ToString() == end)) choice.Remove("finish_reason");
        if (choice["delta"] is not JsonObject delta)
        {
            if (choice["finish_reason"] is null) return null;
            choice["delta"] = delta = [];
        }

        // Some name no role, or an empty one, behind the first piece.
        if (delta["role"]?.ToString() != "assistant") delta.Remove("role");
        return choice;
    }

    private static bool TryRead(string json, out JsonNode? node)
    {
        try
        {
            node = JsonNode.Parse(json, documentOptions: Strict);
            return true;
        }
        catch (JsonException)
        {
            node = null;
            return json.AsSpan().Trim().IsEmpty;
        }
    }
}
