using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Indexing;

/// <summary>Several processes that find nothing there, or all find the same damage, get in nobody's way.</summary>
public sealed class FirstQuestionsTests : IDisposable
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FiveFirstQuestionsAtOnceAreAllAnsweredWithoutAWarning()
    {
        // What comes with the program is taken in by whoever is first.
        var ended = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            TerminalProcess.RunAsync(folder.Path, ["ask", Question, "--json", "--data", folder.PathOf("data")])));

        foreach (var one in ended)
        {
            one.Status.ShouldBe(0, one.Error);
            one.Error.ShouldNotContain("cannot be read");
            one.Json.GetProperty("outcome").GetString().ShouldBe(ended[0].Json.GetProperty("outcome").GetString());
        }
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("damaged")]
    public async Task ManyAtOnceWhoFindTheIndexGoneOrDamagedAllGetIt(string kind)
    {
        await using var first = await new TestHost().HoldingAsync([.. Enumerable.Range(1, 20).Select(Some.Report)]);
        for (var round = 0; round < 5; round++)
        {
            await first.Index.CatchUpAsync(null, Cancellation);
            foreach (var file in Directory.GetFiles(Path.Join(first.DataPath, "index")))
            {
                if (kind == "missing") File.Delete(file);
                else File.WriteAllBytes(file, [1, 2, 3]);
            }

            var houses = Enumerable.Range(0, 6).Select(_ => first.Restarted()).ToList();
            var states =
                await Task.WhenAll(
                    houses.Select(host => Task.Run(() => host.Index.CatchUpAsync(null, Cancellation), Cancellation)));

            states.ShouldAllBe(state => state.Behind == 0);
            foreach (var host in houses) host.Index.GetStatistics().Passages.ShouldBeGreaterThanOrEqualTo(20);
            houses.Count(host => host.Logs.Text.Contains("cannot be read", StringComparison.Ordinal))
                .ShouldBe(kind == "missing" ? 0 : 1, "only the one that mends it speaks of damage");
            foreach (var host in houses) await host.DisposeAsync();
        }
    }

    public void Dispose() => folder.Dispose();
}
