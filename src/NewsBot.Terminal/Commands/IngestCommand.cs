using System.CommandLine;
using NewsBot.Desk;
using NewsBot.Ingestion;
using NewsBot.Storage;

namespace NewsBot.Terminal.Commands;

/// <summary>Takes articles in and shows the results.</summary>
internal sealed class IngestCommand : TerminalCommand
{
    private readonly Argument<string[]> inputs =
        CreateWordsArgument(
            "PATH_OR_URL", "Files (.jsonl, .jsonl.gz, .txt, .md, .html), folders of them, and addresses of pages");

    public IngestCommand(SharedOptions shared, Screen screen)
        : base("ingest", "Takes articles in: what is new, what has changed, what is held already, what cannot be read and why.",
            shared, screen) =>
        Arguments.Add(inputs);

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot ingest ./articles",
            "newsbot ingest news.jsonl.gz page.html --data ./data",
            "newsbot ingest https://harbour-post.example/2025/10/03/dam",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var counts = new IngestCounts();
        try
        {
            await ProgressBars.RunAsync(Screen, step =>
                IngestAsync(desk, arguments.GetRequiredValue(inputs), counts, step, cancellationToken));
        }
        finally
        {
            // These articles are stored, whatever ended the command, so they are shown in any case.
            if (IsJson(arguments)) Screen.Output.WriteLine(Json.Format(counts));
            else Show(counts);
        }

        return counts.Accepted == 0 && counts.Failed.Count > 0 ? CommandLine.Failed : CommandLine.Done;
    }

    private async Task IngestAsync(
        NewsDesk desk, IReadOnlyList<string> paths, IngestCounts counts, ProgressStep step, CancellationToken cancellationToken)
    {
        await foreach (var article in desk.Coverage.IngestAsync(paths, OnWaiting, cancellationToken))
        {
            counts.Add(article);
            step("taking articles in", counts.Total, null);
        }

        // Indexing now spares the first question the wait.
        await desk.Index.CatchUpAsync(new IndexSteps(step), new StorySteps(step), new VectorSteps(step), cancellationToken);
    }

    private void Show(IngestCounts counts)
    {
        Screen.WriteRows(
        [
            ("new", Numbers.Format(counts.New)), ("updated", Numbers.Format(counts.Updated.Count)),
            ("unchanged", Numbers.Format(counts.Unchanged)), ("failed", Numbers.Format(counts.Failed.Count)),
        ]);
        foreach (var article in counts.Updated)
            Screen.WriteLine(
                $"{(article.Stored!.Outcome == StoreOutcome.Corrected ? "corrected" : "updated")}: {article.Input}: "
                    + $"{article.Article!.Title} (version {Numbers.Format(article.Stored.Version)})");
        foreach (var article in counts.Failed) Screen.WriteLine($"failed: {article.Input}: {article.Error}");
    }
}

/// <summary>Counts the results of taking articles in.</summary>
internal sealed class IngestCounts
{
    public int New { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>The articles with a new version, including the corrected ones.</summary>
    public List<IngestResult> Updated { get; } = [];

    public int Corrected => Updated.Count(article => article.Stored!.Outcome == StoreOutcome.Corrected);

    public List<IngestResult> Failed { get; } = [];

    public int Accepted => New + Unchanged + Updated.Count;

    public int Total => Accepted + Failed.Count;

    public void Add(IngestResult article)
    {
        if (article.Stored is not { } stored) Failed.Add(article);
        else if (stored.Outcome == StoreOutcome.New) New++;
        else if (stored.Outcome == StoreOutcome.Unchanged) Unchanged++;
        else Updated.Add(article);
    }
}
