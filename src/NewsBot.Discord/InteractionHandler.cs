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
    private const string Field = "text";

    // Discord accepts no response after three seconds.
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(2.5);

    /// <summary>Handles an interaction. It returns at once, because Discord.Net calls it on the gateway's thread.</summary>
    public Task HandleAsync(SocketInteraction interaction)
    {
        switch (interaction)
        {
            case SocketSlashCommand command:
                var options = command.Data.Options.ToDictionary(
                    option => option.Name, option => Convert.ToString(option.Value, CultureInfo.InvariantCulture) ?? "");
                Take(interaction, (id, asker, location) =>
                    new ChatCommand(command.CommandName, options) { Id = id, Asker = asker, Place = location });
                break;
            case SocketMessageCommand command
                    when desk.Catalogue.Commands.FirstOrDefault(candidate => candidate.ForMessages == command.CommandName)
                        is { } declaration:
                var text = new Dictionary<string, string> { [declaration.Options[0].Name] = command.Data.Message.Content };
                Take(interaction, (id, asker, location) =>
                    new ChatCommand(declaration.Name, text) { Id = id, Asker = asker, Place = location });
                break;
            case SocketMessageComponent button when ChatDispatcher.FormOf(button.Data.CustomId) is { } form:
                _ = Task.Run(() =>
                    TryAsync(cancellation => button.RespondWithModalAsync(ModalOf(form), Sending.Options(cancellation))));
                break;
            case SocketMessageComponent button:
                Take(interaction, (id, asker, location) =>
                    new ButtonPress(button.Data.CustomId) { Id = id, Asker = asker, Place = location });
                break;
            case SocketModal form:
                var input = form.Data.Components.FirstOrDefault(component => component.CustomId == Field)?.Value ?? "";
                var isPrivate = form.Message?.Flags?.HasFlag(MessageFlags.Ephemeral) ?? false;
                Take(interaction, (id, asker, location) =>
                    new ModalSubmission(form.Data.CustomId, input)
                    { Id = id, Asker = asker, Place = location, IsPrivate = isPrivate });
                break;
            case SocketAutocompleteInteraction autocomplete:
                _ = Task.Run(() => TryAsync(cancellation => SuggestAsync(autocomplete, cancellation)));
                break;
        }

        return Task.CompletedTask;
    }

    private void Take(SocketInteraction interaction, Func<string, Asker, ChatLocation, ChatEvent> createEvent) => dispatcher.Take(
        createEvent(Places.IdOf("interaction", interaction.Id), Places.AskerOf(interaction.User), PlaceOf(interaction)),
        new InteractionReplies(interaction));

    private static ChatLocation PlaceOf(SocketInteraction interaction) =>
        interaction.InteractionChannel is { } channel ? Places.Of(channel, interaction.User)
        : interaction.GuildId is { } server
            ? new ChatLocation(Places.IdOf("server", server), Places.Text(interaction.ChannelId ?? 0))
            { Address = Places.IdOf("channel", interaction.ChannelId ?? 0) }
        : new ChatLocation(Places.IdOf("member", interaction.User.Id), Places.Text(interaction.ChannelId ?? 0))
        { IsDirect = true, Address = Places.IdOf("member", interaction.User.Id) };

    private async Task SuggestAsync(SocketAutocompleteInteraction autocomplete, CancellationToken cancellationToken)
    {
        var (asker, location) = (Places.AskerOf(autocomplete.User), PlaceOf(autocomplete));
        var options = autocomplete.Data.Options.ToDictionary(
            option => option.Name, option => Convert.ToString(option.Value, CultureInfo.InvariantCulture) ?? "");
        var request = new Request(autocomplete.Data.CommandName, options) { Community = location.Community, Asker = asker };
        var current = autocomplete.Data.Current;
        var typed = Convert.ToString(current.Value, CultureInfo.InvariantCulture) ?? "";
        var suggestions = await desk.Catalogue.SuggestAsync(request.Command, current.Name, typed, request, cancellationToken);
        await autocomplete.RespondAsync(
            suggestions.Select(text => new AutocompleteResult(text, text)), Sending.Options(cancellationToken));
    }

    private static Modal ModalOf(ModalForm form) => new ModalBuilder(form.Title, form.Id)
        .AddTextInput(form.Label, Field, TextInputStyle.Paragraph, minLength: 1, maxLength: 1_000, required: true)
        .Build();

    private async Task TryAsync(Func<CancellationToken, Task> action)
    {
        using var bounded = new CancellationTokenSource(AnsweredWithin, time);
        try
        {
            await Sending.TryAsync(() => action(bounded.Token));
        }
        catch (Exception exception) when (exception is PostFailedException or ArchiveException)
        {
            Log.NotAnswered(logger, exception.Message);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
        }
    }
}
