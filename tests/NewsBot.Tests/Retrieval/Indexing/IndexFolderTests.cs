using NewsBot.Storage;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Indexing;

/// <summary>Only what the index made itself is ever deleted or written over.</summary>
public sealed class IndexFolderTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Index => Path.Join(host.DataPath, "index");

    [Theory]
    [InlineData("holiday.txt")]
    [InlineData("_notes.txt")]
    [InlineData("segments_of_an_orange.jpg")]
    [InlineData("_0.sid")]
    public async Task AForeignFileStaysAndIsRefusedByName(string name)
    {
        await host.HoldingAsync(Some.Article("dam"));
        host.Folder.Write($"data/index/{name}", "dear diary");

        var refused = await Should.ThrowAsync<ArchiveException>(() => host.Index.CatchUpAsync(null, Cancellation));

        refused.Message.ShouldContain(name);
        refused.Message.ShouldContain("move it elsewhere");
        File.ReadAllText(Path.Join(Index, name)).ShouldBe("dear diary");
        File.Delete(Path.Join(Index, name));
        (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
    }

    [Fact]
    public async Task AForeignFileThatCameLaterStaysThroughARebuild()
    {
        await host.HoldingAsync(Some.Article("dam"));
        await host.Index.CatchUpAsync(null, Cancellation);
        var diary = host.Folder.Write("data/index/diary.md", "dear diary");

        (await Should.ThrowAsync<ArchiveException>(() => host.Index.RebuildAsync(null, Cancellation))).Message.ShouldContain(
            "diary.md");

        File.Exists(diary).ShouldBeTrue();
        Directory.GetFiles(Index, "segments_*").ShouldNotBeEmpty("where something is refused, nothing is deleted");
        (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0, "what is there can still be read");
    }

    [Fact]
    public async Task WhatTheSystemHidesThereIsNoneOfOurBusiness()
    {
        await host.HoldingAsync(Some.Article("dam"));
        var hidden = host.Folder.Write("data/index/.DS_Store", "x");

        (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
        await host.Index.RebuildAsync(null, Cancellation);

        File.Exists(hidden).ShouldBeTrue();
    }

    [Theory]
    [InlineData("holiday.txt")]
    [InlineData("_0.cfs")]
    public async Task AFolderBehindALinkIsLeftAlone(string name)
    {
        await host.HoldingAsync(Some.Article("dam"));
        var elsewhere = host.Folder.Write($"elsewhere/{name}", "dear diary");
        Directory.CreateSymbolicLink(Index, Path.GetDirectoryName(elsewhere)!);

        var refused = await Should.ThrowAsync<ArchiveException>(() => host.Index.CatchUpAsync(null, Cancellation));

        refused.Message.ShouldContain("is a link to");
        refused.Message.ShouldContain("remove the link");
        Directory.GetFiles(Path.GetDirectoryName(elsewhere)!).ShouldBe([elsewhere]);
        File.ReadAllText(elsewhere).ShouldBe("dear diary");
    }

    [Theory]
    [InlineData("_0.cfs")]
    [InlineData("segments_1")]
    [InlineData("other")]
    public async Task ALinkInItIsRefusedAndWhatItLeadsToStaysAsItIs(string name)
    {
        await host.HoldingAsync(Some.Article("dam"));
        var diary = host.Folder.Write("diary.txt", "dear diary");
        Directory.CreateDirectory(Index);
        File.CreateSymbolicLink(Path.Join(Index, name), diary);

        (await Should.ThrowAsync<ArchiveException>(() => host.Index.CatchUpAsync(null, Cancellation))).Message.ShouldContain(
            name);

        File.ReadAllText(diary).ShouldBe("dear diary");
    }

    [Theory]
    [InlineData("photos")]
    [InlineData("_0.cfs")]
    public async Task AFolderInItIsRefusedByName(string name)
    {
        await host.HoldingAsync(Some.Article("dam"));
        Directory.CreateDirectory(Path.Join(Index, name));

        (await Should.ThrowAsync<ArchiveException>(() => host.Index.CatchUpAsync(null, Cancellation))).Message.ShouldContain(
            $"a folder");

        Directory.Exists(Path.Join(Index, name)).ShouldBeTrue();
    }

    [Fact]
    public async Task AFileInItsPlaceIsRefused()
    {
        await host.HoldingAsync(Some.Article("dam"));
        host.Folder.Write("data/index", "dear diary");

        (await Should.ThrowAsync<ArchiveException>(() => host.Index.CatchUpAsync(null, Cancellation))).Message.ShouldContain(
            "is no folder");

        File.ReadAllText(Index).ShouldBe("dear diary");
    }

    [Fact]
    public async Task EveryFileThatTheIndexMakesIsKnownForItsOwn()
    {
        // Enough of commits, changes and deletions for every kind of file that Lucene writes here.
        for (var round = 0; round < 12; round++)
        {
            await host.HoldingAsync(
                [.. Enumerable.Range(1, 4)
                    .Select(number => Some.Report(number) with { Title = $"Sheet {number}, kept {round}" })]);
            (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
        }

        await host.Index.RebuildAsync(null, Cancellation);

        (await host.Index.CatchUpAsync(null, Cancellation)).Behind.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
