using NewsBot.Terminal;
using NewsBot.Tests.Ingestion.Feeds;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

/// <summary>The feed commands as a script runs them, each a process of its own, against a web on this machine.</summary>
public sealed class FeedsCommandTests : IAsyncLifetime
{
    private const string Correction = "Correction: An earlier version of this article misstated the length of the crack.";

    private FeedTestHost host = null!;

    private TempFolder Folder => host.House.Folder;

    public async ValueTask InitializeAsync() => host = await FeedTestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AFeedIsAddedByThePageThatLinksToItPolledListedAndAnswersWithItsAddress()
    {
        host.Web.Map(
            "/", "text/html",
                $"<html><head><title>The Harbour Post</title><link rel='alternate' type='application/rss+xml' href='/feed'>"
                    + $"</head><body>Front page.</body></html>");
        var dam =
            host.Page("/dam", "Three cracks found in Merrow Dam", Some.DamBody
                + " The inspector is to come back on Monday, the operator said.");
        var feed =
            host.Feed("/feed", FeedTestHost.Item("Three cracks found in Merrow Dam", "1", dam),
                FeedTestHost.Item("Ferry crosses", "2", host.Page("/ferry", "Ferry crosses", Some.FerryBody)));

        (await RunAsync("feeds", "add", host.Web.Address("/"))).Output.ShouldBe(
            $"following: The Harbour Post ({feed}), 2 entries; `feeds poll` takes them in\n");
        (await RunAsync("feeds", "list")).Output.ShouldStartWith("new      The Harbour Post");
        var first = await RunAsync("feeds", "poll");
        first.Output.ShouldContain("The Harbour Post: 2 new, 0 updated, 0 corrected, 0 unchanged\n");
        first.Output.ShouldContain("  new: Three cracks found in Merrow Dam\n");
        var asked = (await RunAsync("ask", "How long is the longest crack?", "--json")).Json;
        asked.GetProperty("text").GetString()!.ShouldContain("14 metres");
        var citation = asked.GetProperty("citations").EnumerateArray()
            .First(one => one.GetProperty("quote").GetString()!.Contains("14 metres"));
        citation.GetProperty("url").GetString().ShouldBe(dam);
        citation.GetProperty("published").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2025, 10, 3, 8, 15, 0, TimeSpan.Zero));

        host.Page("/dam", "Three cracks found in Merrow Dam", Some.DamBody.Replace("14 metres", "4 metres")
            + " The inspector is to come back on Monday, the operator said.\n\n" + Correction);
        host.Page("/ferry", "Ferry crosses", Some.FerryBody + " It will run daily.");
        host.Page("/gates", "Gates opened", FeedTestHost.Text(3));
        host.Feed(
            "/feed", FeedTestHost.Item("Gates opened", "3", host.Web.Address("/gates")),
                FeedTestHost.Item("Three cracks found in Merrow Dam", "1", dam),
                    FeedTestHost.Item("Ferry crosses", "2", host.Web.Address("/ferry")));
        (await RunAsync("feeds", "poll")).Output.ShouldContain("1 new, 1 updated, 1 corrected, 0 unchanged\n");
        (await RunAsync("feeds", "poll")).Output.ShouldContain("0 new, 0 updated, 0 corrected, 3 unchanged\n");
        (await RunAsync("feeds", "list")).Output.ShouldStartWith("ok       The Harbour Post");

        var changes = (await RunAsync("changes")).Output;
        changes.ShouldContain("  - The longest crack is 14 metres long.\n  + The longest crack is 4 metres long.\n");
        changes.ShouldContain("cited before: “How long is the longest crack?” [");
    }

    [Fact]
    public async Task CheckShowsAFeedAndStoresNothing()
    {
        var file =
            Folder.Write(
                "feed.xml",
                    "<rss version='2.0'><channel><title>The Harbour Post</title><item><title>Ferry</title><guid>1</guid><link>"
                        + "https://post.example/ferry</link><pubDate>Fri, 03 Oct 2025 08:15:00 GMT</pubDate><description>It "
                        + "sails.</description></item></channel></rss>");

        var json = (await RunAsync("feeds", "check", file, "--json")).Json;

        json.GetProperty("title").GetString().ShouldBe("The Harbour Post");
        json.GetProperty("kind").GetString().ShouldBe("rss");
        var entry = json.GetProperty("entries").EnumerateArray().ShouldHaveSingleItem();
        entry.EnumerateObject().Take(5).Select(property => property.Name)
            .ShouldBe(["title", "url", "published", "id", "summary"]);
        entry.GetProperty("url").GetString().ShouldBe("https://post.example/ferry");
        Directory.Exists(host.House.DataPath).ShouldBeFalse();
    }

    [Fact]
    public async Task FeedsGoOutAndComeInAsAList()
    {
        var feed = host.Feed("/feed", FeedTestHost.Item());
        await RunAsync("feeds", "add", feed);
        var list = Folder.Write("feeds.opml", (await RunAsync("feeds", "export")).Output);
        (await RunAsync("feeds", "remove", "The Harbour Post")).Output.ShouldBe("removed: The Harbour Post\n");
        (await RunAsync("feeds", "list", "--json")).Json.GetProperty("feeds").GetArrayLength().ShouldBe(0);

        (await RunAsync("feeds", "add", list)).Output.ShouldBe($"following: The Harbour Post ({feed})\n");
        (await RunAsync("feeds", "poll", feed, "--json")).Json.GetProperty("feeds")[0].GetProperty("new").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task AnAddressOfThisMachineIsRefusedUnlessItIsConfigured()
    {
        var ran =
            await TerminalProcess.RunAsync(
                Folder.Path, ["feeds", "add", host.Feed("/feed", FeedTestHost.Item()), "--data", host.House.DataPath]);

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Error.ShouldContain("NewsBot:Web:PrivateHosts");
        host.Web.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatIsNotFollowedIsSaid()
    {
        (await RunAsync("feeds", "poll")).Output.ShouldBe("no feed is followed; `newsbot feeds add URL` follows one\n");
        var removed = await RunAsync("feeds", "remove", "https://post.example/feed");
        removed.Status.ShouldBe(CommandLine.Failed);
        removed.Error.ShouldContain("https://post.example/feed is not followed");
        (await RunAsync("feeds", "poll", "https://post.example/feed")).Status.ShouldBe(CommandLine.WrongUsage);
        (await RunAsync("feeds", "add", host.Web.Address("/none"))).Status.ShouldBe(CommandLine.Failed);
    }

    [Fact]
    public async Task AFeedOfTheConfigurationIsFollowed()
    {
        var feed = host.Feed("/feed", FeedTestHost.Item());

        var polled =
            await TerminalProcess.RunAsync(
                Folder.Path, ["feeds", "poll", "--data", host.House.DataPath], null, null, Allowed, ("NewsBot__Feeds__0", feed));

        polled.Output.ShouldContain("The Harbour Post: 1 new");
    }

    [Fact]
    public async Task APageIsTakenInAndReadByItsAddress()
    {
        var page =
            host.Page("/dam", "Three cracks found in Merrow Dam", FeedTestHost.Text(1),
                "<meta property='og:site_name' content='Corvane Wire'>");

        var read = (await RunAsync("read", page, "--json")).Json;
        read.GetProperty("outlet").GetString().ShouldBe("Corvane Wire");
        read.GetProperty("url").GetString().ShouldBe(page);
        (await RunAsync("ingest", page)).Output.ShouldContain("new\t1\n");
        (await RunAsync("ingest", page)).Output.ShouldContain("unchanged\t1\n");
        var missing = await RunAsync("ingest", host.Web.Address("/none"));
        missing.Status.ShouldBe(CommandLine.Failed);
        missing.Output.ShouldContain("404");
    }

    [Fact]
    public async Task KilledInTheMiddleOfAPollTheNextOneCompletesAndNothingIsDoubled()
    {
        const int entries = 40;
        var gate = new TaskCompletionSource();
        for (var feed = 0; feed < 3; feed++)
        {
            var number = feed;
            host.Feed($"/feed{feed}", Enumerable.Range(0, entries).Select(entry =>
                FeedTestHost.Item($"Ledger {number}-{entry}", $"{entry}",
                    host.Page($"/{number}-{entry}", $"Ledger {number}-{entry}", FeedTestHost.Text((number * 100) + entry)))));
        }

        var stuck = host.Web.Address("/feed2");
        foreach (var path in new[] { "/feed0", "/feed1" }) await RunAsync("feeds", "add", host.Web.Address(path));
        await RunAsync("feeds", "add", stuck);
        host.Web.Map("/2-20", async context =>
        {
            gate.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        using (var poll =
            TerminalProcess.Start(Folder.Path, ["feeds", "poll", "--data", host.House.DataPath], null, null, Allowed))
        {
            await gate.Task.WaitAsync(TestContext.Current.CancellationToken);
            await poll.KillAsync();
        }

        host.Page("/2-20", "Ledger 2-20", FeedTestHost.Text(220));
        (await RunAsync("feeds", "poll", "--json")).Status.ShouldBe(CommandLine.Done);

        var held = await host.HeldAsync();
        held.Articles.ShouldBe(3 * entries);
        held.Versions.ShouldBe(3 * entries);
        await NewsBot.Tests.Storage.ArchiveCheck.ShouldBeWholeAsync(host.House.Archive.Folder);
    }

    private static (string Name, string Value) Allowed => ("NewsBot__Web__PrivateHosts__0", TestWeb.Allowed);

    private Task<TerminalProcess.Ended> RunAsync(params string[] arguments) =>
        TerminalProcess.RunAsync(Folder.Path, [.. arguments, "--data", host.House.DataPath], null, null, Allowed);
}
