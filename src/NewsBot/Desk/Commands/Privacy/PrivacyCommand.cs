using NewsBot.Desk.Rendering;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Commands.Privacy;

/// <summary>Shows or deletes what is stored about the asker.</summary>
internal sealed class PrivacyCommand(MemberRecords members, Conversations conversations) : Command(Declared)
{
    private const string Action = "action";
    private const string Show = "show";
    private const string Delete = "delete";

    public static CommandDeclaration Declared { get; } = new("privacy", "What is kept about you, and how to delete it")
    {
        Options = [new CommandOption(Action, OptionType.Text, "show what is kept, or delete it") { Choices = [Show, Delete] }],
        Group = CommandGroup.About,
        Examples = ["/privacy", "/privacy delete"],
        IsPrivate = true,
        IsOnlyForMembers = true,
    };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Asker is not { } asker)
            return Reply.UsageError("Nothing is kept by name here: that is for members of a chat platform.");
        var stored = await members.CountAsync(asker.Member, cancellationToken);
        if (!string.Equals(request[Action], Delete, StringComparison.OrdinalIgnoreCase))
        {
            return CreatePrivateReply(stored.IsEmpty
                ? "Nothing is kept about you. When you ask, your question and how its answer begins are kept for "
                    + $"{AnswerLog.RetentionPeriod.TotalDays:0} days, so that you can ask on."
                : $"Kept about you, in all communities: {TopicText.Count(stored.Questions, "question")} with how the answer "
                    + "begins" + (stored.OldestQuestion is { } oldest ? $", the oldest of {ReplyText.FormatDay(oldest)}" : "")
                    + $", {TopicText.Count(stored.Ratings, "rating")}, and "
                    + $"{TopicText.Count(stored.SubscriptionsAndBriefs, "topic or brief", "topics and briefs")} that you follow "
                    + $"or set. Questions and ratings go after {AnswerLog.RetentionPeriod.TotalDays:0} days, what you follow "
                    + "when you unfollow it. A language model, where one is used, gets the question without your name. "
                    + $"/privacy action:{Delete} deletes all of it now; a channel's briefs go on without your name.");
        }

        conversations.Forget(await members.ForgetAsync(asker.Member, cancellationToken));
        return CreatePrivateReply(
            $"Deleted: {TopicText.Count(stored.Questions, "question")}, {TopicText.Count(stored.Ratings, "rating")}, "
                + $"{TopicText.Count(stored.SubscriptionsAndBriefs, "topic or brief", "topics and briefs")}. "
            + "The replies themselves are messages of the chat; they can be deleted there.");
    }

    private static Reply CreatePrivateReply(string text) => new() { Text = text, IsPrivate = true };
}
