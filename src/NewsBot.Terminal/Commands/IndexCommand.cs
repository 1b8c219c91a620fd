using System.CommandLine;
using NewsBot.Desk;
using NewsBot.Storage.Vectors;

namespace NewsBot.Terminal.Commands;

/// <summary>The commands that rebuild the index from the archive and show it in numbers.</summary>
internal sealed class IndexCommand : System.CommandLine.Command
{
    public IndexCommand(SharedOptions shared, Screen screen)
        : base("index", "The index of all passages: rebuild it, or show it in numbers")
    {
        Subcommands.Add(new Rebuild(shared, screen));
        Subcommands.Add(new Stats(shared, screen));
    }

    private static async Task<int> ShowAsync(NewsDesk desk, Screen screen, bool isJson, CancellationToken cancellationToken)
    {
        var search = await desk.Index.GetStatisticsAsync(cancellationToken);
        var (_, statistics, stories) = search;
        var vectors = await desk.Index.GetVectorStatisticsAsync(cancellationToken);
        if (isJson) screen.Output.WriteLine(Json.Format(search, vectors));
        else
        {
            screen.WriteRows(
            [
                ("passages", Numbers.Format(statistics.Passages)),
                ("archive changes", Numbers.Format(statistics.Watermark)),
                ("size", $"{Numbers.Format((statistics.Bytes + 1023) / 1024)} KB"),
                ("copies", Numbers.Format(stories.Copies)),
                ("stories of two articles or more", Numbers.Format(stories.Stories)),
                ("stories of two independent outlets or more", Numbers.Format(stories.WellCovered)),
                ("largest story", Numbers.Format(stories.Largest)),
                .. vectors is null ? [] : Rows(vectors),
            ]);
        }

        return CommandLine.Done;
    }

    private static IEnumerable<(string, string)> Rows(VectorStatistics vectors)
    {
        yield return ("passages with vectors", $"{Numbers.Format(vectors.Vectors)} of {Numbers.Format(vectors.Passages)}");
        if (vectors.Refused > 0)
            yield return ("passages that the embeddings model does not take", Numbers.Format(vectors.Refused));
    }

    private sealed class Rebuild(SharedOptions shared, Screen screen)
        : TerminalCommand("rebuild", "Makes the index anew from the archive", shared, screen)
    {
        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            await ProgressBars.RunAsync(Screen, step => desk.Index.RebuildAsync(new IndexSteps(step), cancellationToken));
            return await ShowAsync(desk, Screen, IsJson(arguments), cancellationToken);
        }
    }

    private sealed class Stats(SharedOptions shared, Screen screen)
        : TerminalCommand("stats", "The index in numbers, after bringing it up to date", shared, screen)
    {
        protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
        {
            await ProgressBars.RunAsync(Screen, step =>
                desk.Index.CatchUpAsync(new IndexSteps(step), new StorySteps(step), new VectorSteps(step), cancellationToken));
            return await ShowAsync(desk, Screen, IsJson(arguments), cancellationToken);
        }
    }
}
