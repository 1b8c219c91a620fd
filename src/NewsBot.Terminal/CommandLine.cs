using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using NewsBot.Desk;
using NewsBot.Terminal.Commands;

namespace NewsBot.Terminal;

/// <summary>The root of the command line, and its exit statuses.</summary>
internal static class CommandLine
{
    /// <summary>The command succeeded. It is no failure if the coverage does not answer a question.</summary>
    public const int Done = 0;

    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>Runs the command that <paramref name="arguments"/> name; returns the exit status.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Screen screen, CancellationToken cancellationToken = default)
    {
        // A question may begin with @, so it must not stand for a file of further arguments.
        var parsed = Build(screen).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors) screen.WriteProblem(error.Message);
            screen.WriteProblem("`newsbot --help` lists the commands, `newsbot COMMAND --help` tells how one is used");
            return WrongUsage;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = screen.Output,
                Error = screen.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            },
            cancellationToken);
    }

    private static Command Build(Screen screen)
    {
        var shared = new SharedOptions();
        Command[] terminalCommands =
        [
            new ChatCommand(shared, screen),
            new IngestCommand(shared, screen),
            new FeedsCommand(shared, screen),
            new ReadCommand(shared, screen),
            new ChangesCommand(shared, screen),
            new EvalCommand(shared, screen),
            new IndexCommand(shared, screen),
            new DoctorCommand(shared, screen),
        ];
        var root = new Command("newsbot", "Answers questions about news coverage, with citations that can be checked.");
        foreach (var declaration in CommandList.Declarations.Where(declaration => !declaration.IsOnlyForMembers))
            if (!terminalCommands.Any(command => command.Name == declaration.Name))
                root.Subcommands.Add(new CatalogueCommand(declaration, shared, screen));
        foreach (var command in terminalCommands) root.Subcommands.Add(command);
        root.Options.Add(new HelpOption { Action = new HelpWithExamples() });
        root.Options.Add(shared.Data);
        root.Options.Add(shared.Json);
        return root;
    }
}

/// <summary>Prints the usual help, and below it the examples of the command.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private static readonly string[] First =
        ["newsbot ask \"Who found the cracks in the Merrow Dam?\"", "newsbot ingest ./articles news.jsonl.gz", "newsbot chat"];

    private readonly HelpAction usual = new();

    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command switch
        {
            TerminalCommand command => command.Examples,
            { Name: "newsbot" } => First,
            _ => [],
        };
        var output = parseResult.InvocationConfiguration.Output;
        if (examples.Count > 0) output.WriteLine("Examples:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return CommandLine.Done;
    }
}

/// <summary>The options that all commands share.</summary>
internal sealed class SharedOptions
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "The folder in which everything is kept; else the configured one (NewsBot:DataDirectory)",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "One JSON document on the standard output and nothing else there",
        Recursive = true,
    };
}
