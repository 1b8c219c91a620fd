using System.Globalization;
using NewsBot.Evaluation;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Stories;
using Spectre.Console;

namespace NewsBot.Terminal;

/// <summary>Reports the progress of a step; <paramref name="all"/> is null if the total is unknown.</summary>
internal delegate void ProgressStep(string name, long done, long? all);

/// <summary>Shows progress on the error stream: as bars on a terminal, or as a plain line now and then.</summary>
internal static class ProgressBars
{
    // Often enough to show progress, and seldom enough for a log.
    private const int ItemsPerLine = 1_000;

    public static async Task RunAsync(Screen screen, Func<ProgressStep, Task> work)
    {
        if (screen.ProgressConsole is not { } console)
        {
            var last = "";
            await work((name, done, all) =>
            {
                if (done <= 0 || (done % ItemsPerLine != 0 && done != all)) return;
                var line = $"{name}: {Numbers.Format(done)}{(all is null ? "" : $" of {Numbers.Format(all.Value)}")}";
                if (line != last) screen.WriteNote(line);
                last = line;
            });
            return;
        }

        await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                await work((name, done, all) =>
                {
                    if (!bars.TryGetValue(name, out var bar)) bars[name] = bar = context.AddTask(name);
                    bar.Description = $"{name}: {Numbers.Format(done)}";
                    bar.IsIndeterminate = all is null;
                    bar.MaxValue = Math.Max(1, all ?? done);
                    bar.Value = done;
                });
            });
    }
}

internal sealed class IndexSteps(ProgressStep step) : IProgress<IndexProgress>
{
    public void Report(IndexProgress value) => step("indexing", value.Done, value.All);
}

internal sealed class StorySteps(ProgressStep step) : IProgress<StoryProgress>
{
    public void Report(StoryProgress value) => step("finding stories", value.Done, value.All);
}

internal sealed class VectorSteps(ProgressStep step) : IProgress<VectorProgress>
{
    public void Report(VectorProgress value) => step("computing vectors", value.Done, value.All);
}

internal sealed class EvaluationSteps(ProgressStep step) : IProgress<EvaluationProgress>
{
    public void Report(EvaluationProgress value) => step(value.Step, value.Done, value.All);
}

/// <summary>Formats numbers for people: 12,345.</summary>
internal static class Numbers
{
    public static string Format(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
