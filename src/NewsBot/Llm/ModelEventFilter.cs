using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Llm;

/// <summary>
/// Leaves out of a model's stream what says nothing. Servers keep a connection alive with <c>data: null</c>, empty objects,
/// pings and chunks without choices, and the clients above take each for a broken answer.
/// </summary>
internal sealed class ModelEventFilter : DelegatingHandler
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
            await ForwardOnlyStream.ReplaceAsync(response, body => new ServerSentEventStream(body, read), cancellationToken);
        return response;
    }

    /// <summary>A line of server-sent events, as OpenAI's API has them; null where it says nothing.</summary>
    public static string? OfServerSentLine(string line)
    {
        if (!line.StartsWith(Data, StringComparison.Ordinal)) return line;
        // What is of another shape, as [DONE] and a part of an event in several lines, is for the client to judge.
        if (!TryRead(line[Data.Length..], out var read)) return line;
        if (IsNothing(read)) return null;
        if (read is not JsonObject chunk || !IsNothingOr<JsonArray>(chunk["choices"])) return line;
        var said = chunk["choices"]?.AsArray() ?? [];
        if (!said.All(choice => IsNothingOr<JsonObject>(choice) && IsNothingOr<JsonObject>(choice?["delta"]))) return line;
        var choices = said.OfType<JsonObject>().Select(Readable).OfType<JsonNode>().ToList();
        if (choices.Count == 0 && chunk["error"] is not null) return line;
        if (choices.Count == 0 && chunk["usage"] is not JsonObject) return null;
        chunk["choices"] = new JsonArray([.. choices.Select(choice => choice.DeepClone())]);
        return $"{Data} {chunk.ToJsonString()}";
    }

    /// <summary>A line of JSON, as Ollama has them; null where it says nothing.</summary>
    public static string? OfJsonLine(string line)
    {
        if (!TryRead(line, out var read)) return line;
        if (IsNothing(read)) return null;
        if (read is not JsonObject part || !IsNothingOr<JsonObject>(part["message"])) return line;
        return part["message"] is null && part["error"] is null && part["done"]?.GetValueKind() != JsonValueKind.True ? null
            : line;
    }

    // Null where it neither adds to the answer nor ends it.
    private static JsonObject? Readable(JsonObject choice)
    {
        if (choice["finish_reason"] is JsonValue reason && !Array.Exists(Ends, end => reason.ToString() == end))
            choice.Remove("finish_reason");
        if (choice["delta"] is not JsonObject delta)
        {
            if (choice["finish_reason"] is null) return null;
            choice["delta"] = delta = [];
        }

        // Some name no role, or an empty one, behind the first piece.
        if (delta["role"]?.ToString() != "assistant") delta.Remove("role");
        return choice;
    }

    private static bool IsNothing(JsonNode? node) =>
        node is null or JsonObject { Count: 0 } or JsonArray { Count: 0 }
            || (node is JsonValue text && text.ToString().Length == 0);

    private static bool IsNothingOr<T>(JsonNode? node)
        where T : JsonNode => node is null or T;

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
