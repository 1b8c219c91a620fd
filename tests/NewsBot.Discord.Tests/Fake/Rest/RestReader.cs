using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>Reads a request: JSON, or a form with the JSON in one part and files in others.</summary>
internal static class RestReader
{
    public static async Task<FakeRequest> ReadAsync(HttpContext context, DateTimeOffset at)
    {
        JsonNode? body = null;
        List<FakeFile> files = [];
        if (context.Request.HasFormContentType)
        {
            var form =
                await context.Request.ReadFormAsync(new() { MultipartBodyLengthLimit = long.MaxValue }, context.RequestAborted);
            body = Parse(form["payload_json"].ToString());
            foreach (var part in form.Files)
            {
                using var bytes = new MemoryStream();
                await part.CopyToAsync(bytes, context.RequestAborted);
                files.Add(new FakeFile(part.FileName, bytes.ToArray(), Type(part), 0, Description(body, part.Name)));
            }
        }
        else
        {
            using var reader = new StreamReader(context.Request.Body);
            body = Parse(await reader.ReadToEndAsync(context.RequestAborted));
        }

        return new FakeRequest(
            context.Request.Method, context.Request.RouteValues["path"]?.ToString() ?? "", context.Request.QueryString.ToString(),
            context.Request.Headers.Authorization, body, files, at);
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return json.Length == 0 ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Not every client says what a file is; Discord looks itself.
    private static string Type(IFormFile part) => part.Headers.ContentType.ToString() is { Length: > 0 } type
        ? type
        : Path.GetExtension(part.FileName).ToUpperInvariant() switch
        {
            ".PNG" => "image/png",
            ".JPG" or ".JPEG" => "image/jpeg",
            ".TXT" or ".MD" => "text/plain",
            ".CSV" => "text/csv",
            ".JSON" => "application/json",
            _ => "application/octet-stream",
        };

    /// <param name="name">files[0]: the number is the id under which the JSON describes it.</param>
    private static string? Description(JsonNode? body, string name)
    {
        var number = ulong.TryParse(name.Replace("files[", "", StringComparison.Ordinal).TrimEnd(']'), out var found) ? found : 0;
        var attachments = body.Objects("attachments").Concat((body as JsonObject)?["data"].Objects("attachments") ?? []);
        return attachments.FirstOrDefault(each => each.Id("id") == number).String("description");
    }
}
