using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rules;

/// <summary>A command as a person fills it in: only what Discord's own window would let them send.</summary>
internal sealed class CommandInput
{
    private readonly JsonObject users = [];
    private readonly JsonObject members = [];
    private readonly JsonObject channels = [];
    private readonly JsonObject roles = [];
    private readonly JsonObject attachments = [];
    private readonly FakeDiscord discord;
    private readonly FakeGuild? guild;

    private CommandInput(FakeDiscord discord, FakeGuild? guild) => (this.discord, this.guild) = (discord, guild);

    /// <param name="focused">The option that is typed into; null: the command is sent.</param>
    public static JsonObject Of(
        FakeDiscord discord, FakeUser user, FakeChannel channel, string command,
            (string Name, object Value)[] options, string? focused)
    {
        var path = command.Split(' ');
        var published = Published(discord, user, channel, path[0], type: 1);
        // Down through the group and the subcommand, which are options themselves.
        var chain = new List<JsonObject> { published };
        foreach (var part in path.Skip(1))
        {
            chain.Add(
                chain[^1].Objects("options").FirstOrDefault(each => each.String("name") == part && each.Number("type") is 1 or 2)
                ?? throw new InvalidOperationException($"The command /{command} is not published."));
        }

        var known = chain[^1].Objects("options").ToList();
        if (known.Any(option => option.Number("type") is 1 or 2))
            throw new InvalidOperationException($"/{command} needs a subcommand.");
        var input = new CommandInput(discord, channel.Guild);
        var filled = options.Select(option => input.Fill(command, known, option.Name, option.Value, focused)).ToJsonArray();
        if (focused is null && known.FirstOrDefault(option =>
            option.Flag("required") && options.All(given => given.Name != option.String("name"))) is { } missing)
        {
            throw new InvalidOperationException($"/{command} needs {missing.String("name")}.");
        }

        for (var i = chain.Count - 1; i > 0; i--)
        {
            filled = new JsonArray(new JsonObject
            {
                ["type"] = chain[i].Number("type"),
                ["name"] = chain[i].String("name"),
                ["options"] = filled,
            });
        }

        JsonObject data = new() { ["id"] = published.String("id"), ["name"] = path[0], ["type"] = 1, ["options"] = filled };
        input.Resolve(data);
        return data;
    }

    public static JsonObject OfMessage(FakeDiscord discord, FakeUser user, FakeMessage message, string command)
    {
        var published = Published(discord, user, message.Channel, command, type: 3);
        return new JsonObject
        {
            ["id"] = published.String("id"),
            ["name"] = command,
            ["type"] = 3,
            ["target_id"] = message.Id.Text(),
            ["resolved"] = new JsonObject
            {
                // The content of the message that a command is used on is always told.
                ["messages"] = new JsonObject { [message.Id.Text()] = MessageShape.Of(message, discord, withContent: true) },
            },
        };
    }

    private static JsonObject Published(FakeDiscord discord, FakeUser user, FakeChannel channel, string name, int type)
    {
        var command = discord.PublishedCommands.FirstOrDefault(each =>
                each.String("name") == name && (each.Number("type") ?? 1) == type)
            ?? throw new InvalidOperationException($"The command {name} is not published.");
        if (channel.Guild is { } guild)
        {
            var needed = (FakePermissions)(command.Id("default_member_permissions") ?? 0);
            // "0" as the default means: nobody but administrators.
            var denied = command.String("default_member_permissions") == "0"
                ? channel.PermissionsOf(user) != FakePermissions.All
                : (needed & ~channel.PermissionsOf(user)) != FakePermissions.None;
            if (denied && !guild.Allowed.Contains((name, user.Id)))
                throw new InvalidOperationException($"{user.Name} is not shown {name}, as that needs {needed}.");
        }
        else if ((command.Has("dm_permission") && !command.Flag("dm_permission"))
            || (command["contexts"] is JsonArray contexts && contexts.All(context => context?.ToString() != "1")))
        {
            throw new InvalidOperationException($"The command {name} cannot be used in direct messages.");
        }

        return command;
    }

    private JsonObject Fill(string command, List<JsonObject> known, string name, object value, string? focused)
    {
        var option = known.FirstOrDefault(each => each.String("name") == name)
            ?? throw new InvalidOperationException($"/{command} has no option {name}.");
        var type = option.Number("type");
        if (name == focused && !option.Flag("autocomplete"))
            throw new InvalidOperationException($"/{command} does not autocomplete {name}.");
        JsonNode written = (type, value) switch
        {
            (3, string text) when text.Length <= (option.Number("max_length") ?? 6000)
                && text.Length >= (option.Number("min_length") ?? 0) => text,
            (4, int number) => number,
            (4, long number) => number,
            (5, bool flag) => flag,
            (6 or 9, FakeUser user) => User(user),
            (7, FakeChannel channel) => Put(channels, channel.Id, Shapes.Channel(channel)),
            (8 or 9, FakeRole role) => Put(roles, role.Id, Shapes.Role(role, 1)),
            (10, double number) => number,
            (10, int number) => number,
            (11, FakeFile file) => File(file),
            // What is typed into a number is text until it is sent.
            (_, string text) when name == focused => text,
            _ => throw new InvalidOperationException($"/{command} does not take {value} for {name}: {option.ToJsonString()}"),
        };
        var choices = option.Objects("choices").Select(choice => choice["value"]?.ToString()).ToList();
        if (choices.Count > 0 && !choices.Contains(written.ToString()))
            throw new InvalidOperationException($"/{command} does not offer {value} for {name}.");
        JsonObject filled = new() { ["type"] = type, ["name"] = name, ["value"] = written };
        if (name == focused) filled["focused"] = true;
        return filled;
    }

    private JsonNode User(FakeUser user)
    {
        if (guild?.Member(user) is { } member) members[user.Id.Text()] = Shapes.Member(member, withUser: false);
        return Put(users, user.Id, Shapes.User(user));
    }

    private JsonNode File(FakeFile file)
    {
        var stored = file with { Id = discord.NextId() };
        discord.Uploads.Add(stored);
        return Put(attachments, stored.Id, MessageShape.File(stored, discord, ephemeral: true));
    }

    private static JsonNode Put(JsonObject into, ulong id, JsonObject shape)
    {
        into[id.Text()] = shape;
        return id.Text();
    }

    private void Resolve(JsonObject data)
    {
        JsonObject resolved = [];
        foreach (var (name, found) in new[]
        {
            ("users", users), ("members", members), ("channels", channels), ("roles", roles), ("attachments", attachments),
        })
        {
            if (found.Count > 0) resolved[name] = found;
        }

        if (resolved.Count > 0) data["resolved"] = resolved;
    }
}
