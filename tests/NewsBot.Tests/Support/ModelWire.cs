using System.Text.Json;

namespace NewsBot.Tests.Support;

/// <summary>How a kind of server writes down what it says.</summary>
public abstract class ModelWire
{
    public static ModelWire OpenAI { get; } = new ChatCompletions();

    public static ModelWire Ollama { get; } = new OllamaChat();

    public abstract string ContentType { get; }

    /// <summary>One event that holds <paramref name="data"/>.</summary>
    public abstract string EventOf(string data);

    /// <summary>An event with a piece of the text.</summary>
    public abstract string Piece(string text);

    /// <summary>The end of a stream.</summary>
    /// <param name="reason">Why it ends.</param>
    /// <param name="usage">The tokens read and written; null where the server does not count.</param>
    public abstract string EndOf(string reason, (int Read, int Written)? usage);

    /// <summary>All of an answer at once, for a client that does not stream.</summary>
    public abstract string Whole(string text, string reason);

    // Server-sent events, as OpenAI and Azure speak them.
    private sealed class ChatCompletions : ModelWire
    {
        public override string ContentType => "text/event-stream";

        public override string EventOf(string data) => $"data: {data}\n\n";

        public override string Piece(string text) =>
            EventOf(Chunk([Choice(new { role = "assistant", content = text }, null)], null));

        public override string EndOf(string reason, (int Read, int Written)? usage) =>
            EventOf(Chunk([Choice(new { }, reason)], null))
            + (usage is { } count
            ? EventOf(
                Chunk([],
                    new
                    {
                        prompt_tokens = count.Read,
                        completion_tokens = count.Written,
                        total_tokens = count.Read
                        + count.Written
                    })) : "")
            + EventOf("[DONE]");

        public override string Whole(string text, string reason) => JsonSerializer.Serialize(new
        {
            id = "1",
            @object = "chat.completion",
            created = 0,
            model = "scripted",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = reason } },
        });

        private static object Choice(object delta, string? reason) => new { index = 0, delta, finish_reason = reason };

        private static string Chunk(object[] choices, object? usage) =>
            JsonSerializer.Serialize(
                new { id = "1", @object = "chat.completion.chunk", created = 0, model = "scripted", choices, usage });
    }

    // Lines of JSON.
    private sealed class OllamaChat : ModelWire
    {
        public override string ContentType => "application/x-ndjson";

        public override string EventOf(string data) => $"{data}\n";

        public override string Piece(string text) => EventOf(JsonSerializer.Serialize(
            new
            {
                model = "scripted",
                created_at = "2025-10-17T12:00:00Z",
                message = new { role = "assistant", content = text },
                done = false
            }));

        public override string EndOf(string reason, (int Read, int Written)? usage) => EventOf(Done("", reason, usage));

        public override string Whole(string text, string reason) => Done(text, reason, null);

        private static string Done(string text, string reason, (int Read, int Written)? usage)
        {
            var fields = new Dictionary<string, object>
            {
                ["model"] = "scripted",
                ["created_at"] = "2025-10-17T12:00:00Z",
                ["message"] = new { role = "assistant", content = text },
                ["done"] = true,
                ["done_reason"] = reason,
            };
            if (usage is { } count) (fields["prompt_eval_count"], fields["eval_count"]) = (count.Read, count.Written);
            return JsonSerializer.Serialize(fields);
        }
    }
}
