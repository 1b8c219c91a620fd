using NewsBot.Briefing;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;

namespace NewsBot.Desk.Commands.Follow;

/// <summary>Follows a topic, so that a member or a channel gets alerts.</summary>
internal sealed class FollowCommand(
    ScopeResolver scopes, TopicRetriever retriever, SubscriptionService subscriptions) : Command(Declared)
{
    private const string Where = "where";
    private const string Here = "here";
    private const string Direct = "dm";

    public static CommandDeclaration Declared { get; } =
        new("follow", "Alerts you, or this channel, when new independent coverage of a topic arrives")
        {
            Options =
            [
                CommonOptions.Topic,
                new CommandOption(
                    Where, OptionType.Text, "dm, which is usual: to you alone; here: to this channel, if you manage the server")
                    { Choices = [Direct, Here] },
            ],
            Group = CommandGroup.Following,
            Examples = ["/follow Merrow Dam", "/follow Merrow Dam where:here"],
            IsPrivate = true,
            IsQuestion = true,
            IsOnlyForMembers = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: not null, Asker: { } asker, Address: not null })
            return Reply.UsageError(
                "Alerts go to members and channels of a chat platform; here there are none. /whatsnew tells what is new.");
        var forChannel = string.Equals(request[Where], Here, StringComparison.OrdinalIgnoreCase);
        if (forChannel && !asker.CanManage && !request.IsDirect)
            return Reply.UsageError("Only who manages the server can have a channel alerted. Without “where”, you alone are.");
        var topic =
            string.Join(' ', PlainText.Sanitize(request[CommonOptions.TopicName] ?? "")
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var found =
            await retriever.RetrieveAsync(
                topic, await scopes.ResolveLenientlyAsync(request, cancellationToken), cancellationToken: cancellationToken);
        if (found.Outcome == TopicOutcome.NoTopic) return Reply.UsageError(TopicText.FindProblem(found, Declared.Examples[0])!);
        var (subscription, problem) = await subscriptions.AddAsync(request, topic, forChannel, cancellationToken);
        if (subscription is null) return Reply.UsageError(problem!);
        var summary = found.Outcome == TopicOutcome.Covered
            ? $"{TopicText.Count(found.Articles.Count, "article")} {(found.Articles.Count == 1 ? "bears" : "bear")} on it "
                + $"so far; /summary {topic} sums them up"
            : "Nothing that is held bears on it yet";
        return new Reply
        {
            Text = $"{TopicText.Quote(topic)} is followed from now on: "
                + $"{(subscription.IsDirect ? "you get a direct message" : "this channel gets a message")} "
                + "when a new story comes, or another outlet tells one on its own word; at most one an hour. "
                + $"{summary}. /following shows what is followed, /unfollow ends it.",
            IsPrivate = true,
        };
    }
}
