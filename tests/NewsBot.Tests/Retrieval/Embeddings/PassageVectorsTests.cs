using Microsoft.Data.Sqlite;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class PassageVectorsTests : EmbeddingTest
{
    [Fact]
    public async Task EveryPassageGetsItsVectorOnceAndNothingIsAskedAgain()
    {
        var host = await House().HoldingAsync(News);
        var told = new List<string>();

        (await host.Vectors.CatchUpAsync(new Told(told), Cancellation)).IsComplete.ShouldBeTrue();
        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();

        var statistics = (await host.Vectors.GetStatisticsAsync(Cancellation)).ShouldNotBeNull();
        (statistics.Vectors, statistics.Refused, statistics.Dimension).ShouldBe((statistics.Passages, 0, 256));
        Asked.Count.ShouldBe(statistics.Passages);
        Asked.ShouldBeUnique();
        Asked[0].ShouldStartWith("Three cracks found in Merrow Dam\nInspector Joss Hadrell");
        told[^1].ShouldBe($"{statistics.Passages} of {statistics.Passages}");
    }

    [Fact]
    public async Task WhatComesInLaterGetsItsVectorAndThoseOfReplacedVersionsGo()
    {
        var host = await House().HoldingAsync(News);
        await host.Vectors.CatchUpAsync(null, Cancellation);
        var before = Asked.Count;

        await host.HoldingAsync(
            Some.Article("dam", "Two cracks found in Merrow Dam",
                "There are two cracks in the Merrow Dam, not three, its operator says now."));
        await host.Vectors.CatchUpAsync(null, Cancellation);

        Asked.Skip(before).ShouldHaveSingleItem().ShouldStartWith("Two cracks found in Merrow Dam\n");
        Count(host, "SELECT count(*) FROM passage_vectors").ShouldBe(before);
        Count(host,
            "SELECT count(*) FROM passage_vectors p JOIN versions v ON v.Key = p.VersionKey JOIN articles a ON a.Key = "
                + "v.ArticleKey WHERE v.Number < a.LatestVersion").ShouldBe(0);
    }

    [Fact]
    public async Task AnotherModelMakesAllAnew()
    {
        var host = await House().HoldingAsync(News);
        await host.Vectors.CatchUpAsync(null, Cancellation);
        var passages = Asked.Count;
        Server.Dimension = 64;
        var other = House("other", host.DataPath);

        await other.Vectors.CatchUpAsync(null, Cancellation);

        Asked.Count.ShouldBe(2 * passages);
        Count(host, "SELECT count(*) FROM passage_vectors WHERE length(Vector) = 256").ShouldBe(passages);
        (await other.Vectors.GetStatisticsAsync(Cancellation))!.Vectors.ShouldBe(passages);
        (await host.Vectors.GetStatisticsAsync(Cancellation))!.Vectors.ShouldBe(0);
    }

    [Fact]
    public async Task TheSameModelWithAnotherDimensionMakesAllAnewByItself()
    {
        var host = await House().HoldingAsync(News);
        await host.Vectors.CatchUpAsync(null, Cancellation);
        Server.Dimension = 64;
        await host.HoldingAsync(Some.Report(1));

        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();

        var statistics = (await host.Vectors.GetStatisticsAsync(Cancellation))!;
        (statistics.Vectors, statistics.Dimension).ShouldBe((statistics.Passages, 64));
        host.Logs.Text.ShouldContain("gives 64 numbers where it gave 256");
    }

    [Fact]
    public async Task AServerThatCannotDecideOnADimensionIsGivenUp()
    {
        var host = await House().HoldingAsync(News);
        await host.Vectors.CatchUpAsync(null, Cancellation);
        await host.HoldingAsync([.. Enumerable.Range(1, 40).Select(Some.Report)]);
        Server.Change = (call, vectors) => [.. vectors.Select(vector => vector[..(Server.Calls.Count % 2 == 0 ? 64 : 32)])];

        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeFalse();
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("not a number")]
    [InlineData("another dimension")]
    public async Task OnePassageThatTheModelDoesNotTakeCostsNoOtherItsVector(string fault)
    {
        var host = await House().HoldingAsync(News);
        static bool IsBad(string text) => text.Contains("Oda Brandt", StringComparison.Ordinal);
        if (fault == "refused") Server.Instead = async call => call.Texts.Any(IsBad) && await call.FailAsync(400);
        else Server.Change = (call, vectors) =>
            [.. vectors.Select((vector, i) => !IsBad(call.Texts[i]) ? vector : fault == "not a number"
                ? [.. vector.Select(_ => float.NaN)] : [1, 2])];

        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();
        var calls = Server.Calls.Count;
        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();

        var statistics = (await host.Vectors.GetStatisticsAsync(Cancellation))!;
        (statistics.Vectors, statistics.Refused).ShouldBe((statistics.Passages - 1, 1));
        Server.Calls.Count.ShouldBe(calls);
        host.Logs.Text.ShouldContain("First crossing of an electric ferry");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    public async Task AServerThatFailsLosesNothingThatIsDoneAndTheNextRunGoesOn(int status)
    {
        var host = await House().HoldingAsync([.. Enumerable.Range(1, 60).Select(Some.Report)]);
        Server.Instead = async call => Server.Calls.Count > 3 && await call.FailAsync(status);

        var run = await host.Vectors.CatchUpAsync(null, Cancellation);
        run.IsComplete.ShouldBeFalse();
        host.Logs.Text.ShouldContain(run.Problem.ShouldNotBeNull());
        (await host.Vectors.GetStatisticsAsync(Cancellation))!.Vectors.ShouldBe(128);
        Server.Instead = null;
        var before = Asked.Count;
        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();

        var statistics = (await host.Vectors.GetStatisticsAsync(Cancellation))!;
        (statistics.Vectors, statistics.Refused).ShouldBe((statistics.Passages, 0));
        Asked.Skip(before).Count().ShouldBe(statistics.Passages - 128);
    }

    [Fact]
    public async Task OfTwoProcessesOneComputes()
    {
        var host = await House().HoldingAsync(News);
        using (host.Archive.Folder.TryLockVectors())
            (await host.Vectors.CatchUpAsync(null, Cancellation)).ShouldBe(new(false, "another process is computing them"));

        Server.Calls.ShouldBeEmpty();
        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task WithoutAModelThereIsNothingToDo()
    {
        var host = await PlainHouse().HoldingAsync(News);

        (await host.Vectors.CatchUpAsync(null, Cancellation)).IsComplete.ShouldBeTrue();

        (await host.Vectors.GetStatisticsAsync(Cancellation)).ShouldBeNull();
        Count(host, "SELECT count(*) FROM vector_state").ShouldBe(0);
    }

    private static long Count(TestHost host, string query)
    {
        using var connection = new SqliteConnection($"Data Source={host.Archive.Folder.DatabasePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    private sealed class Told(List<string> told) : IProgress<NewsBot.Retrieval.Embeddings.VectorProgress>
    {
        public void Report(NewsBot.Retrieval.Embeddings.VectorProgress value) => told.Add($"{value.Done} of {value.All}");
    }
}
