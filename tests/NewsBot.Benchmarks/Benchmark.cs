using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace NewsBot.Benchmarks;

/// <summary>A measurement: a command that ends by itself and gives a table, or with <c>--json</c> one document.</summary>
internal abstract class Benchmark : Command
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Option<bool> json = new("--json") { Description = "One JSON document on the standard output" };

    protected Benchmark(string name, string description)
        : base(name, description)
    {
        Options.Add(json);
        SetAction(RunAndShowAsync);
    }

    /// <summary>Measures; what is told on the way goes to the error stream.</summary>
    protected abstract Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken);

    protected static void Note(string text) => Console.Error.WriteLine(text);

    protected static Option<string> FileOption(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", Required = true };

    private async Task<int> RunAndShowAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        IReadOnlyList<Figure> figures;
        try
        {
            figures = await MeasureAsync(arguments, cancellationToken);
        }
        catch (BenchmarkException exception)
        {
            Note(exception.Message);
            return 1;
        }

        var status = figures.Any(figure => figure is { MustBeZero: true, Value: not 0 }) ? 1 : 0;
        if (arguments.GetValue(json))
        {
            var document = new JsonObject();
            foreach (var figure in figures) document[figure.Key] = Math.Round(figure.Value, 3);
            Console.WriteLine(document.ToJsonString(Indented));
            return status;
        }

        var table = new Table().Title(Name).AddColumn("what")
            .AddColumn(new TableColumn("value").RightAligned()).AddColumn("unit");
        foreach (var figure in figures) table.AddRow(Markup.Escape(figure.Name), figure.Text, Markup.Escape(figure.Unit));
        AnsiConsole.Write(table);
        return status;
    }
}

/// <summary>Something that was to be measured did not work, so there are no figures.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
