using System.Text;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

public sealed class RobotsCacheTests
{
    private static readonly Uri Page = new("http://harbour.example/news/1");
    private static readonly Fetched Failing = new() { Outcome = FetchOutcome.Failed, Address = "", Status = 500 };

    private readonly WatchedTime clock = new();
    private readonly List<string> asked = [];
    private readonly RobotsCache robots;
    private Fetched answer = Says("User-agent: *\nDisallow: /news");

    public RobotsCacheTests() => robots = new RobotsCache((request, _) =>
    {
        asked.Add(request.Address);
        return Task.FromResult(answer);
    }, clock);

    [Fact]
    public async Task TheFileIsAskedForOnceADayAndSite()
    {
        (await IsAllowedAsync()).ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(23));
        (await IsAllowedAsync()).ShouldBeFalse();
        answer = Says("");
        clock.Advance(TimeSpan.FromHours(1));
        (await IsAllowedAsync()).ShouldBeTrue();
        await robots.IsAllowedAsync(new Uri("https://harbour.example:8443/"), Ct);

        asked.ShouldBe(
        [
            "http://harbour.example/robots.txt", "http://harbour.example/robots.txt", "https://harbour.example:8443/robots.txt",
        ]);
    }

    [Theory]
    [InlineData(nameof(FetchOutcome.Missing), 404, true)]
    [InlineData(nameof(FetchOutcome.Gone), 410, true)]
    [InlineData(nameof(FetchOutcome.Failed), 403, true)]
    [InlineData(nameof(FetchOutcome.Failed), 302, true)]
    [InlineData(nameof(FetchOutcome.WrongType), 200, true)]
    [InlineData(nameof(FetchOutcome.Refused), null, true)] // So that the page itself says why.
    [InlineData(nameof(FetchOutcome.Failed), 500, false)]
    [InlineData(nameof(FetchOutcome.Failed), null, false)]
    [InlineData(nameof(FetchOutcome.TimedOut), null, false)]
    [InlineData(nameof(FetchOutcome.Throttled), 429, false)]
    public async Task ASiteWithoutAFileAllowsAllAndOneThatFailsNothing(string outcome, int? status, bool isAllowed)
    {
        answer = new Fetched { Outcome = Enum.Parse<FetchOutcome>(outcome), Address = "", Status = status };

        (await IsAllowedAsync()).ShouldBe(isAllowed);
    }

    [Fact]
    public async Task TheBeginningOfAFileThatIsTooLargeHolds()
    {
        answer = answer with { Outcome = FetchOutcome.TooLarge };

        (await IsAllowedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task ASiteThatFailsIsAskedAgainAfterAWhile()
    {
        answer = Failing;
        (await IsAllowedAsync()).ShouldBeFalse();
        answer = Says("");
        (await IsAllowedAsync()).ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(15));
        (await IsAllowedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task ASiteThatFailsAllowsWhatItDidForAMonth()
    {
        answer = Says("User-agent: *\nDisallow: /other");
        (await IsAllowedAsync()).ShouldBeTrue();
        answer = Failing;
        clock.Advance(TimeSpan.FromDays(29));
        (await IsAllowedAsync()).ShouldBeTrue();
        clock.Advance(TimeSpan.FromDays(2));
        (await IsAllowedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task ManyAtOnceAskOnceAndOneThatGivesUpLeavesItToTheNext()
    {
        var answers = new List<TaskCompletionSource<Fetched>>();
        var slow = new RobotsCache((_, ct) =>
        {
            answers.Add(new());
            return answers[^1].Task.WaitAsync(ct);
        }, clock);
        using var cancelling = new CancellationTokenSource();
        var first = slow.IsAllowedAsync(Page, cancelling.Token);
        var others = Enumerable.Range(0, 10).Select(_ => slow.IsAllowedAsync(Page, Ct)).ToList();
        answers.Count.ShouldBe(1);

        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        await Poll.UntilAsync(() => answers.Count == 2, "the next asks");
        answers[1].SetResult(Says("User-agent: *\nDisallow: /news"));

        (await Task.WhenAll(others)).ShouldAllBe(isAllowed => !isAllowed);
        answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task SitesThatWereNotVisitedForLongAreForgotten()
    {
        for (var i = 0; i < 5000; i++)
        {
            await robots.IsAllowedAsync(new Uri($"http://host{i}.example/"), Ct);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        robots.Count.ShouldBeLessThanOrEqualTo(2000);
        asked.Clear();
        await robots.IsAllowedAsync(new Uri("http://host4999.example/"), Ct);
        asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task HugeFilesAreForgottenSooner()
    {
        var rules = Enumerable.Range(0, 20_000).Select(i => $"Disallow: /{i}/aaaaa\n");
        answer = Says("User-agent: *\n" + string.Concat(rules));
        for (var i = 0; i < 30; i++) await robots.IsAllowedAsync(new Uri($"http://host{i}.example/"), Ct);

        robots.Count.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task PagesAreAskedOnlyWhereTheFileAllowsItAndFeedsAlways()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/robots.txt", "text/plain", "User-agent: NewsBot\nDisallow: /private\n");
        web.Map("/private/page", "text/html", "page");
        web.Map("/open/page", "text/html", "page");
        web.Map("/open/door", context =>
        {
            context.Response.Redirect("/private/page");
            return Task.CompletedTask;
        });
        await using var host = new FetchTestHost();

        var refused = await host.FetchAsync(web.Address("/private/page"), FetchKind.Page);

        refused.Outcome.ShouldBe(FetchOutcome.Refused);
        refused.Error!.ShouldContain("/private/page is disallowed by the robots.txt of its host");
        (await host.FetchAsync(web.Address("/open/page"), FetchKind.Page)).Outcome.ShouldBe(FetchOutcome.Done);
        (await host.FetchAsync(web.Address("/open/door"), FetchKind.Page)).Outcome.ShouldBe(FetchOutcome.Refused);
        (await host.FetchAsync(web.Address("/private/page"))).Outcome.ShouldBe(FetchOutcome.Done);
        web.Requests.Select(request => request.Path).ShouldBe(["/robots.txt", "/open/page", "/open/door", "/private/page"]);
    }

    [Fact]
    public async Task AGuestIsAskedAtThePaceThatTheFileWishes()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 7\n");
        web.Map("/page", "text/html", "page");
        await using var host = new FetchTestHost(FetchTestHost.Names(("guest.example", [TestWeb.Allowed])));

        var fetching = host.FetchAsync(web.Address("/page", name: "guest.example"), FetchKind.Page);
        await host.Clock.WaitSetAsync(TimeSpan.FromSeconds(7));
        web.Requests.Count.ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromSeconds(7));

        (await fetching).Outcome.ShouldBe(FetchOutcome.Done);
    }

    [Fact]
    public async Task APageOfASiteWhoseFileCannotBeReadIsLeftAlone()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/robots.txt", context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/page"), FetchKind.Page);

        fetched.Outcome.ShouldBe(FetchOutcome.Refused);
        fetched.Error!.ShouldContain(
            $"is left alone, because it is not known whether it may be read: {web.Address("/robots.txt")} has a server that "
                + $"fails (503)");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Fetched Says(string text) =>
        new() { Outcome = FetchOutcome.Done, Address = "", Status = 200, Body = Encoding.UTF8.GetBytes(text) };

    private Task<bool> IsAllowedAsync() => robots.IsAllowedAsync(Page, Ct);
}
