using NewsBot.Answering;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Commands.Withdraw;

/// <summary>
/// Withdraws an answer of the bot: its text, citations and place in a conversation are forgotten, and its messages are replaced.
/// </summary>
internal sealed class WithdrawCommand(
    MessageLog messages, AnswerLog answers, Conversations conversations, AnswerPipeline pipeline) : Command(Declared)
{
    private const string Message = "message";

    public static CommandDeclaration Declared { get; } =
        new("withdraw", "Takes an answer of the bot back: it is replaced by a line that says so, and forgotten")
        {
            Options = [new CommandOption(Message, OptionType.Text, "the message of the answer", IsRequired: true)],
            Examples = ["/withdraw"],
            NeedsManager = true,
            IsPrivate = true,
            IsOnlyForMembers = true,
            MessageMenuName = "Withdraw this answer",
            IsMenuOnly = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (await messages.FindAnswerKeyAsync(request[Message] ?? "", cancellationToken) is not { } key
            || await answers.WithdrawAsync(key, request.Community ?? "", cancellationToken) is not { } withdrawn)
            return Reply.UsageError("That message shows no answer that is kept.");
        if (withdrawn.Conversation is { } conversation) conversations.Forget([conversation]);
        // A member who asks the same again must not get the same from memory.
        pipeline.ForgetAnswers();
        return new Reply
        {
            Text = "The answer is withdrawn.",
            IsPrivate = true,
            WithdrawnMessages = await messages.ListPostedAsync(key, cancellationToken),
        };
    }
}
