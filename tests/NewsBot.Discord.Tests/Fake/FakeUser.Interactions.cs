using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Gateway;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Rules;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>What a person does with commands, buttons and forms.</summary>
public sealed partial class FakeUser
{
    /// <summary>
    /// Gives a command. Discord has to know it: an unknown command or option, a missing one that is required, or a value that
    /// is not among the choices cannot be sent, nor can a command for which this user has not got the permissions.
    /// </summary>
    /// <param name="command">Its name, with those of its group and subcommand: <c>"feeds add"</c>.</param>
    /// <param name="options">
    /// Their values: string, int, long, double, bool, <see cref="FakeUser"/>, <see cref="FakeChannel"/>, <see cref="FakeRole"/>
    /// or <see cref="FakeFile"/>.
    /// </param>
    public Task<FakeInteraction> SlashAsync(FakeChannel channel, string command, params (string Name, object Value)[] options)
    {
        Must(channel, FakePermissions.UseApplicationCommands);
        return BeginAsync(FakeInteractionType.Command, channel, command,
            () => CommandInput.Of(discord, this, channel, command, options, focused: null));
    }

    /// <summary>Types into an option for which the bot proposes values.</summary>
    /// <param name="option">The option that is typed into.</param>
    /// <param name="others">Those that are filled in already.</param>
    public Task<FakeInteraction> AutocompleteAsync(
        FakeChannel channel, string command, string option, string typed, params (string Name, object Value)[] others)
    {
        Must(channel, FakePermissions.UseApplicationCommands);
        return BeginAsync(FakeInteractionType.Autocomplete, channel, $"{command} {option}:{typed}",
            () => CommandInput.Of(discord, this, channel, command, [.. others, (option, typed)], option));
    }

    /// <summary>Chooses a command in the menu of a message.</summary>
    public Task<FakeInteraction> MessageCommandAsync(FakeMessage message, string command)
    {
        Must(message.Channel, FakePermissions.UseApplicationCommands);
        return BeginAsync(FakeInteractionType.Command, message.Channel, command,
            () => CommandInput.OfMessage(discord, this, message, command), message);
    }

    /// <summary>Presses a button, named by its id or by its label.</summary>
    public Task<FakeInteraction> ClickAsync(FakeMessage message, string button)
    {
        Sees(message);
        var found = message.Buttons.FirstOrDefault(each => each.CustomId == button)
            ?? message.Buttons.FirstOrDefault(each => each.Label == button)
            ?? throw new InvalidOperationException($"There is no button {button} on: {message}");
        if (found.CustomId is null || found.Disabled)
            throw new InvalidOperationException($"The button {button} is disabled or a link: {message}");
        return BeginAsync(FakeInteractionType.Component, message.Channel, found.CustomId,
            () => new() { ["custom_id"] = found.CustomId, ["component_type"] = 2 }, message);
    }

    /// <summary>Chooses from a menu of a message.</summary>
    public Task<FakeInteraction> SelectAsync(FakeMessage message, string customId, params string[] values)
    {
        Sees(message);
        var menu = message.Components.SelectMany(row => row.Objects("components")).FirstOrDefault(part =>
                part.String("custom_id") == customId && part.Number("type") is 3 or >= 5)
            ?? throw new InvalidOperationException($"There is no menu {customId} on: {message}");
        var known = menu.Objects("options").Select(option => option.String("value")).ToList();
        if (known.Count > 0 && values.Except(known).FirstOrDefault() is { } unknown)
            throw new InvalidOperationException($"The menu {customId} has no {unknown}");
        return BeginAsync(FakeInteractionType.Component, message.Channel, customId, () => new()
        {
            ["custom_id"] = customId,
            ["component_type"] = menu.Number("type"),
            ["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]),
        }, message);
    }

    /// <summary>Sends a form that the bot showed. What is not named keeps the value that it came with.</summary>
    public Task<FakeInteraction> SubmitAsync(FakeModal modal, params (string CustomId, string Value)[] values)
    {
        var rows = modal.Fill(values);
        return BeginAsync(FakeInteractionType.Modal, modal.Interaction.Channel, modal.CustomId,
            () => new() { ["custom_id"] = modal.CustomId, ["components"] = rows }, modal.Interaction.ComponentMessage);
    }

    private void Sees(FakeMessage message)
    {
        Must(message.Channel, FakePermissions.None);
        if (message.Deleted || (message.Reader is { } reader && reader != this))
            throw new InvalidOperationException($"{Name} does not see: {message}");
    }

    private Task<FakeInteraction> BeginAsync(
        FakeInteractionType type, FakeChannel channel, string name, Func<JsonObject> data, FakeMessage? message = null) =>
        discord.Locked(() =>
        {
            var filled = data();
            var interaction = new FakeInteraction(discord, discord.NextId(), type, this, channel, name, message);
            discord.Add(interaction);
            discord.Gateway.Dispatch(
                "INTERACTION_CREATE", channel.Guild, FakeIntents.None, InteractionShape.Of(interaction, filled, discord));
            return Task.FromResult(interaction);
        });
}
