using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Llm;

/// <summary>
/// Removes events without content from a model's stream. Servers keep a connection alive with <c>data: null</c>, empty objects,
/// pings and chunks without choices, which the clients would take for a broken answer.
/// </summary>
internal sealed class ModelEventFilter : DelegatingHandler
{
    private const string DataPrefix = "data:";

    // With two fields of one name it is unclear which one counts.
    private static readonly JsonDocumentOptions StrictParsing = new() { AllowDuplicateProperties = false };

    private static readonly string[] FinishReasons = ["stop", "length", "content_filter", "tool_calls", "function_call"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Func<string, string?>? filter = response.Content.Headers.ContentType?.MediaType switch
        {
            "text/event-stream" => FilterEventLine,
            "application/x-ndjson" => FilterJsonLine,
            _ => null,
        };
        if (filter is not null && response.IsSuccessStatusCode)
            await ForwardOnlyStream.WrapContentAsync(response, body =>
                new ServerSentEventStream(body, filter), cancellationToken);
        return response;
    }

    /// <summary>Filters a line of server-sent events as in OpenAI's API; returns null if it has no content.</summary>
    public static string? FilterEventLine(string line)
    {
        if (!line.StartsWith(DataPrefix, StringComparison.Ordinal)) return line;
        // Anything of another form, such as [DONE] or a part of a multi-line event, is left to the client.
        if (!TryParse(line[DataPrefix.Length..], out var node)) return line;
        if (IsEmpty(node)) return null;
        if (node is not JsonObject chunk || !IsNullOr<JsonArray>(chunk["choices"])) return line;
        var allChoices = chunk["choices"]?.AsArray() ?? [];
        if (!allChoices.All(choice => IsNullOr<JsonObject>(choice) && IsNullOr<JsonObject>(choice?["delta"]))) return line;
        var choices = allChoices.OfType<JsonObject>().Select(CleanChoice).OfType<JsonNode>().ToList();
        if (choices.Count == 0 && chunk["error"] is not null) return line;
        if (choices.Count == 0 && chunk["usage"] is not JsonObject) return null;
        chunk["choices"] = new JsonArray([.. choices.Select(choice => choice.DeepClone())]);
        return $"{DataPrefix} {chunk.ToJsonString()}";
    }

    /// <summary>Filters a line of JSON as in Ollama's API; returns null if it has no content.</summary>
    public static string? FilterJsonLine(string line)
    {
        if (!TryParse(line, out var node)) return line;
        if (IsEmpty(node)) return null;
        if (node is not JsonObject part || !IsNullOr<JsonObject>(part["message"])) return line;
        return part["message"] is null && part["error"] is null && part["done"]?.GetValueKind() != JsonValueKind.True ? null
            : line;
    }

    // Removes what the clients cannot read; returns null if the choice neither adds to the answer nor ends it.
    private static JsonObject? CleanChoice(JsonObject choice)
    {
        if (choice["finish_reason"] is JsonValue reason && !Array.Exists(FinishReasons, end => reason.ToString() == end))
            choice.Remove("finish_reason");
        if (choice["delta"] is not JsonObject delta)
        {
            if (choice["finish_reason"] is null) return null;
            choice["delta"] = delta = [];
        }

        // Some servers send no role, or an empty one, after the first piece.
        if (delta["role"]?.ToString() != "assistant") delta.Remove("role");
        return choice;
    }

    private static bool IsEmpty(JsonNode? node) =>
        node is null or JsonObject { Count: 0 } or JsonArray { Count: 0 }
            || (node is JsonValue text && text.ToString().Length == 0);

    private static bool IsNullOr<T>(JsonNode? node)
        where T : JsonNode => node is null or T;

    private static bool TryParse(string json, out JsonNode? node)
    {
        try
        {
            node = JsonNode.Parse(json, documentOptions: StrictParsing);
            return true;
        }
        catch (JsonException)
        {
            node = null;
            return json.AsSpan().Trim().IsEmpty;
        }
    }
}
