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
        var changeable = (await subscriptions.SeenAsync(request, cancellationToken))
            .Where(item => SubscriptionService.MayChange(item, asker)).ToList();
        var chosen = Is(topic, Everything) ? changeable.Where(item => item.Member == asker.Member).ToList()
            : changeable.Where(item => Is(item.Topic, topic)).ToList();
        if (chosen.Count == 0)
            return Reply.Usage(changeable.Count == 0 ? "You follow nothing here."
                : $"{TopicText.Quoted(topic)} is not followed. What is: "
                    + $"{string.Join(", ", changeable.Select(item => TopicText.Quoted(item.Topic)).Distinct())}.");
        foreach (var item in chosen) await subscriptions.RemoveAsync(item, cancellationToken);
        return new Reply
        {
            Text =
            $"Not followed any more: {string.Join(", ", chosen.Select(item => TopicText.Quoted(item.Topic)).Distinct())}.",
            IsPrivate = true
        };
    }

    public override async Task<IReadOnlyList<string>> SuggestAsync(
        string option, string typed, Request request, CancellationToken cancellationToken) =>
        request.Asker is not { } asker ? [] :
        [.. (await subscriptions.SeenAsync(request, cancellationToken))
            .Where(item => SubscriptionService.MayChange(item, asker))
            .Select(item => item.Topic)
            .Where(topic => topic.Contains(typed, StringComparison.OrdinalIgnoreCase)).Distinct()];

    private static bool Is(string left, string right) =>
        string.Equals(left, right.Trim('“', '”', '"', ' '), StringComparison.OrdinalIgnoreCase);
}
