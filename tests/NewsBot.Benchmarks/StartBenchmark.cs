using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace NewsBot.Benchmarks;

/// <summary>One question as a person types it: a process that starts, answers and ends.</summary>
internal sealed class StartBenchmark : Benchmark
{
    private const string Question = "Who found the cracks in the Merrow Dam?";

    private readonly Option<int> runs = new("--runs") { Description = "How often", DefaultValueFactory = _ => 10 };
    private readonly Option<string?> data =
        new("--data") { Description = "An existing data folder; else a fresh one with the sample coverage", HelpName = "DIR" };

    public StartBenchmark()
        : base("start", "The cold start of `ask` as a process")
    {
        Options.Add(runs);
        Options.Add(data);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var fresh = arguments.GetValue(data) is null ? Directory.CreateTempSubdirectory("newsbot-bench-") : null;
        try
        {
            var folder = arguments.GetValue(data) ?? fresh!.FullName;
            string[] ask = ["ask", Question, "--json", "--data", folder];
            // The first takes the sample in where nothing is held, and fills the system's file cache.
            var firstEver = (await RunAsync(ask, cancellationToken)).Milliseconds;
            List<double> help = [], doctor = [], asked = [], answering = [];
            for (var run = 0; run < arguments.GetValue(runs); run++)
            {
                help.Add((await RunAsync(["--help"], cancellationToken)).Milliseconds);
                doctor.Add((await RunAsync(["doctor", "--json", "--data", folder], cancellationToken)).Milliseconds);
                var (milliseconds, output) = await RunAsync(ask, cancellationToken);
                asked.Add(milliseconds);
                using var answer = JsonDocument.Parse(output);
                answering.Add(answer.RootElement.GetProperty("timings_ms").GetProperty("total").GetDouble());
            }

            return
            [
                new("first ask in that folder", firstEver, "ms"),
                new("ask median", asked.Median(), "ms"),
                new("ask worst", asked.Worst(), "ms"),
                new("of that, answering median", answering.Median(), "ms"),
                new("doctor median", doctor.Median(), "ms"),
                new("help median", help.Median(), "ms"),
                new("help worst", help.Worst(), "ms"),
            ];
        }
        finally
        {
            fresh?.Delete(recursive: true);
        }
    }

    private static async Task<(double Milliseconds, string Output)> RunAsync(
        string[] arguments, CancellationToken cancellationToken)
    {
        var start =
            new ProcessStartInfo(
                "dotnet", [Program(), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new BenchmarkException("dotnet cannot be started");
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (process.ExitCode != 0)
            throw new BenchmarkException($"newsbot {arguments[0]} failed: {await error}");
        return (took, output);
    }

    // Built along with this program: .../tests/NewsBot.Benchmarks/bin/Release/net10.0 has its like under src.
    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var top = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        var program =
            Path.Combine(top, "src", "NewsBot.Terminal", "bin", output.Parent.Name, output.Name, "NewsBot.Terminal.dll");
        return File.Exists(program) ? program : throw new BenchmarkException($"{program} is not there; build NewsBot.sln first");
    }
}
