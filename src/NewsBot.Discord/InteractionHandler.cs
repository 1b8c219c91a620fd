using System.Globalization;
using Discord;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;
using NewsBot.Discord.Replies;
using NewsBot.Storage;

namespace NewsBot.Discord;

/// <summary>Passes commands, buttons, forms and suggestions between Discord and the desk.</summary>
internal sealed class InteractionHandler(
    NewsDesk desk, ChatDispatcher dispatcher, TimeProvider time, ILogger<InteractionHandler> logger)
{
    private const string FieldId = "text";

    // Discord accepts no response after three seconds.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(2.5);

    /// <summary>Handles an interaction. It returns at once, because Discord.Net calls it on the gateway's thread.</summary>
    public Task HandleAsync(SocketInteraction interaction)
    {
        switch (interaction)
        {
            case SocketSlashCommand command:
                var options = command.Data.Options.ToDictionary(
                    option => option.Name, option => Convert.ToString(option.Value, CultureInfo.InvariantCulture) ?? "");
                Dispatch(interaction, (id, asker, location) =>
                    new ChatCommand(command.CommandName, options) { Id = id, Asker = asker, Location = location });
                break;
            case SocketMessageCommand command
                    when desk.Catalogue.Commands.FirstOrDefault(candidate => candidate.MessageMenuName == command.CommandName)
                        is { } declaration:
                var message = command.Data.Message;
                Dispatch(interaction, (id, asker, location) =>
                    new MenuCommand(
                        declaration.Name, DiscordIds.FormatId("message", message.Id), MessageContents.Create(message))
                    { Id = id, Asker = asker, Location = location });
                break;
            case SocketMessageComponent button when ChatDispatcher.FindForm(button.Data.CustomId) is { } form:
                _ = Task.Run(() =>
                    TryAsync(cancellation =>
                        button.RespondWithModalAsync(BuildModal(form), DiscordRequests.CreateOptions(cancellation))));
                break;
            case SocketMessageComponent button:
                Dispatch(interaction, (id, asker, location) =>
                    new ButtonPress(button.Data.CustomId) { Id = id, Asker = asker, Location = location });
                break;
            case SocketModal form:
                var input = form.Data.Components.FirstOrDefault(component => component.CustomId == FieldId)?.Value ?? "";
                var isPrivate = form.Message?.Flags?.HasFlag(MessageFlags.Ephemeral) ?? false;
                Dispatch(interaction, (id, asker, location) =>
                    new ModalSubmission(form.Data.CustomId, input)
                    { Id = id, Asker = asker, Location = location, IsPrivate = isPrivate });
                break;
            case SocketAutocompleteInteraction autocomplete:
                _ = Task.Run(() => TryAsync(cancellation => SuggestAsync(autocomplete, cancellation)));
                break;
        }

        return Task.CompletedTask;
    }

    private void Dispatch(SocketInteraction interaction, Func<string, Asker, ChatLocation, ChatEvent> createEvent) =>
        dispatcher.Dispatch(
        createEvent(DiscordIds.FormatId("interaction", interaction.Id), DiscordIds.CreateAsker(interaction.User),
            GetLocation(interaction)),
        new InteractionReplies(interaction));

    private static ChatLocation GetLocation(SocketInteraction interaction) =>
        interaction.InteractionChannel is { } channel ? DiscordIds.CreateLocation(channel, interaction.User)
        : interaction.GuildId is { } server
            ? new ChatLocation(DiscordIds.FormatId("server", server), DiscordIds.Format(interaction.ChannelId ?? 0))
            { Address = DiscordIds.FormatId("channel", interaction.ChannelId ?? 0) }
        : new ChatLocation(DiscordIds.FormatId("member", interaction.User.Id), DiscordIds.Format(interaction.ChannelId ?? 0))
        { IsDirect = true, Address = DiscordIds.FormatId("member", interaction.User.Id) };

    private async Task SuggestAsync(SocketAutocompleteInteraction autocomplete, CancellationToken cancellationToken)
    {
        var (asker, location) = (DiscordIds.CreateAsker(autocomplete.User), GetLocation(autocomplete));
        var options = autocomplete.Data.Options.ToDictionary(
            option => option.Name, option => Convert.ToString(option.Value, CultureInfo.InvariantCulture) ?? "");
        var request = new Request(autocomplete.Data.CommandName, options) { Community = location.Community, Asker = asker };
        var current = autocomplete.Data.Current;
        var typed = Convert.ToString(current.Value, CultureInfo.InvariantCulture) ?? "";
        var suggestions = await desk.Catalogue.SuggestAsync(request.Command, current.Name, typed, request, cancellationToken);
        await autocomplete.RespondAsync(
            suggestions.Select(text => new AutocompleteResult(text, text)), DiscordRequests.CreateOptions(cancellationToken));
    }

    private static Modal BuildModal(ModalForm form) => new ModalBuilder(form.Title, form.Id)
        .AddTextInput(form.Label, FieldId, TextInputStyle.Paragraph, minLength: 1, maxLength: 1_000, required: true)
        .Build();

    private async Task TryAsync(Func<CancellationToken, Task> action)
    {
        using var bounded = new CancellationTokenSource(ResponseTimeout, time);
        try
        {
            await DiscordRequests.RunAsync(() => action(bounded.Token));
        }
        catch (Exception exception) when (exception is PostFailedException or ArchiveException)
        {
            Log.InteractionNotAnswered(logger, exception.Message);
        }
        catch (Exception exception)
        {
            Log.InteractionFailed(logger, exception);
        }
    }
}
