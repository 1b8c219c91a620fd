using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rules;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>The commands of the application, for all guilds.</summary>
internal sealed class CommandRoutes(FakeDiscord discord)
{
    public JsonNode? Answer(FakeRequest request, ulong application, string[] rest)
    {
        if (application != discord.Options.ApplicationId) throw Refusal.NotTheApplication;
        return (request.Method, rest) switch
        {
            ("GET", []) => List(),
            ("PUT", []) => Publish(request.Body as JsonArray ?? []),
            ("POST", []) => Publish(With(request.Body))[^1]!.DeepClone(),
            ("GET", [var id]) => Find(id).DeepClone(),
            ("DELETE", [var id]) => Remove(id),
            _ => throw Refusal.NotFound,
        };
    }

    private JsonArray List() => discord.PublishedCommands.Select(command => command.DeepClone()).ToJsonArray();

    // A command that has the name of another, and its type, takes its place.
    private JsonArray With(JsonNode? command) =>
        [.. discord.PublishedCommands.Where(other => !Same(other, command))
            .Select(other => other.DeepClone()), command?.DeepClone()];

    private JsonArray Publish(JsonArray commands)
    {
        var errors = new FormErrors();
        CommandRules.Check(commands, errors);
        errors.Check();
        var before = discord.PublishedCommands.ToList();
        discord.PublishedCommands.Clear();
        foreach (var command in commands.OfType<JsonObject>())
        {
            var published = (JsonObject)command.DeepClone();
            // What is published again under its name keeps its id.
            published["id"] = before.Find(old => Same(old, command))?.String("id") ?? discord.NextId().Text();
            published["application_id"] = discord.Options.ApplicationId.Text();
            published["version"] = discord.NextId().Text();
            published["type"] = CommandRules.Type(command);
            published["description"] ??= "";
            discord.PublishedCommands.Add(published);
        }

        return List();
    }

    private JsonObject Find(string id) =>
        discord.PublishedCommands.Find(command => command.String("id") == id) ?? throw Refusal.UnknownCommand;

    private JsonNode? Remove(string id)
    {
        discord.PublishedCommands.Remove(Find(id));
        return null;
    }

    private static bool Same(JsonNode? one, JsonNode? other) =>
        one.String("name") == other.String("name") && CommandRules.Type(one) == CommandRules.Type(other);
}
