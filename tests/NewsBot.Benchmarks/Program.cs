using System.CommandLine;
using NewsBot.Benchmarks;
using NewsBot.Benchmarks.Claims;

return await new RootCommand(
    "Measures how fast NewsBot is, and how well it checks. Each measurement ends by itself and leaves nothing behind.")
{
    new IndexBenchmark(),
    new IngestBenchmark(),
    new AskBenchmark(),
    new StartBenchmark(),
    new ClaimsBenchmark(),
}.Parse(args).InvokeAsync();
