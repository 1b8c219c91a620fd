using System.Runtime.Versioning;
using NewsBot.Terminal;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

/// <summary>A pipe, a socket or a device in the place of a file is named, and never waited for.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SpecialFilesTests : TerminalTest
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    [Theory]
    [InlineData("archive.db")]
    [InlineData("archive.db-wal")]
    [InlineData("archive.db-journal")]
    [InlineData("writer.lock")]
    [InlineData("schema.lock")]
    [InlineData("sample-coverage.txt")]
    [InlineData("index")]
    [InlineData("index/segments_1")]
    [InlineData("index/segments.gen")]
    [InlineData("index/_0.cfs")]
    [InlineData("index/anything")]
    public async Task APipeInTheDataFolderIsRefusedByName(string name)
    {
        Pipe.Create(Path.Join(Data, name));

        var ran = await RunAsync("ask", Question);

        ran.Status.ShouldBe(CommandLine.Failed, ran.Output);
        ran.Error.ShouldContain(Path.GetFileName(name));
        ran.Error.ShouldContain("a pipe");
        Path.Exists(Path.Join(Data, name)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("segments_99")]
    [InlineData("_7.si")]
    public async Task APipeInAnIndexThatWasFineIsRefusedByName(string name)
    {
        (await RunAsync("ingest", DamFile())).ShouldBeDone();
        Pipe.Create(Path.Join(Data, "index", name));

        var ran = await RunAsync("ask", Question);

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Error.ShouldContain(name);
    }

    [Theory]
    [InlineData("b.jsonl")]
    [InlineData("b.jsonl.gz")]
    [InlineData("b.txt")]
    [InlineData("b.html")]
    [InlineData("b.md")]
    public async Task APipeAmongTheFilesFailsByNameAndTheRestGoesOn(string name)
    {
        Folder.Write("news/a.txt", Some.DamBody);
        Pipe.Create(Folder.PathOf($"news/{name}"));
        Folder.Write("news/c.txt", Some.FerryBody);

        var ran = (await RunAsync("ingest", Folder.PathOf("news"))).ShouldBeDone();

        ran.Output.ShouldContain("new\t2\n");
        ran.Output.ShouldContain($"{name}: it is a pipe, not a file; ");
    }

    [Fact]
    public async Task ALinkToADeviceFailsByName()
    {
        File.CreateSymbolicLink(Folder.PathOf("zero.txt"), "/dev/zero");

        (await RunAsync("ingest", Folder.PathOf("zero.txt"))).Output.ShouldContain("it is a device, not a file");
    }

    [Theory]
    [InlineData("feeds", "check")]
    [InlineData("feeds", "import")]
    [InlineData("feeds", "add")]
    [InlineData("read")]
    public async Task APipeThatIsNamedOnTheCommandLineIsRefused(params string[] command)
    {
        var ran = await RunAsync([.. command, Pipe.Create(Folder.PathOf("list.html"))]);

        ran.Status.ShouldNotBe(CommandLine.Done);
        (ran.Output + ran.Error).ShouldContain("list.html");
    }

    [Fact]
    public async Task QuestionsFromAPipeThatNobodyWritesIntoAreRefused()
    {
        var ran = await RunAsync("eval", "--articles", DamFile(), "--questions", Pipe.Create(Folder.PathOf("questions.jsonl")));

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Error.ShouldContain("is a pipe, not a file");
    }

    [Fact]
    public async Task APipeInThePlaceOfTheSettingsIsRefusedByName()
    {
        Pipe.Create(Folder.PathOf("appsettings.json"));

        var ended = await TerminalProcess.RunAsync(Folder.Path, ["ask", Question, "--data", Data]);

        ended.Status.ShouldBe(CommandLine.Failed);
        ended.Error.ShouldContain("appsettings.json is a pipe, not a file");
    }

    [Fact]
    public async Task DetailsAreNotWrittenOverAFileOfAnotherKind()
    {
        var diary = Folder.Write("diary.txt", "dear diary");
        var questions = Folder.Write("questions.jsonl", """{"id":"1","question":"How long is the crack?","answers":["14 metres"],"gold":["dam"],"answerable":true}""");

        var ran = await RunAsync("eval", "--articles", DamFile(), "--questions", questions, "--details", diary);

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Error.ShouldContain("is not JSON Lines, so it was not written over");
        File.ReadAllText(diary).ShouldBe("dear diary");
    }

    [Fact]
    public async Task AForeignFileWithTheNameOfOurNoteIsNotWrittenOver()
    {
        var note = Folder.Write("data/sample-coverage.txt", "dear diary");

        (await RunAsync("ask", Question)).Error.ShouldContain("sample-coverage.txt is not NewsBot's");

        File.ReadAllText(note).ShouldBe("dear diary");
    }

    [Fact]
    public async Task NamesThatAreNotUtf8AreToldForWhatTheyAre()
    {
        Directory.CreateDirectory(Folder.PathOf("news"));
        Pipe.Shell(Folder.PathOf("news"),
            $"printf '%s' '{Some.DamBody}' | tee a.txt $'caf\\xe9.txt' > $'foto\\xe9.jpg'; mkdir $'ordner\\xe9'");

        var ran = (await RunAsync("ingest", Folder.PathOf("news"))).ShouldBeDone();

        ran.Output.ShouldContain("new\t1\n");
        ran.Output.ShouldContain("failed\t2\n");
        ran.Output.ShouldContain("caf\ufffd.txt: its name is not valid UTF-8");
        ran.Output.ShouldContain("ordner\ufffd: its name is not valid UTF-8");
        ran.Output.ShouldNotContain("not there any more");
        (await RunAsync("ingest", Folder.PathOf("news/caf\ufffd.txt"))).Output.ShouldContain("its name is not valid UTF-8");
        // What .NET cannot name it cannot delete.
        Pipe.Shell(Folder.Path, "rm -r news");
    }

    [Fact]
    public async Task AFolderWhoseNameHoldsWhatSeparatesSettingsIsAFolderLikeAnyOther()
    {
        var data = Folder.PathOf("a;Mode=ReadOnly;b");

        (await RunAsync("ingest", DamFile(), "--data", data)).Status.ShouldBe(CommandLine.WrongUsage, "only one --data");
        await using var host = new TestHost(("NewsBot:DataDirectory", data));
        await host.HoldingAsync(Some.Article("dam"));
        File.Exists(Path.Join(data, "archive.db")).ShouldBeTrue();
    }
}
