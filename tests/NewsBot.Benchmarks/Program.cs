using System.CommandLine;
using NewsBot.Benchmarks;

return await new RootCommand("Measures how fast NewsBot is. Each measurement ends by itself and leaves nothing behind.")
{
    new IndexBenchmark(),
    new IngestBenchmark(),
    new AskBenchmark(),
    new StartBenchmark(),
    new StoriesBenchmark(),
}.Parse(args).InvokeAsync();
