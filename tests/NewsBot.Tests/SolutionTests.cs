using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace NewsBot.Tests;

/// <summary>
/// The projects that need Discord.Net stand in the solution but are not built with it, so that all else can be built and
/// tested where that package cannot be had. <c>dotnet sln add</c> writes the lines back that this test looks for.
/// </summary>
public sealed partial class SolutionTests
{
    [Fact]
    public void TheDiscordProjectsAreInTheSolutionButNotBuiltWithIt()
    {
        var solution = File.ReadAllText(Path.Combine(Top(), "NewsBot.sln"));

        var projects = Project().Matches(solution).Select(match => match.Groups["id"].Value).ToList();

        projects.Count.ShouldBe(2);
        projects.ShouldAllBe(id => !solution.Contains($"{{{id}}}.Debug|Any CPU.Build.0")
            && !solution.Contains($"{{{id}}}.Release|Any CPU.Build.0"));
    }

    [Fact]
    public void NothingElseKnowsDiscordNet()
    {
        var folders = new[] { "src/NewsBot", "src/NewsBot.Terminal", "tests/NewsBot.Tests", "tests/NewsBot.Benchmarks" };
        var files =
            folders.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Top(), folder), "*.cs*", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
            && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));

        files.Where(file => Use().IsMatch(File.ReadAllText(file))).ShouldBeEmpty();
    }

    private static string Top([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"""NewsBot\.Discord[^""]*"", ""[^""]+"", ""\{(?<id>[0-9A-F-]+)\}""")]
    private static partial Regex Project();

    [GeneratedRegex(@"^using Discord\b|Include=""Discord\.Net", RegexOptions.Multiline)]
    private static partial Regex Use();
}
