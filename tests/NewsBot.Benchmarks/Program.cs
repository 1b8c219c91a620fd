using System.CommandLine;
using NewsBot.Benchmarks;

return await new RootCommand("Measures how fast NewsBot is, and how well it reads pages. Each measurement ends by itself and leaves nothing behind.")
{
    new IndexBenchmark(),
    new IngestBenchmark(),
    new AskBenchmark(),
    new StartBenchmark(),
    new PagesBenchmark(),
}.Parse(args).InvokeAsync();
