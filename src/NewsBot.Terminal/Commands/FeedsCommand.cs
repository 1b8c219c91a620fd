using System.CommandLine;
using NewsBot.Desk;
using NewsBot.Desk.Commands.Feeds;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Terminal.Commands;

/// <summary>The commands that follow feeds, poll them and show their state.</summary>
internal sealed class FeedsCommand : System.CommandLine.Command
{
    public FeedsCommand(SharedOptions shared, Screen screen)
        : base("feeds", "The feeds: follow them, ask them for news, see how each stands")
    {
        Subcommands.Add(new Following(shared, screen));
        Subcommands.Add(new Remove(shared, screen));
        Subcommands.Add(new List(shared, screen));
        Subcommands.Add(new Poll(shared, screen));
        Subcommands.Add(new Watch(shared, screen));
        Subcommands.Add(new Check(shared, screen));
        Subcommands.Add(new Export(shared, screen));
    }

    private sealed class Following : TerminalCommand
    {
        private readonly Argument<string[]> inputs =
            CreateWordsArgument("URL_OR_FILE", "Feeds, pages that link to one, or OPML files of feeds");

        public Following(SharedOptions shared, Screen screen)
            : base("add", "Follows feeds, after a look whether there is one.", shared, screen) => Arguments.Add(inputs);

        public override IReadOnlyList<string> Examples { get; } =
            ["newsbot feeds add https://harbour-post.example/feed.xml", "newsbot feeds add https://harbour-post.example",
                "newsbot feeds add my-feeds.opml"];

        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            var added = new List<AddedFeed>();
            await foreach (var feed in desk.Feeds.AddAsync(arguments.GetRequiredValue(inputs), null, cancellationToken))
            {
                added.Add(feed);
                if (!IsJson(arguments)) Show(feed);
            }

            if (IsJson(arguments)) Screen.Output.WriteLine(Json.FormatIndented(FeedJson.ToJson(added)));
            return added.Any(feed => feed.Feed is not null) ? CommandLine.Done : CommandLine.Failed;
        }

