using System.Text.Json;
using NewsBot.Terminal;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

/// <summary>Runs the command line in this process, as behind a pipe, with a data folder of its own.</summary>
public abstract class TerminalTest : IDisposable
{
    protected TempFolder Folder { get; } = new();

    protected string Data => Folder.PathOf("data");

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<Ran> RunAsync(params string[] arguments) => await RunWithInputAsync("", arguments);

    private protected async Task<Ran> RunWithInputAsync(string input, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var screen = new Screen(new StringReader(input), output, error, isOutputTerminal: false, isErrorTerminal: false);
        var status = await CommandLine.RunAsync([.. arguments, "--data", Data], screen, TestContext.Current.CancellationToken);
        return new Ran(status, output.ToString(), error.ToString());
    }

    private protected string DamFile() =>
        Folder.Write("dam.jsonl", Some.Line(Some.Article("dam", url: "https://post.example/dam")));

    private protected sealed record Ran(int Status, string Output, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        public Ran ShouldBeDone()
        {
            Status.ShouldBe(CommandLine.Done, Error);
            return this;
        }
    }
}
