using Microsoft.Extensions.Logging;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Commands.Check;
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

    /// <summary>Another member's message that the question may refer to; null for none.</summary>
    public string? QuotedText { get; init; }

    /// <summary>The reply to a request that cannot be carried out; null if it can.</summary>
    public Reply? Problem { get; init; }
}

/// <summary>Turns events of a chat platform into requests.</summary>
internal sealed class ChatRequestParser(
    CommandCatalogue catalogue, MessageLog messages, AnswerLog answers, ILogger<ChatRequestParser> logger)
{
    // Without a privileged intent, a bot may only read messages that mention it, and those whose menu it is chosen from.
    private static readonly string UnreadableMessage =
        "I may not read the message that you reply to. Choose “" + CheckCommand.Declared.MessageMenuName + "” or “"
        + AskCommand.Declared.MessageMenuName + "” in its menu, under Apps.";

    /// <summary>
    /// Parses an event; null if nothing is to be done, as for a message that was answered before, or is not meant for the bot.
    /// </summary>
    /// <exception cref="ArchiveException">An earlier answer cannot be read.</exception>
    public async Task<ChatRequest?> ParseAsync(ChatEvent incoming, CancellationToken cancellationToken) => incoming switch
    {
        ChatMessage message => !Chatter.IsChatter(message) && await TryClaimAsync(message, cancellationToken)
            ? await ParseAsync(message, cancellationToken) : null,
        ChatCommand command => new ChatRequest(command, command.Name, command.Options) { IsPrivate = command.IsPrivate },
        MenuCommand menu => await CreateRequestAsync(menu, cancellationToken),
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
        var answerKey = message.InReplyTo is { } botMessage ? await messages.FindAnswerKeyAsync(botMessage, cancellationToken)
            : null;
        return await CreateRequestAsync(message, cancellationToken) with
        {
            Conversation = await FindConversationAsync(answerKey, message.Location, cancellationToken),
        };
    }

    private async Task<ChatRequest> CreateRequestAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        var text = message.Text.Trim();
        if (text is ['/', >= 'a' and <= 'z' or >= 'A' and <= 'Z', ..])
        {
            var line = catalogue.ParseLine(text, null);
            return new ChatRequest(message, line.Command, line.Options);
        }

        if (message.Quoted is not { } content)
        {
            return text.Length > 0 ? CreateAskRequest(message, text)
                : new ChatRequest(message, HelpCommand.Declared.Name, new Dictionary<string, string>());
        }

        var quoted = await content.ReadAsync(cancellationToken);
        var intent = ReplyIntents.Classify(text);
        if (intent is ReplyIntent.Ask or ReplyIntent.Check && quoted.Length == 0)
            return CreateAskRequest(message, text) with { Problem = Reply.UsageError(UnreadableMessage) };
        return intent switch
        {
            ReplyIntent.Check => new ChatRequest(
                message, CheckCommand.Declared.Name, new Dictionary<string, string> { [CheckCommand.Text] = quoted }),
            ReplyIntent.Ask => CreateAskRequest(message, quoted),
            ReplyIntent.Context => CreateAskRequest(message, text) with { QuotedText = quoted },
            _ => CreateAskRequest(message, text),
        };
    }

    private async Task<ChatRequest> CreateRequestAsync(MenuCommand menu, CancellationToken cancellationToken)
    {
        var command = catalogue.Find(menu.Name);
        var option = command?.Options[0].Name ?? "";
        if (command is { IsMenuOnly: true })
            return new ChatRequest(menu, menu.Name, new Dictionary<string, string> { [option] = menu.MessageId });
        var text = await menu.Content.ReadAsync(cancellationToken);
        return new ChatRequest(menu, menu.Name, new Dictionary<string, string> { [option] = text })
        {
            Problem = text.Length == 0 ? Reply.UsageError("That message has no text that could be read.") : null,
        };
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
