using System.Text;
using Microsoft.Extensions.Options;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Commands.Feeds;

/// <summary>Lists and changes the feeds of a community, for members who manage it.</summary>
internal sealed class FeedsCommand(FeedService feeds, IOptions<NewsBotOptions> options) : Command(Declared)
{
    private const string Action = "action";
    private const string Feed = "feed";
    private const string List = "list";
    private const string Add = "add";
    private const string Remove = "remove";
    private const string Test = "test";
    private const int MaxEntriesShown = 5;

    public static CommandDeclaration Declared { get; } =
        new("feeds", "The feeds that are followed here: list, add, remove or test one")
        {
            Options =
            [
                new CommandOption(Action, OptionType.Text, "what to do; list is the default")
                    { Choices = [List, Add, Remove, Test] },
                new CommandOption(Feed, OptionType.Text, "the address of a feed, or of a page that links to one")
                    { SuggestFrom = SuggestedFrom.Command },
            ],
            Group = CommandGroup.Managing,
            Examples = ["/feeds", "/feeds add feed:https://example.org/news.xml", "/feeds test feed:https://example.org"],
            NeedsManager = true,
            IsPrivate = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var action = request[Action]?.ToLowerInvariant() ?? List;
        if (action == List)
        {
            var followed = await feeds.ListAsync(request.Community, cancellationToken);
            return CreatePrivateReply(FormatList(followed)) with { Content = new FeedsContent(FeedJson.ToJson(followed)) };
        }

        if (request[Feed] is not { } feed)
            return Reply.UsageError($"/{Declared.Name} {action} needs {Feed}: an address like https://example.org/news.xml");
        if (action == Remove)
        {
            var removed = await feeds.RemoveAsync(feed, request.Community, cancellationToken);
            if (removed.Feed is not { } removedFeed) return Reply.UsageError(removed.Problem!);
            var text =
                $"{removedFeed.Title ?? removedFeed.Address} is not followed any more; what came by it stays. {removed.Problem}";
            return CreatePrivateReply(text.Trim()) with { Content = new FeedsContent(FeedJson.ToJson([removedFeed])) };
        }

        // Members must not read files of the machine that the bot runs on.
        if (!Uri.TryCreate(feed, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Reply.UsageError($"{Feed}: '{feed}' is no address; write it like https://example.org/news.xml");
        return action == Add
            ? await AddAsync(feed, request.Community, cancellationToken)
            : await TestAsync(feed, cancellationToken);
    }

    /// <summary>Suggests the feeds that can be removed.</summary>
    public override async Task<IReadOnlyList<string>> SuggestAsync(
        string option, string typed, Request request, CancellationToken cancellationToken) =>
        request.Asker is { CanManage: false } ? [] :
        [.. (await feeds.ListAsync(request.Community, cancellationToken)).Where(feed => feed.Community == request.Community)
            .Select(feed => feed.Address).Where(address => address.Contains(typed, StringComparison.OrdinalIgnoreCase))];

    private async Task<Reply> AddAsync(string address, string? community, CancellationToken cancellationToken)
    {
        var limit = options.Value.Quota.FeedsPerCommunity;
        if (community is not null
            && (await feeds.ListAsync(community, cancellationToken)).Count(feed => feed.Community == community) >= limit)
            return Reply.UsageError(
                $"{limit} feeds are followed here, and more are not allowed by whoever runs the bot. Remove one first.");
        await foreach (var added in feeds.AddAsync([address], community, cancellationToken))
        {
            var reply = added.Feed is null
                ? Reply.UsageError($"{address} is not followed: {added.Problem}")
                : CreatePrivateReply(
                    $"{added.Feed.Title ?? added.Feed.Address} is {(added.IsNew ? "followed from now on" : "followed already")}; "
                    + $"it has {added.EntryCount} entries now.{(added.Problem is null ? "" : $" {added.Problem}")}");
            return reply with { Content = new FeedsContent(FeedJson.ToJson([added])) };
        }

        return Reply.UsageError($"{address} is not followed: nothing was found there");
    }

    private async Task<Reply> TestAsync(string address, CancellationToken cancellationToken)
    {
        var found = await feeds.CheckAsync(address, cancellationToken);
        if (found.Feed is null) return Reply.UsageError($"{address}: {found.Problem}");
        var text = new StringBuilder(
            $"{found.Feed.Title ?? found.Address} ({found.Feed.Kind}) has {found.Feed.Entries.Count} entries:");
        foreach (var entry in found.Feed.Entries.Take(MaxEntriesShown))
            text.Append($"\n  {ReplyText.FormatDay(entry.Published)}: {entry.Title ?? entry.Url}");
        return CreatePrivateReply(text.ToString()) with { Content = new FeedsContent(FeedJson.ToJson(found.Feed)) };
    }

    private static string FormatList(IReadOnlyList<FeedRecord> followed)
    {
        if (followed.Count == 0) return "No feed is followed yet. /feeds add feed:https://example.org/news.xml follows one.";
        var text = new StringBuilder(followed.Count == 1 ? "One feed is followed:" : $"{followed.Count} feeds are followed:");
        foreach (var feed in followed)
        {
            var state = feed switch
            {
                { IsGone: true } => "its server says that it is gone",
                { Failures: > 0 } => $"fails since {ReplyText.FormatDay(feed.FailingSince)}: {feed.Problem}",
                { Succeeded: { } read } => $"last read {ReplyText.FormatDay(read)}",
                _ => "not read yet",
            };
            text.Append($"\n  {feed.Title ?? "untitled"} ({feed.Address}): {state}");
        }

        return text.ToString();
    }

    private static Reply CreatePrivateReply(string text) => new() { Text = text, IsPrivate = true };
}
