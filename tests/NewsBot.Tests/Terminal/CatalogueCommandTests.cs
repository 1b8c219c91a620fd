using NewsBot.Desk;
using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

/// <summary>The commands of the catalogue as the terminal has them: made of their declarations.</summary>
public sealed class CatalogueCommandTests : TerminalTest
{
    public static TheoryData<string> Names =>
        [.. CommandList.Declarations.Where(one => !one.IsOnlyForMembers && one.Name != "feeds").Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryOptionIsThereAndEveryExampleIsAsTypedInAShell(string name)
    {
        var declaration = CommandList.Declarations.Single(one => one.Name == name);

        var help = (await RunAsync(name, "--help")).ShouldBeDone().Output;

        help.ShouldContain(declaration.Description);
        foreach (var option in declaration.Options.Skip(1).Where(option => !option.IsOnlyForMembers))
            help.ShouldContain($"--{option.Name.Replace('_', '-')}");
        foreach (var option in declaration.Options.Where(option => option.IsOnlyForMembers))
            help.ShouldNotContain($"--{option.Name}");
        help.ShouldContain($"Examples:\n  newsbot {name}");
        help.ShouldNotContain($"/{name}");
    }

    [Fact]
    public async Task ExamplesAreMadeOfThoseOfTheCatalogue()
    {
        (await RunAsync("ask", "--help")).Output.ShouldContain(
            "newsbot ask \"What was found in the dam?\" --since 2025-10-01 --outlet \"The Harbour Post\"\n");
        (await RunAsync("ask", "--help")).Output.ShouldContain("newsbot ask \"Why?\" --explain\n");
        (await RunAsync("brief", "--help")).Output.ShouldNotContain("08:00");
        (await RunAsync("timeline", "--help")).Output.ShouldContain("newsbot timeline Merrow Dam --picture timeline.png\n");
    }

    [Theory]
    [InlineData("compare", "Merrow Dam")]
    [InlineData("timeline", "Merrow Dam")]
    [InlineData("coverage")]
    [InlineData("whatsnew", "--since", "2025-10-01")]
    [InlineData("quotes", "Hadrell")]
    public async Task ALanguageNarrowsWhatIsLookedAt(params string[] command)
    {
        await RunAsync("ingest", DamFile());

        (await RunAsync([.. command, "--language", "en"])).ShouldBeDone();
        var wrong = await RunAsync([.. command, "--language", "gb"]);

        wrong.Status.ShouldBe(CommandLine.WrongUsage);
        wrong.Error.ShouldContain("“gb” is no code of a language");
    }

    [Fact]
    public async Task AChoiceIsASwitch()
    {
        var few = (await RunAsync("timeline", "Merrow Dam", "--json")).ShouldBeDone().Json;
        var many = (await RunAsync("timeline", "Merrow Dam", "--long", "--json")).ShouldBeDone().Json;
        var same = (await RunAsync("timeline", "Merrow Dam", "--length", "LONG", "--json")).ShouldBeDone().Json;

        many.GetProperty("events").GetArrayLength().ShouldBeGreaterThan(few.GetProperty("events").GetArrayLength());
        same.GetProperty("events").GetArrayLength().ShouldBe(many.GetProperty("events").GetArrayLength());
    }

    [Theory]
    [InlineData("ask", "x", "--as-of", "soon", "--as-of: 'soon' is no date")]
    [InlineData("summary", "Merrow Dam", "--length", "endless", "--length: 'endless' is none of short, medium, long")]
    public async Task AWrongOptionIsNamedAsItWasTyped(string name, string words, string option, string value, string told) =>
        (await RunAsync(name, words, option, value)).Error.ShouldContain(told);

    [Fact]
    public async Task WrongUsageTakesNothingIn()
    {
        (await RunAsync("brief", "century")).Status.ShouldBe(CommandLine.WrongUsage);

        (await RunAsync("sources")).ShouldBeDone().Output.ShouldContain("No coverage is held yet.");
    }

    [Fact]
    public async Task SourcesAreJsonToo()
    {
        await RunAsync("ingest", DamFile());

        var told = (await RunAsync("sources", "--json")).ShouldBeDone().Json;

        told.GetProperty("articles").GetInt32().ShouldBe(1);
        told.GetProperty("outlets")[0].GetProperty("outlet").GetString().ShouldBe("The Harbour Post");
    }

    [Fact]
    public async Task AnEmptyQuestionIsNoQuestion() =>
        (await RunAsync("ask", " ", "--json")).ShouldBeDone().Json.GetProperty("outcome").GetString().ShouldBe("NotAQuestion");
}
