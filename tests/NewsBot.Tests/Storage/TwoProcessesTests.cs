using NewsBot.Desk;
using NewsBot.Retrieval.Indexing;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage;

public sealed class TwoProcessesTests : IAsyncDisposable
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhileOneTakesArticlesInAnotherAnswers()
    {
        await host.HoldingAsync(Some.Article("dam"));
        using var taken = host.Archive.Folder.TryLockArchive().ShouldNotBeNull();

        var asked = await RunAsync("ask", Question, "--json");

        asked.Status.ShouldBe(0, asked.Error);
        asked.Output.ShouldContain("14 metres");
    }

    [Fact]
    public async Task WhileAnArticleIsBeingStoredAnotherAnswers()
    {
        await host.HoldingAsync(Some.Article("dam"));
        await host.Index.CatchUpAsync(null, Cancellation);
        await using var other =
            new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={host.Archive.Folder.DatabasePath};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; UPDATE versions SET Title = 'half done'";
        await command.ExecuteNonQueryAsync(Cancellation);

        var asked = await RunAsync("ask", Question, "--json");

        asked.Status.ShouldBe(0, asked.Error);
        asked.Output.ShouldContain("14 metres");
        asked.Output.ShouldNotContain("half done");
    }

    [Fact]
    public async Task AQuestionIsAnsweredFromWhatTheIndexHeldAndTakesNothingIn()
    {
        await host.HoldingAsync(Some.Article("dam"));
        await host.Index.CatchUpAsync(null, Cancellation);
        await host.HoldingAsync(Some.Article("ferry", "Electric ferry sails", Some.FerryBody));

        (await host.Desk.AskAsync(Question, cancellationToken: Cancellation)).Text.ShouldContain("14 metres");
        host.Index.GetStatistics().Watermark.ShouldBe(1);

        await host.Desk.PrepareAsync(cancellationToken: Cancellation);
        host.Index.GetStatistics().Watermark.ShouldBe(2);
    }

    [Fact]
    public async Task WhileChangesAreTakenInTheViewFromBeforeThemAnswers()
    {
        await host.HoldingAsync(Some.Article("dam"));
        await host.Index.CatchUpAsync(null, Cancellation);
        await host.HoldingAsync([.. Enumerable.Range(1, 300).Select(Some.Report)]);
        Reply? reply = null;
        var during = new DuringProgress(() => reply ??=
            host.Desk.AskAsync(Question, cancellationToken: Cancellation).GetAwaiter().GetResult());

        (await host.Index.CatchUpAsync(during, Cancellation)).Behind.ShouldBe(0);

        reply.ShouldNotBeNull().Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task ASecondIngestWaitsAndSaysSo()
    {
        var lines = host.Folder.Write("dam.jsonl", Some.Line(Some.Article("dam")));
        var taken = host.Archive.Folder.TryLockArchive().ShouldNotBeNull();
        using var second = TerminalProcess.Start(host.Folder.Path, ["ingest", lines, "--data", host.DataPath]);
        await Poll.UntilAsync(() => second.HasEnded
            || second.Error.Contains("waiting for it to finish", StringComparison.Ordinal), "it says that it waits");
        second.HasEnded.ShouldBeFalse(second.Error);

        taken.Dispose();
        var ended = await second.EndAsync();

        ended.Status.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain("new\t1\n");
    }

    [Fact]
    public async Task WhileAnotherWritesTheIndexItsLastCommitAnswers()
    {
        await host.HoldingAsync(Some.Article("dam"));
        await host.Index.CatchUpAsync(null, Cancellation);
        using (host.Archive.Folder.TryLockIndex().ShouldNotBeNull())
        {
            await host.HoldingAsync(Some.Article("ferry"));

            (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(1);
            (await RunAsync("ask", Question, "--json")).Output.ShouldContain("14 metres");
        }

        (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
    }

    [Fact]
    public async Task WhileTheFirstIndexIsBeingWrittenAnAskerWaitsForIt()
    {
        await host.HoldingAsync(Some.Article("dam"));
        var writing = host.Archive.Folder.TryLockIndex().ShouldNotBeNull();
        var following = host.Index.CatchUpAsync(null, Cancellation);

        following.IsCompleted.ShouldBeFalse();
        writing.Dispose();

        (await following).Behind.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<TerminalProcess.Ended> RunAsync(params string[] arguments) =>
        TerminalProcess.RunAsync(host.Folder.Path, [.. arguments, "--data", host.DataPath]);

    // Runs while the index is being written, on the thread that writes it.
    private sealed class DuringProgress(Action action) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => action();
    }
}
