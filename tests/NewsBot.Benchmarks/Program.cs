using System.CommandLine;
using NewsBot.Benchmarks;
using NewsBot.Benchmarks.Claims;
using NewsBot.Benchmarks.Fit;
using NewsBot.Benchmarks.Fuzz;

return await new RootCommand(
    "Measures how fast NewsBot is, and how right its readers are. Each measurement ends by itself and leaves nothing behind.")
{
    new IndexBenchmark(),
    new IngestBenchmark(),
    new AskBenchmark(),
    new OverheadBenchmark(),
    new CrowdBenchmark(),
    new StartBenchmark(),
    new PagesBenchmark(),
    new FeedsBenchmark(),
    new PollBenchmark(),
    new StoriesBenchmark(),
    new VectorsBenchmark(),
    new ClaimsBenchmark(),
    new CheckBenchmark(),
    new FitBenchmark(),
    new BriefingBenchmark(),
    new SummariesBenchmark(),
    new FuzzBenchmark(),
}.Parse(args).InvokeAsync();
