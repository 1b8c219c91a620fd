using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class CoverageCommandTests : TerminalTest
{
    [Fact]
    public async Task NumbersAreTextAndTheNewestHasItsSource()
    {
        await RunAsync("ingest", DamFile());

        var ran = (await RunAsync("coverage")).ShouldBeDone();

        ran.Output.ShouldContain("All that is held: 1 article of 1 outlet, 3 October 2025.");
        ran.Output.ShouldContain(
            "[1] The Harbour Post, 3 October 2025: Three cracks found in Merrow Dam - https://post.example/dam");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task JsonIsOneDocumentWithAllNumbers()
    {
        await RunAsync("ingest", DamFile());

        var told = (await RunAsync("coverage", "Merrow", "Dam", "--since", "2025-10-01", "--until", "2025-10-05", "--json"))
            .ShouldBeDone().Json;

        told.EnumerateObject().Select(property => property.Name).ShouldBe(
            [
                "topic", "as_of", "outcome", "articles", "undated", "stories", "well_covered", "independent", "copies", "newest",
                    "median_age_days",
                "cut_off", "outlets", "unit", "before", "counts", "gaps", "nearest", "notices",
            ],
            ignoreOrder: true);
        told.GetProperty("counts").GetArrayLength().ShouldBe(5);
        told.GetProperty("counts")[2].GetProperty("first").GetString().ShouldBe("2025-10-03");
        told.GetProperty("counts")[2].GetProperty("articles").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task ThePictureIsWrittenToItsFile()
    {
        Assert.SkipWhen(NewsBot.Desk.Rendering.Charts.Fonts.FromSystem().DefaultFamily is null, "no font is installed here");
        await RunAsync("ingest", DamFile());
        using var folder = new NewsBot.Tests.Support.TempFolder();
        var file = folder.PathOf("coverage.png");

        (await RunAsync("coverage", "--picture", file)).ShouldBeDone();

        File.ReadAllBytes(file)[..4].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
    }

    [Fact]
    public async Task ThePictureIsNotWrittenOverAFileThatIsNone()
    {
        Assert.SkipWhen(NewsBot.Desk.Rendering.Charts.Fonts.FromSystem().DefaultFamily is null, "no font is installed here");
        await RunAsync("ingest", DamFile());
        using var folder = new NewsBot.Tests.Support.TempFolder();
        var diary = folder.Write("diary.txt", "dear diary");

        var ran = await RunAsync("coverage", "--picture", diary);

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Error.ShouldContain("is there already and is not a PNG, so it was not written over; name another file");
        File.ReadAllText(diary).ShouldBe("dear diary");
        var picture = folder.Write("old.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0]);
        (await RunAsync("coverage", "--picture", picture)).ShouldBeDone();
        new FileInfo(picture).Length.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task WhereThereIsNoPictureNoFileIsMade()
    {
        await RunAsync("ingest", DamFile());
        using var folder = new NewsBot.Tests.Support.TempFolder();
        var file = folder.PathOf("timeline.png");

        // One event makes no picture.
        var ran = await RunAsync("timeline", "Merrow Dam", "--picture", file);

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Output.ShouldContain("3 October 2025: Inspector");
        ran.Error.ShouldContain("there is no picture of this");
        File.Exists(file).ShouldBeFalse();
    }

    [Theory]
    [InlineData("coverage", "?!")]
    [InlineData("coverage", "--since", "soon")]
    [InlineData("coverage", "--picture", " ")]
    [InlineData("coverage", "--outlet", "Nobody's Gazette")]
    public async Task WrongUsageSaysWhatIsWrong(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Error.ShouldNotBeEmpty();
    }
}
