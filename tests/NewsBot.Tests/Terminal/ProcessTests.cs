using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task TheProgramAnswersInAnEmptyFolderWithItsSettingsFromTheEnvironment()
    {
        var start = new ProcessStartInfo("dotnet", [Program(), "ask", "Who found the cracks in the Merrow Dam?", "--json"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NewsBot__DataDirectory"] = "kept-here";
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0, await error);
        using var answer = JsonDocument.Parse(await output);
        answer.RootElement.GetProperty("outcome").GetString().ShouldBe("Answered");
        Directory.Exists(folder.PathOf("kept-here")).ShouldBeTrue();
    }

    public void Dispose() => folder.Dispose();

    // Its own output, not the copy beside the tests, which lacks what the tests' framework brings.
    private static string Program([CallerFilePath] string here = "")
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var top = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..");
        return Path.GetFullPath(Path.Combine(top, "src", "NewsBot.Terminal", "bin", output.Parent!.Name, output.Name, "NewsBot.Terminal.dll"));
    }
}
