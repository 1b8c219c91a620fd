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
        var ended = await TerminalProcess.RunAsync(
            folder.Path, ["ask", "Who found the cracks in the Merrow Dam?", "--json"],
                environment: ("NewsBot__DataDirectory", "kept-here"));

        ended.Status.ShouldBe(0, ended.Error);
        ended.Json.GetProperty("outcome").GetString().ShouldBe("Answered");
        Directory.Exists(folder.PathOf("kept-here")).ShouldBeTrue();
    }

    public void Dispose() => folder.Dispose();
}
