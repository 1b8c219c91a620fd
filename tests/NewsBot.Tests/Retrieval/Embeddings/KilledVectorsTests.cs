using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class KilledVectorsTests : EmbeddingTest
{
    [Fact]
    public async Task KilledInMidRunNothingIsComputedTwiceButTheBatchAtHand()
    {
        const int callsBefore = 4, batchSize = 64;
        using var folder = new TempFolder();
        var lines =
            folder.Write(
                "reports.jsonl", string.Join('\n', Enumerable.Range(1, 120).Select(number => Some.Line(Some.Report(number)))));
        Server.Instead = async call => Server.Calls.Count > callsBefore && await call.HangAsync();
        using (var ingest = Start(folder, "ingest", lines))
        {
            await Poll.UntilAsync(() => ingest.HasEnded || Server.Calls.Count > callsBefore, "the fourth batch is asked for");
            ingest.HasEnded.ShouldBeFalse(ingest.Error);
            await ingest.KillAsync();
        }

        Server.Instead = null;
        using var stats = Start(folder, "index", "stats", "--json");
        var ended = await stats.EndAsync();

        ended.Status.ShouldBe(0, ended.Error);
        var passages = ended.Json.GetProperty("passages").GetInt32();
        ended.Json.GetProperty("vectors").GetInt32().ShouldBe(passages);
        ended.Json.GetProperty("vector_dimension").GetInt32().ShouldBe(256);
        Asked.Count.ShouldBe(passages + batchSize);
    }

    private TerminalProcess Start(TempFolder folder, params string[] arguments) => TerminalProcess.Start(
        folder.Path, [.. arguments, "--data", folder.PathOf("data")], null, null,
        [.. Server.Settings().Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value))]);
}
