using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;

namespace NewsBot.Desk.Commands.Follow;

/// <summary>Ends alerts.</summary>
internal sealed class UnfollowCommand(SubscriptionService subscriptions) : Command(Declared)
{
    private const string Everything = "all";

    public static CommandDeclaration Declared { get; } =
        new("unfollow", "Ends the alerts on a topic that you follow, or that a channel does if you manage the server")
        {
            Options =
            [
                new CommandOption(
                    CommonOptions.TopicName, OptionType.Text, "the topic, as /following shows it; or: all that you follow",
                    IsRequired: true)
                    { Suggest = SuggestedFrom.Command },
            ],
            Examples = ["/unfollow Merrow Dam", "/unfollow all"],
            IsPrivate = true,
            IsOnlyForMembers = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: not null, Asker: { } asker })
            return Reply.Usage("Topics are followed by members of a chat platform; here there are none.");
        var topic = request[CommonOptions.TopicName] ?? "";
        var own = (await subscriptions.SeenAsync(request, cancellationToken))
            .Where(follow => SubscriptionService.MayChange(follow, asker)).ToList();
        var meant = Is(topic, Everything) ? own.Where(follow => follow.Member == asker.Member).ToList()
            : own.Where(follow => Is(follow.Topic, topic)).ToList();
        if (meant.Count == 0)
            return Reply.Usage(own.Count == 0 ? "You follow nothing here."
                : $"{TopicText.Quoted(topic)} is not followed. What is: "
                    + $"{string.Join(", ", own.Select(follow => TopicText.Quoted(follow.Topic)).Distinct())}.");
        foreach (var follow in meant) await subscriptions.RemoveAsync(follow, cancellationToken);
        return new Reply
        {
            Text =
            $"Not followed any more: {string.Join(", ", meant.Select(follow => TopicText.Quoted(follow.Topic)).Distinct())}.",
            IsPrivate = true
        };
    }

    public override async Task<IReadOnlyList<string>> SuggestAsync(
        string option, string typed, Request request, CancellationToken cancellationToken) =>
        request.Asker is not { } asker ? [] :
        [.. (await subscriptions.SeenAsync(request, cancellationToken))
            .Where(follow => SubscriptionService.MayChange(follow, asker))
            .Select(follow => follow.Topic)
            .Where(topic => topic.Contains(typed, StringComparison.OrdinalIgnoreCase)).Distinct()];

    private static bool Is(string one, string other) =>
        string.Equals(one, other.Trim('“', '”', '"', ' '), StringComparison.OrdinalIgnoreCase);
}
