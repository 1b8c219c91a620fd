using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;

namespace NewsBot.Desk.Commands.Follow;

/// <summary>Stops following topics.</summary>
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
                    { SuggestFrom = SuggestedFrom.Command },
            ],
            Group = CommandGroup.Following,
            Examples = ["/unfollow Merrow Dam", "/unfollow all"],
            IsPrivate = true,
            IsOnlyForMembers = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: not null, Asker: { } asker })
            return Reply.UsageError("Topics are followed by members of a chat platform; here there are none.");
        var topic = request[CommonOptions.TopicName] ?? "";
        var changeable = (await subscriptions.ListVisibleAsync(request, cancellationToken))
            .Where(item => SubscriptionService.CanChange(item, asker)).ToList();
        var chosen = IsSameTopic(Everything, topic) ? changeable.Where(item => item.Member == asker.Member).ToList()
            : changeable.Where(item => IsSameTopic(item.Topic, topic)).ToList();
        if (chosen.Count == 0)
            return Reply.UsageError(changeable.Count == 0 ? "You follow nothing here."
                : $"{TopicText.Quote(topic)} is not followed. What is: "
                    + $"{string.Join(", ", changeable.Select(item => TopicText.Quote(item.Topic)).Distinct())}.");
        foreach (var item in chosen) await subscriptions.RemoveAsync(item, cancellationToken);
        return new Reply
        {
            Text =
            $"Not followed any more: {string.Join(", ", chosen.Select(item => TopicText.Quote(item.Topic)).Distinct())}.",
            IsPrivate = true
        };
    }

    public override async Task<IReadOnlyList<string>> SuggestAsync(
        string option, string typed, Request request, CancellationToken cancellationToken) =>
        request.Asker is not { } asker ? [] :
        [.. (await subscriptions.ListVisibleAsync(request, cancellationToken))
            .Where(item => SubscriptionService.CanChange(item, asker))
            .Select(item => item.Topic)
            .Where(topic => topic.Contains(typed, StringComparison.OrdinalIgnoreCase)).Distinct()];

    private static bool IsSameTopic(string left, string right) =>
        string.Equals(left, right.Trim('“', '”', '"', ' '), StringComparison.OrdinalIgnoreCase);
}
