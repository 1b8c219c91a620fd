using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>A REST request as it came, and what it was answered.</summary>
public sealed class FakeRequest
{
    /// <param name="path">Below /api/v10/, without the query.</param>
    internal FakeRequest(
        string method, string path, string query, string? authorization, JsonNode? body,
            IReadOnlyList<FakeFile> files, DateTimeOffset at)
    {
        (Method, Path, Query, Authorization, Body, Files, At) = (method, path, query, authorization, body, files, at);
        Segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Method { get; }

    /// <summary>Below the version, without the query: <c>channels/1/messages</c>.</summary>
    public string Path { get; }

    /// <summary>With its question mark; empty: none.</summary>
    public string Query { get; }

    public DateTimeOffset At { get; }

    /// <summary>The JSON; of a form with files, the part that holds it. Null: none.</summary>
    public JsonNode? Body { get; }

    public IReadOnlyList<FakeFile> Files { get; }

    /// <summary>0: not answered yet, or the connection was cut.</summary>
    public int Status { get; internal set; }

    /// <summary>The JSON of the answer; null: none.</summary>
    public JsonNode? Answer { get; internal set; }

    public bool Answered => Status != 0;

    internal string? Authorization { get; }

    internal string[] Segments { get; }

    /// <param name="path">It may have <c>*</c> for one of its parts.</param>
    public bool Is(string method, string path)
    {
        var parts = path.Split('/');
        return method == Method && parts.Length == Segments.Length
            && parts.Zip(Segments).All(pair => pair.First == "*" || pair.First == pair.Second);
    }

    public override string ToString() => $"{At:HH:mm:ss.fff} {Method} {Path}{Query} {Status} {Body?.ToJsonString()}"
        + (Status >= 400 ? $" -> {Answer?.ToJsonString()}" : "");
}
