using Microsoft.Extensions.Logging;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Commands.Help;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Chat;

/// <summary>What is to be done for somebody.</summary>
/// <param name="Incoming">Who wants it, and where.</param>
/// <param name="Command">The command's name in the catalogue.</param>
/// <param name="Options">What its options are given as, by name.</param>
internal sealed record ChatRequest(ChatEvent Incoming, string Command, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Whether it came from where only the asker sees.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The conversation of the answer that it goes on from; null for the one of its place.</summary>
    public string? Conversation { get; init; }
}

/// <summary>Makes errands of what members do.</summary>
internal sealed class ChatRequestParser(MessageLog messages, AnswerLog answers, ILogger<ChatRequestParser> logger)
{
    /// <summary>What is to be done; null for nothing, as for a message that was answered before.</summary>
    /// <exception cref="ArchiveException">What was said before cannot be read.</exception>
    public async Task<ChatRequest?> ReadAsync(ChatEvent incoming, CancellationToken cancellationToken) => incoming switch
    {
        ChatMessage message => await IsNewAsync(message, cancellationToken) ? await ReadAsync(message, cancellationToken) : null,
        ChatCommand command => new ChatRequest(command, command.Name, command.Options) { IsPrivate = command.IsPrivate },
        ModalSubmission form when AnswerButton.Read(form.Form) is { Action: AnswerAction.Follow } follow =>
            Ask(form, form.Text) with
            {
                IsPrivate = form.IsPrivate,
                Conversation = await ConversationOfAsync(follow.Answer, form.Place, cancellationToken),
            },
        _ => null,
    };

    private async Task<ChatRequest> ReadAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var text = message.Text.Trim();
        var question = text.Length > 0 ? text : message.About?.Trim() ?? "";
        var before = message.InReplyTo is { } ours ? await messages.AnswerOfAsync(ours, cancellationToken) : null;
        var errand = question.Length > 0
            ? Ask(message, question)
            : new ChatRequest(message, HelpCommand.Declared.Name, new Dictionary<string, string>());
        return errand with { Conversation = await ConversationOfAsync(before, message.Place, cancellationToken) };
    }

    private static ChatRequest Ask(ChatEvent incoming, string question) =>
        new(incoming, AskCommand.Declared.Name, new Dictionary<string, string> { [AskCommand.Question] = question });

    private async Task<string?> ConversationOfAsync(long? answer, ChatLocation place, CancellationToken cancellationToken) =>
        answer is { } key && await answers.FindAsync(key, cancellationToken) is { } given && given.Community == place.Community
            ? given.Conversation : null;

    private async Task<bool> IsNewAsync(ChatEvent incoming, CancellationToken cancellationToken)
    {
        try
        {
            return await messages.TakeAsync(incoming.Id, cancellationToken);
        }
        catch (ArchiveException exception)
        {
            // Better twice, after a crash at the wrong moment, than not at all.
            Log.MessageNotNoted(logger, exception.Message);
            return true;
        }
    }
}
