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

/// <summary>Carries commands, buttons and forms to the desk.</summary>
internal sealed class InteractionHandler(
    NewsDesk desk, ChatDispatcher clerk, TimeProvider time, ILogger<InteractionHandler> logger)
{
    private const string Field = "text";

    // Later, Discord does not take it.
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(2.5);

    /// <summary>Returns at once: it is called on the gateway's thread.</summary>
    public Task HandleAsync(SocketInteraction interaction)
    {
        switch (interaction)
        {
            case SocketSlashCommand command:
                var options = command.Data.Options.ToDictionary(
                    option => option.Name, option => Convert.ToString(option.Value, CultureInfo.InvariantCulture) ?? "");
                Take(interaction, (id, asker, place) =>
                    new ChatCommand(command.CommandName, options) { Id = id, Asker = asker, Place = place });
                break;
            case SocketMessageCommand command
                when desk.Catalogue.Commands.FirstOrDefault(known => known.ForMessages == command.CommandName) is { } known:
                var text = new Dictionary<string, string> { [known.Options[0].Name] = command.Data.Message.Content };
                Take(interaction, (id, asker, place) =>
                    new ChatCommand(known.Name, text) { Id = id, Asker = asker, Place = place });
                break;
            case SocketMessageComponent button when ChatDispatcher.FormOf(button.Data.CustomId) is { } form:
                _ = Task.Run(() =>
                    TryAsync(cancellation => button.RespondWithModalAsync(ModalOf(form), Sending.Options(cancellation))));
                break;
            case SocketMessageComponent button:
                Take(interaction, (id, asker, place) =>
                    new ButtonPress(button.Data.CustomId) { Id = id, Asker = asker, Place = place });
                break;
            case SocketModal form:
                var written = form.Data.Components.FirstOrDefault(component => component.CustomId == Field)?.Value ?? "";
                var isPrivate = form.Message?.Flags?.HasFlag(MessageFlags.Ephemeral) ?? false;
                Take(interaction, (id, asker, place) =>
                    new ModalSubmission(form.Data.CustomId, written)
                    { Id = id, Asker = asker, Place = place, IsPrivate = isPrivate });
                break;
            case SocketAutocompleteInteraction typing:
                _ = Task.Run(() => TryAsync(cancellation => SuggestAsync(typing, cancellation)));
                break;
        }

        return Task.CompletedTask;
    }

    private void Take(SocketInteraction interaction, Func<string, Asker, ChatLocation, ChatEvent> incoming) => clerk.Take(
        incoming(Places.IdOf("interaction", interaction.Id), Places.AskerOf(interaction.User), PlaceOf(interaction)),
        new InteractionReplies(interaction));

    private static ChatLocation PlaceOf(SocketInteraction interaction) =>
        interaction.InteractionChannel is { } channel ? Places.Of(channel, interaction.User)
        : interaction.GuildId is { } server
            ? new ChatLocation(Places.IdOf("server", server), Places.Text(interaction.ChannelId ?? 0))
            { Address = Places.IdOf("channel", interaction.ChannelId ?? 0) }
        : new ChatLocation(Places.IdOf("member", interaction.User.Id), Places.Text(interaction.ChannelId ?? 0))
        { IsDirect = true, Address = Places.IdOf("member", interaction.User.Id) };

    private async Task SuggestAsync(SocketAutocompleteInteraction typing, CancellationToken cancellationToken)
    {
        var (asker, place) = (Places.AskerOf(typing.User), PlaceOf(typing));
        var options = typing.Data.Options.ToDictionary(
            option => option.Name, option => Convert.ToString(option.Value, CultureInfo.InvariantCulture) ?? "");
        var request = new Request(typing.Data.CommandName, options) { Community = place.Community, Asker = asker };
        var current = typing.Data.Current;
        var typed = Convert.ToString(current.Value, CultureInfo.InvariantCulture) ?? "";
        var suggestions = await desk.Catalogue.SuggestAsync(request.Command, current.Name, typed, request, cancellationToken);
        await typing.RespondAsync(
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
