using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Tests.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion;

public sealed class KilledIngestTests : IDisposable
{
    private const int Reports = 500;
    private const int Kills = 10;

    private readonly TempFolder folder = new();
    private readonly string lines;

    public KilledIngestTests() =>
        lines = folder.Write(
            "reports.jsonl", string.Join('\n', Enumerable.Range(1, Reports).Select(number => Some.Line(Some.Report(number)))));

    private DataFolder Data => new(folder.PathOf("data"));

    [Fact]
    public async Task KilledTenTimesAtAnyPointNothingAcknowledgedIsLostOrDoubledAndTheNextRunCompletes()
    {
        var random = new Random(20251003);
        foreach (var point in Enumerable.Range(0, Kills).Select(_ => random.Next(1, Reports)).Order())
        {
            long acknowledged = 0;
            using (var ingest = Ingest())
            {
                await Poll.UntilAsync(
                    async () => ingest.HasEnded
                        || (acknowledged = await ArchiveCheck.AcknowledgedAsync(Data)) >= point, $"{point} articles are stored");
                await ingest.KillAsync();
            }

            (await ArchiveCheck.ShouldBeWholeAsync(Data)).ShouldBeInRange(acknowledged, Reports);
        }

        await ShouldCompleteAsync();
    }

    [Fact]
    public async Task KilledWhileTheArchiveIsMadeTheNextRunCompletes()
    {
        using (var ingest = Ingest())
        {
            await Poll.UntilAsync(() => ingest.HasEnded || File.Exists(Data.DatabasePath), "the archive is made");
            await ingest.KillAsync();
        }

        await ShouldCompleteAsync();
    }

    [Fact]
    public async Task KilledWhileTheIndexIsWrittenTheNextRunCompletes()
    {
        using (var ingest = Ingest())
        {
            await Poll.UntilAsync(() => ingest.HasEnded || Directory.Exists(Data.IndexPath)
                && Directory.GetFiles(Data.IndexPath).Length > 1, "the index is written");
            await ingest.KillAsync();
        }

        await ShouldCompleteAsync();
    }

    public void Dispose() => folder.Dispose();

    private TerminalProcess Ingest() => TerminalProcess.Start(folder.Path, ["ingest", lines, "--data", Data.Path]);

    private async Task ShouldCompleteAsync()
    {
        using var ingest = Ingest();
        var ended = await ingest.EndAsync();

        ended.Status.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain("updated\t0\n");
        ended.Output.ShouldContain("failed\t0\n");
        (await ArchiveCheck.ShouldBeWholeAsync(Data)).ShouldBe(Reports);
        var index = await TerminalProcess.RunAsync(folder.Path, ["index", "stats", "--json", "--data", Data.Path]);
        index.Json.GetProperty("watermark").GetInt64().ShouldBe(Reports);
        index.Json.GetProperty("passages").GetInt64()
            .ShouldBe(Enumerable.Range(1, Reports).Sum(number => PassageSplitter.Split(Some.Report(number).Body).Count));
    }
}
