using System.CommandLine;
using System.Diagnostics;
using NewsBot.Ingestion.Feeds;

namespace NewsBot.Benchmarks;

/// <summary>A round of polling over many feeds on this machine, some of them broken in every way that feeds are.</summary>
internal sealed class PollBenchmark : Benchmark
{
    private readonly Option<int> feeds = new("--feeds") { Description = "How many feeds", DefaultValueFactory = _ => 500 };
    private readonly Option<int> entries =
        new("--entries") { Description = "Entries of each, every one with a page", DefaultValueFactory = _ => 10 };
    private readonly Option<int> rounds =
        new("--rounds") { Description = "Rounds after the first, to see whether memory grows", DefaultValueFactory = _ => 2 };

    public PollBenchmark()
        : base("poll", "Polls feeds on loopback, a tenth of them broken, and holds what came against what was served")
    {
        Options.Add(feeds);
        Options.Add(entries);
        Options.Add(rounds);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (count, each) = (arguments.GetValue(feeds), arguments.GetValue(entries));
        await using var servers = await FeedServers.StartAsync(count, each, cancellationToken);
        await using var rooms = new Rooms(servers.Hosts);
        using var memory = new PeakMemory();
        foreach (var address in servers.Addresses) await rooms.Feeds.AddAsync(address, cancellationToken: cancellationToken);

        var first = Stopwatch.StartNew();
        var polled = await RoundAsync(rooms, cancellationToken);
        first.Stop();
        foreach (var failed in polled.Where(feed => !feed.IsRead).OrderBy(feed => feed.Feed.Key))
            Note($"broken: {failed.Feed.Problem}");
        var afterFirst = PeakMemory.NowMegabytes();
        var later = Stopwatch.StartNew();
        for (var i = 0; i < arguments.GetValue(rounds); i++) await RoundAsync(rooms, cancellationToken);
        later.Stop();

        var held = await rooms.Archive.GetStatisticsAsync(null, cancellationToken);
        var wanted = servers.Good * each;
        var wrong = polled.Count(feed => feed.IsRead == FeedServers.IsBroken(feed.MovedFrom ?? feed.Feed.Address));
        if (held.Articles != wanted || wrong > 0)
            Note($"MISMATCH: {held.Articles} articles held, {wanted} served; {wrong} feeds taken for what they are not");
        return
        [
            new("feeds", polled.Count),
            new("broken and named so", polled.Count(feed => !feed.IsRead)),
            new("taken for what they are not", wrong),
            new("articles served by good feeds", wanted),
            new("articles held", held.Articles),
            new("first round", first.Elapsed.TotalSeconds, "s"),
            new("later rounds, each", later.Elapsed.TotalSeconds / Math.Max(1, arguments.GetValue(rounds)), "s"),
            new("working set after first round", afterFirst, "MB"),
            new("working set after last round", PeakMemory.NowMegabytes(), "MB"),
            new("working set peak", memory.Megabytes, "MB"),
        ];
    }

    private static async Task<List<FeedPollResult>> RoundAsync(Rooms rooms, CancellationToken cancellationToken)
    {
        var polled = new List<FeedPollResult>();
        await foreach (
            var feed in rooms.Polling.PollAsync(
                await rooms.Feeds.ListAsync(cancellationToken), isAsked: true, null, cancellationToken))
        {
            polled.Add(feed);
            if (polled.Count % 100 == 0) Note($"{polled.Count:N0} feeds, {PeakMemory.NowMegabytes():N0} MB");
        }

        return polled;
    }
}
