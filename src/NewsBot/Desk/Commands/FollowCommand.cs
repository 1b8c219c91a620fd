using NewsBot.Briefing;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Commands;

/// <summary>Alerts on a topic from now on.</summary>
internal sealed class FollowCommand(
    SubscriptionService follows, ScopeResolver coverage, TopicRetriever reader, TopicSuggestions topics) : Command
{
    public const string Topic = "topic";
    public const string Where = "where";
    public const string Here = "here";
    private const string Direct = "dm";

    public override string Name => "follow";

    public override string Description => "Alerts you, or this channel, when new independent coverage of a topic arrives";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(
            Topic, OptionType.Text, "what it is to be about, in a few words", IsRequired: true) { Suggest = topics.SuggestAsync },
        new CommandOption(
            Where, OptionType.Text, "dm, which is usual: to you alone; here: to this channel, if you manage the server")
            { Choices = [Direct, Here] },
    ];

    public override IReadOnlyList<string> Examples { get; } = ["/follow Merrow Dam", "/follow Merrow Dam where:here"];

    public override bool IsPrivate => true;

    public override bool IsQuestion => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: not null, Asker: { } asker, Place: not null })
            return Reply.Usage(
                "Alerts go to members and channels of a chat platform; here there are none. /whatsnew tells what is new.");
        var isHere = string.Equals(request[Where], Here, StringComparison.OrdinalIgnoreCase);
        if (isHere && !asker.MayManage && !request.IsDirect)
            return Reply.Usage("Only who manages the server can have a channel alerted. Without “where”, you alone are.");
        var topic =
            string.Join(' ', PlainText.Of(request[Topic] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var covered =
            await reader.ReadAsync(
                topic, await coverage.GlanceAsync(request, cancellationToken), cancellationToken: cancellationToken);
        if (covered.Outcome == TopicOutcome.NoTopic) return Reply.Usage(TopicText.Problem(covered, Examples[0])!);
        var (follow, problem) = await follows.AddAsync(request, topic, isHere, cancellationToken);
        if (follow is null) return Reply.Usage(problem!);
        var known = covered.Outcome == TopicOutcome.Covered
            ? $"{TopicText.Count(covered.Articles.Count, "article")} {(covered.Articles.Count == 1 ? "bears" : "bear")} on it "
                + $"so far; /summary {topic} sums them up"
            : "Nothing that is held bears on it yet";
        return new Reply
        {
            Text = $"{TopicText.Quoted(topic)} is followed from now on: "
                + $"{(follow.IsDirect ? "you get a direct message" : "this channel gets a message")} "
                + "when a new story comes, or another outlet tells one on its own word; at most one an hour. "
                + $"{known}. /following shows what is followed, /unfollow ends it.",
            IsPrivate = true,
        };
    }
}

/// <summary>What is followed here.</summary>
internal sealed class FollowingCommand(SubscriptionService follows, BriefStore briefs, CommunitySettingsCache communities)
    : Command
{
    public override string Name => "following";

    public override string Description => "The topics that you follow, and the alerts and briefs of this server's channels";

    public override IReadOnlyList<string> Examples { get; } = ["/following"];

    public override bool IsPrivate => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: { } community, Asker: not null })
            return Reply.Usage("Topics are followed by members of a chat platform; here there are none.");
        var settings = await communities.FindAsync(community, cancellationToken);
        var lines = (await follows.SeenAsync(request, cancellationToken)).Select(follow =>
                $"- “{DiscordMarkdown.Line(follow.Topic)}”, "
                    + $"{(follow.IsDirect ? "to you" : $"in {ChannelOf(follow.Place)}")}{StateOf(follow)}")
            .Concat((await briefs.ListAsync(community, cancellationToken)).Select(brief =>
                $"- a brief in {ChannelOf(brief.Place)} at {DiscordMarkdown.Line(brief.Times!)} ({TimeZones.Of(settings).Id})"
                + (brief.Paused is { } why ? $"; paused: {why}" : brief.Due is { } due
                ? $", next {DiscordMarkdown.FromNow(due)}" : "")))
            .ToList();
        return new Reply
        {
            Text = lines.Count == 0
                ? "Nothing is followed here. `/follow Merrow Dam` follows a topic, `/brief at:08:00` gives a channel a daily "
                    + "brief."
                : $"Followed here:\n{string.Join('\n', lines)}"
                    + (settings.Quiet is { } quiet ? $"\nNo alerts are sent from {quiet} ({TimeZones.Of(settings).Id})." : ""),
            IsMarkdown = true,
            IsPrivate = true,
        };
    }

    private static string StateOf(Subscription follow) =>
        follow.Paused is { } why ? $"; paused: {why}" : follow.IsMuted
            ? $"; muted until {DiscordMarkdown.FromNow(follow.Due)}" : "";

    private static string ChannelOf(string place) => $"<#{place[(place.LastIndexOf('/') + 1)..]}>";
}

/// <summary>Ends alerts.</summary>
internal sealed class UnfollowCommand(SubscriptionService follows) : Command
{
    private const string Topic = "topic";
    private const string Everything = "all";

    public override string Name => "unfollow";

    public override string Description =>
        "Ends the alerts on a topic that you follow, or that a channel does if you manage the server";

    public override IReadOnlyList<CommandOption> Options =>
        [new CommandOption(Topic, OptionType.Text, "the topic, as /following shows it; or: all that you follow",
            IsRequired: true) { Suggest = SuggestAsync }];

    public override IReadOnlyList<string> Examples { get; } = ["/unfollow Merrow Dam", "/unfollow all"];

    public override bool IsPrivate => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: not null, Asker: { } asker })
            return Reply.Usage("Topics are followed by members of a chat platform; here there are none.");
        var topic = request[Topic] ?? "";
        var own = (await follows.SeenAsync(request, cancellationToken))
            .Where(follow => SubscriptionService.MayChange(follow, asker)).ToList();
        var meant = Is(topic, Everything) ? own.Where(follow => follow.Member == asker.Member).ToList()
            : own.Where(follow => Is(follow.Topic, topic)).ToList();
        if (meant.Count == 0)
            return Reply.Usage(own.Count == 0 ? "You follow nothing here."
                : $"{TopicText.Quoted(topic)} is not followed. What is: "
                    + $"{string.Join(", ", own.Select(follow => TopicText.Quoted(follow.Topic)).Distinct())}.");
        foreach (var follow in meant) await follows.RemoveAsync(follow, cancellationToken);
        return new Reply { Text =
            $"Not followed any more: {string.Join(", ", meant.Select(follow => TopicText.Quoted(follow.Topic)).Distinct())}.",
                IsPrivate = true };
    }

    private async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken) =>
        request.Asker is not { } asker ? [] :
        [.. (await follows.SeenAsync(request, cancellationToken)).Where(follow => SubscriptionService.MayChange(follow, asker))
            .Select(follow => follow.Topic)
            .Where(topic => topic.Contains(typed, StringComparison.OrdinalIgnoreCase)).Distinct()];

    private static bool Is(string one, string other) =>
        string.Equals(one, other.Trim('“', '”', '"', ' '), StringComparison.OrdinalIgnoreCase);
}
