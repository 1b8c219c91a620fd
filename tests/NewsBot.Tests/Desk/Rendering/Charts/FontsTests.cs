using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Desk;
using NewsBot.Desk.Commands.Coverage;
using NewsBot.Desk.Rendering.Charts;
using NewsBot.Tests.Support;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace NewsBot.Tests.Desk.Rendering.Charts;

public sealed class FontsTests
{
    private static readonly Fonts NoFonts = new(() => [], _ => null);

    [Fact]
    public async Task WithoutAFontTheNumbersGoOutAsTextAndItIsSaid()
    {
        await using var host = HouseWith(NoFonts);

        var reply = await HandleAsync(host, "coverage", "Merrow Dam");
        var timeline = await HandleAsync(host, "timeline", "Merrow Dam");

        reply.Files.ShouldBeEmpty();
        reply.Notices.ShouldContain(notice => notice.Contains("no font is installed here")
            && notice.Contains("fonts-dejavu-core"));
        reply.Text.ShouldContain("Articles a day");
        timeline.Files.ShouldBeEmpty();
        timeline.Text.ShouldContain("3 October 2025: Three cracks");
        timeline.Notices.ShouldContain(PictureDrawer.NoFontNotice);
    }

    [Fact]
    public async Task TheDoctorTellsWhetherPicturesCanBeDrawn()
    {
        await using var without = HouseWith(NoFonts);
        await using var with = HouseWith(new Fonts(() => ["Any"], _ => SKTypeface.Default));

        (await FindingAsync(without))
            .ShouldBe((DiagnosticStatus.Missing, $"none are drawn, because no font is installed; {Fonts.InstallHint}"));
        if (SKTypeface.Default.ContainsGlyph('a'))
            (await FindingAsync(with)).ShouldBe((DiagnosticStatus.Good, "lettered in Any"));
    }

    [Fact]
    public async Task APictureThatFailsDoesNotTakeTheReplyAlong()
    {
        await using var host = HouseWith(new Fonts(() => throw new DllNotFoundException("libSkiaSharp"), _ => null));

        var reply = await HandleAsync(host, "coverage", "Merrow Dam");

        reply.Text.ShouldContain("“Merrow Dam”: ");
        reply.Text.ShouldContain("Articles a day");
        reply.Notices.ShouldContain(notice => notice.StartsWith("No picture", StringComparison.Ordinal));
        host.Logs.Text.ShouldContain("A picture could not be drawn");
        (await FindingAsync(host)).Health.ShouldBe(DiagnosticStatus.Missing);
    }

    [Fact]
    public void LettersThatTheUsualFontHasNotComeFromAnother()
    {
        var opened = new List<string>();
        // Two real typefaces would hang on the machine; that one has no letter is told by leaving it out.
        Assert.SkipWhen(!SKTypeface.Default.ContainsGlyph('a'), "no font is installed here");
        var fonts = new Fonts(() => ["Bare", "Full"], name =>
        {
            opened.Add(name);
            return name == "Full" ? SKTypeface.Default : null;
        });

        fonts.DefaultFamily.ShouldBe("Full");
        opened.ShouldContain("Bare");
    }

    [Fact]
    public void ALetterThatNoFontHasIsAQuestionMarkAndSaid()
    {
        Assert.SkipWhen(!SKTypeface.Default.ContainsGlyph('a'), "no font is installed here");
        const string nowhere = "Daily \U000F1234";
        var fonts = new Fonts(() => ["Any"], _ => SKTypeface.Default);

        fonts.FindFamily(nowhere).ShouldBeNull();
        fonts.ReplaceMissing(nowhere).ShouldBe("Daily ?");
        var drawer = new PictureDrawer(fonts, NullLogger<PictureDrawer>.Instance);
        var picture = CoverageChart.Create(PictureTests.SomeCoverage([1, 2], 1, nowhere), drawer);
        picture.Files.ShouldHaveSingleItem();
        picture.Notices.ShouldHaveSingleItem().ShouldContain("question marks");
    }

    private static TestHost HouseWith(Fonts fonts) => new(services => services.Replace(ServiceDescriptor.Singleton(fonts)));

    private static Task<Reply> HandleAsync(TestHost host, string command, string topic) =>
        host.HandleAsync(
            new Request(command, new Dictionary<string, string> { ["topic"] = topic }), TestContext.Current.CancellationToken);

    private static async Task<(DiagnosticStatus Health, string Detail)> FindingAsync(TestHost host)
    {
        var finding = (await host.Desk.Diagnostics.RunAsync(TestContext.Current.CancellationToken))
            .Single(finding => finding.Name == "pictures");
        return (finding.Status, finding.Detail);
    }
}
