using Microsoft.Extensions.Logging;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Commands.Help;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Chat;

/// <summary>A command that a member of a chat platform wants carried out.</summary>
/// <param name="Event">The event that it comes from; it tells who asks, and where.</param>
/// <param name="Command">The command's name in the catalogue.</param>
/// <param name="Options">The values of its options, by name.</param>
internal sealed record ChatRequest(ChatEvent Event, string Command, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>True if it was given where only the asker sees the replies.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The conversation of the answer that it refers to; null for the conversation of its location.</summary>
    public string? Conversation { get; init; }
}

/// <summary>Turns events of a chat platform into requests.</summary>
internal sealed class ChatRequestParser(MessageLog messages, AnswerLog answers, ILogger<ChatRequestParser> logger)
{
    /// <summary>Parses an event; null if nothing is to be done, as for a message that was answered before.</summary>
    /// <exception cref="ArchiveException">An earlier answer cannot be read.</exception>
    public async Task<ChatRequest?> ParseAsync(ChatEvent incoming, CancellationToken cancellationToken) => incoming switch
    {
        ChatMessage message =>
            await TryClaimAsync(message, cancellationToken) ? await ParseAsync(message, cancellationToken) : null,
        ChatCommand command => new ChatRequest(command, command.Name, command.Options) { IsPrivate = command.IsPrivate },
        ModalSubmission form when AnswerButton.Parse(form.FormId) is { Action: AnswerAction.Follow } follow =>
            CreateAskRequest(form, form.Text) with
            {
                IsPrivate = form.IsPrivate,
                Conversation = await FindConversationAsync(follow.AnswerKey, form.Location, cancellationToken),
            },
        _ => null,
    };

    private async Task<ChatRequest> ParseAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var text = message.Text.Trim();
        var question = text.Length > 0 ? text : message.QuotedText?.Trim() ?? "";
        var answerKey = message.InReplyTo is { } botMessage ? await messages.FindAnswerKeyAsync(botMessage, cancellationToken)
            : null;
        var request = question.Length > 0
            ? CreateAskRequest(message, question)
            : new ChatRequest(message, HelpCommand.Declared.Name, new Dictionary<string, string>());
        return request with { Conversation = await FindConversationAsync(answerKey, message.Location, cancellationToken) };
    }

    private static ChatRequest CreateAskRequest(ChatEvent incoming, string question) =>
        new(incoming, AskCommand.Declared.Name, new Dictionary<string, string> { [AskCommand.Question] = question });

    private async Task<string?> FindConversationAsync(long? answer, ChatLocation place, CancellationToken cancellationToken) =>
        answer is { } key && await answers.FindAsync(key, cancellationToken) is { } stored && stored.Community == place.Community
            ? stored.Conversation : null;

    private async Task<bool> TryClaimAsync(ChatEvent incoming, CancellationToken cancellationToken)
    {
        try
        {
            return await messages.TryClaimAsync(incoming.Id, cancellationToken);
        }
        catch (ArchiveException exception)
        {
            // Two answers, after a crash at the wrong moment, are better than none.
            Log.MessageNotNoted(logger, exception.Message);
            return true;
        }
    }
}