        private void Show(AddedFeed added)
        {
            if (added.Feed is not { } feed) Screen.WriteProblem(added.Problem!);
            else
            {
                var entries = added.EntryCount > 0
                    ? $", {FeedLines.Count(added.EntryCount, "entry", "entries")}; `feeds poll` takes them in" : "";
                Screen.WriteLine(
                    $"{(added.IsNew ? "following" : "followed already")}: "
                        + $"{feed.Title ?? feed.Address}{(feed.Title is null ? "" : $" ({feed.Address})")}{entries}");
                if (added.Problem is not null) Screen.WriteProblem(added.Problem);
            }
        }
    }

    private sealed class Remove : TerminalCommand
    {
        private readonly Argument<string> feed = new("FEED") { Description = "The feed's address or title, or the start of it" };

        public Remove(SharedOptions shared, Screen screen)
            : base("remove", "Follows a feed no more; what came by it stays held.", shared, screen) => Arguments.Add(feed);

        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            var removed = await desk.Feeds.RemoveAsync(arguments.GetRequiredValue(feed), null, cancellationToken);
            if (removed.Problem is not null) Screen.WriteProblem(removed.Problem);
            if (removed.Feed is null) return CommandLine.Failed;
            if (IsJson(arguments)) Screen.Output.WriteLine(Json.FormatIndented(FeedJson.ToJson([removed.Feed])));
            else Screen.WriteLine($"removed: {removed.Feed.Title ?? removed.Feed.Address}");
            return CommandLine.Done;
        }
    }

    private sealed class List(SharedOptions shared, Screen screen)
        : TerminalCommand("list", "The feeds that are followed and how each stands.", shared, screen)
    {
        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            var feeds = await desk.Feeds.ListAsync(null, cancellationToken);
            if (IsJson(arguments)) Screen.Output.WriteLine(Json.FormatIndented(FeedJson.ToJson(feeds)));
            else if (feeds.Count == 0) Screen.WriteLine("no feed is followed; `newsbot feeds add URL` follows one");
            else foreach (var feed in feeds) Screen.WriteLine(FeedLines.FormatState(feed), FeedLines.GetStyle(feed));
            return CommandLine.Done;
        }
    }

    private sealed class Poll : TerminalCommand
    {
        private readonly Argument<string[]> feeds =
            new("FEED") { Description = "Which; all when none is named", Arity = ArgumentArity.ZeroOrMore };

        public Poll(SharedOptions shared, Screen screen)
            : base("poll", "Asks the feeds for news now, and tells what came.", shared, screen) => Arguments.Add(feeds);

        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            var polled = new List<FeedPollResult>();
            var isUnknown = false;
            try
            {
                await ProgressBars.RunAsync(Screen, step =>
                    PollAsync(desk, arguments.GetValue(feeds) ?? [], polled, step, cancellationToken));
            }
            catch (KeyNotFoundException exception)
            {
                isUnknown = true;
                return ReportWrongUsage(exception.Message);
            }
            finally
            {
                // These results are stored, whatever ended the polling, so they are shown in any case.
                if (IsJson(arguments)) Screen.Output.WriteLine(Json.FormatIndented(FeedJson.ToJson(polled)));
                else if (!isUnknown) FeedLines.Show(Screen, polled);
            }

            return polled.Count > 0 && polled.All(feed => !feed.IsRead) ? CommandLine.Failed : CommandLine.Done;
        }

        private async Task PollAsync(
            NewsDesk desk, string[] addresses, List<FeedPollResult> polled, ProgressStep step,
                CancellationToken cancellationToken)
        {
            var all = addresses.Length > 0 ? (long?)null : (await desk.Feeds.ListAsync(null, cancellationToken)).Count;
            await foreach (var feed in desk.Feeds.PollAsync(addresses, OnWaiting, null, cancellationToken))
            {
                polled.Add(feed);
                step("feeds", polled.Count, all);
            }

            // Indexing now spares the first question the wait.
            if (polled.Any(feed => feed.Entries.Count > 0))
                await desk.Index.CatchUpAsync(
                    new IndexSteps(step), new StorySteps(step), new VectorSteps(step), cancellationToken);
        }
    }

    private sealed class Watch(SharedOptions shared, Screen screen)
        : TerminalCommand("watch", "Asks each feed when it is due, until it is stopped (Ctrl+C).", shared, screen)
    {
        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            var isJson = IsJson(arguments);
            try
            {
                await desk.Feeds.WatchAsync(
                    polled =>
                    {
                        if (isJson) Screen.Output.WriteLine(Json.FormatCompact(FeedJson.ToJson(polled)));
                        else FeedLines.Show(Screen, polled);
                    },
                    cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl+C is the normal end of this command.
            }

            return CommandLine.Done;
        }
    }

    private sealed class Check : TerminalCommand
    {
        private readonly Argument<string> input =
            new("URL_OR_FILE") { Description = "A feed, a page that links to one, or a file with a feed in it" };

        public Check(SharedOptions shared, Screen screen)
            : base("check", "Reads a feed and shows what is in it; follows and stores nothing.", shared, screen) =>
                Arguments.Add(input);

        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            var found = await desk.Feeds.CheckAsync(arguments.GetRequiredValue(input), cancellationToken);
            if (found.Problem is not null) Screen.WriteProblem(found.Problem);
            if (found.Feed is not { } feed) return CommandLine.Failed;
            if (IsJson(arguments)) Screen.Output.WriteLine(Json.FormatIndented(FeedJson.ToJson(feed)));
            else FeedLines.Show(Screen, found.Address, feed);
            return CommandLine.Done;
        }
    }

    private sealed class Export(SharedOptions shared, Screen screen)
        : TerminalCommand(
            "export", "The feeds that are followed as an OPML document, for any other reader of feeds.", shared, screen)
    {
        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            Screen.Output.Write(await desk.Feeds.ExportOpmlAsync(null, cancellationToken));
            return CommandLine.Done;
        }
    }
}
