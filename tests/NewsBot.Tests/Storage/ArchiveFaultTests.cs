using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage;

public sealed class ArchiveFaultTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DataFolder Data => new(folder.PathOf("data"));

    [Fact]
    public async Task ALockedArchiveSaysWhatToDoAndNothingIsLost()
    {
        using var archive = new ArticleArchive(Data, TimeProvider.System, new ArchiveDatabase(Data, isLowLatency: true));
        await archive.StoreFromFileAsync(Some.Report(1), Cancellation);
        await using (var other = new SqliteConnection($"Data Source={Data.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            await command.ExecuteNonQueryAsync(Cancellation);

            var exception =
                await Should.ThrowAsync<ArchiveException>(() => archive.StoreFromFileAsync(Some.Report(2), Cancellation));

            exception.Message.ShouldContain("is locked by another process; wait for it to finish, or stop it, and try again");
            (await archive.GetLatestSequenceAsync(Cancellation)).ShouldBe(1, "what is held can be read all the same");
        }

        (await archive.StoreFromFileAsync(Some.Report(2), Cancellation)).Outcome.ShouldBe(StoreOutcome.New);
        (await ArchiveCheck.ShouldBeWholeAsync(Data)).ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public async Task ADamagedArchiveSaysSoAndHowToGoOn(int from)
    {
        await HoldAsync(30);
        await OverwriteAsync(from);
        using var archive = new ArticleArchive(Data, TimeProvider.System);

        var exception =
            await Should.ThrowAsync<ArchiveException>(() => archive.ReadAsync("report-1", cancellationToken: Cancellation));

        exception.Message.ShouldContain("is damaged; restore archive.db from a backup, or move it away to start anew");
    }

    [Fact]
    public async Task ADamagedArchiveMovedAwayMakesRoomForANewOne()
    {
        await HoldAsync(3);
        await OverwriteAsync(0);
        foreach (var file in Directory.GetFiles(Data.Path, "archive.db*")) File.Delete(file);

        await HoldAsync(2);

        (await ArchiveCheck.ShouldBeWholeAsync(Data)).ShouldBe(2);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task ADataFolderThatMayNotBeWrittenIsToldInOneLine()
    {
        await HoldAsync(1);
        var user = new UnprivilegedUser(folder);
        UnprivilegedUser.MakeReadOnly(Data.Path);
        try
        {
            var ended = await user.RunAsync("ingest", folder.Write("more.jsonl", Some.Line(Some.Report(2))), "--data", Data.Path);

            ended.Status.ShouldBe(1, ended.Error);
            ended.Error.ShouldStartWith("newsbot: ");
            ended.Error.ShouldContain(Data.Path);
            ended.Error.Split('\n').Length.ShouldBe(1);
        }
        finally
        {
            user.MakeWritable(Data.Path);
        }

        (await ArchiveCheck.ShouldBeWholeAsync(Data)).ShouldBe(1);
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1024, false)]
    [InlineData(800, false)]
    public async Task AFullDiskEndsTheRunClearlyAndWhatWasAcknowledgedIsThere(int limit, bool isSignalIgnored)
    {
        var lines =
            folder.Write(
                "reports.jsonl", string.Join('\n', Enumerable.Range(1, 800).Select(number => Some.Line(Some.Report(number)))));
        // No file may grow beyond this many KB, which a program sees as it sees a full disk once it takes the signal. Code in
        // writable pages is switched off because the runtime keeps it in a file that is larger than that.
        string[] limited = ["bash", "-c", $"{(isSignalIgnored ? "trap '' XFSZ; " : "")}ulimit -f {limit}; exec \"$@\"", "bash"];

        var ended = await TerminalProcess.RunAsync(
            folder.Path, ["ingest", lines, "--data", Data.Path, "--json"], limited,
                environment: ("DOTNET_EnableWriteXorExecute", "0"));

        ended.Status.ShouldBe(1, ended.Error);
        ended.Error.ShouldStartWith($"newsbot: the archive in {Data.Path} ");
        ended.Error.ShouldContain("free");
        ended.Error.Split('\n').Length.ShouldBe(1);
        var told = ended.Json.GetProperty("new").GetInt64();
        told.ShouldBeInRange(1, 799);
        (await ArchiveCheck.ShouldBeWholeAsync(Data)).ShouldBe(told);
        (await TerminalProcess.RunAsync(
            folder.Path, ["ask", "How many crates went from Ostwick?", "--data", Data.Path])).Status.ShouldBe(0);
    }

    public void Dispose() => folder.Dispose();

    private async Task HoldAsync(int reports)
    {
        using var archive = new ArticleArchive(Data, TimeProvider.System);
        for (var number = 1; number <= reports; number++) await archive.StoreFromFileAsync(Some.Report(number), Cancellation);
    }

    private async Task OverwriteAsync(int from)
    {
        // Only what is not open may be overwritten: an open one keeps its pages in memory.
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(Data.DatabasePath, Cancellation);
        new Random(1).NextBytes(bytes.AsSpan(from));
        await File.WriteAllBytesAsync(Data.DatabasePath, bytes, Cancellation);
    }
}
