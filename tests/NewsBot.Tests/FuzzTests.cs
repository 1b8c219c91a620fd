using NewsBot.Benchmarks.Fuzz.Generation;
using NewsBot.Benchmarks.Fuzz.Intake;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests;

/// <summary>A short piece of the fuzz run, which is a command of the benchmarks and takes in thousands.</summary>
public sealed class FuzzTests
{
    private const int Seed = 3;
    private const int EachKind = 60;

    // What is large is left to the long run: it says more about time than about sense.
    private const int Large = 30_000;

    [Fact]
    public void AnItemIsTheSameWheneverItIsMade()
    {
        var (one, other) = (new FuzzItems(Seed, 40_000), new FuzzItems(Seed, 40_000));
        one.Create(FuzzKind.Feeds, 1);

        foreach (var kind in Enum.GetValues<FuzzKind>())
        {
            var (first, again) = (one.Create(kind, 7), other.Create(kind, 7));
            again.ToString().ShouldBe(first.ToString());
            again.Main.Bytes.ShouldBe(first.Main.Bytes);
            one.Create(kind, 8).Main.Bytes.ShouldNotBe(first.Main.Bytes);
        }
    }

    [Fact]
    public Task HostileArticlesAreTakenInOrRefusedAndBreakNoQuestion() => TakeInAsync(FuzzKind.Articles);

    [Fact]
    public Task HostilePagesAreTakenInOrRefusedAndBreakNoQuestion() => TakeInAsync(FuzzKind.Pages);

    [Fact]
    public Task HostileFeedsAreTakenInOrRefusedAndBreakNoQuestion() => TakeInAsync(FuzzKind.Feeds);

    private static async Task TakeInAsync(FuzzKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var web = await FuzzWeb.StartAsync(cancellation);
        await using var host = new TestHost(("NewsBot:Web:PrivateHosts:0", FuzzWeb.Hosts));
        var items = new FuzzItems(Seed, web.Port);
        var intake = new FuzzIntake(host.Desk, host.Feeds, host.Poller, web, items, host.Folder.Path);

        var titles = new List<string>();
        foreach (var item in Enumerable.Range(0, int.MaxValue).Select(number => items.Create(kind, number))
            .Where(IsSmall).Take(EachKind))
        {
            var outcome = await intake.GiveAsync(item, cancellation);
            outcome.Refusals.ShouldAllBe(refusal => InternalText.Find(refusal) == null, item.ToString());
            titles.AddRange(outcome.Titles);
        }

        var questions = new FuzzQuestions(host.Desk, host.Archive);
        titles.Count.ShouldBeGreaterThan(EachKind / 2);
        foreach (var question in FuzzQuestions.About(titles.Take(3)))
            (await questions.AskAsync(question, cancellation)).ShouldBeEmpty();
    }

    private static bool IsSmall(FuzzItem item) => item.Linked.Prepend(item.Main).All(file => file.Bytes.Length < Large);
}
