using System.CommandLine;
using System.Diagnostics;
using NewsBot.Answering;
using NewsBot.Briefing.Summaries;
using NewsBot.Desk;
using NewsBot.Desk.Commands.Summaries;
using NewsBot.Desk.Rendering;

namespace NewsBot.Benchmarks;

/// <summary>
/// Summaries of the topics that most titles name: how much they say, in how many outlets' words, whether anything is said
/// twice, and whether every sentence is exactly in the archive. By a measure of repetition of its own making, not the one
/// that chooses.
/// </summary>
internal sealed class SummariesBenchmark : Benchmark
{
    // Share of the shorter sentence's words that the other has.
    private const double Repeated = 0.7;
    private const int Outlets = 3;

    private readonly Option<string> articles = FileOption("--articles", "A file or folder of articles");
    private readonly Option<int> topics = new("--topics") { Description = "How many topics", DefaultValueFactory = _ => 20 };
    private readonly Option<string> length =
        new("--length") { Description = "short, medium or long", DefaultValueFactory = _ => "medium" };
    private readonly Option<int> shown = new("--show") { Description = "How many summaries are shown on the error stream" };

    public SummariesBenchmark()
        : base("summaries", "Summaries of topics without a model: sentences, outlets, repetitions, exactness, time")
    {
        Options.Add(articles);
        Options.Add(topics);
        Options.Add(length);
        Options.Add(shown);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var rooms = new Rooms();
        await rooms.TakeInAsync(arguments.GetRequiredValue(articles), cancellationToken);
        await rooms.Stories.CatchUpAsync(null, cancellationToken);
        var took = new List<double>();
        var (sentences, outlets, fewer, repeats, inexact, open, empty) = (0, 0, 0, 0, 0, 0, 0);
        var asked = await TitleNames.OfAsync(rooms, arguments.GetValue(topics), cancellationToken);
        foreach (var (i, topic) in asked.Index())
        {
            var request =
                new Request("summary", new Dictionary<string,
                    string>
                { ["topic"] = topic, ["length"] = arguments.GetRequiredValue(length) });
            var started = Stopwatch.GetTimestamp();
            var reply = await rooms.Desk.HandleAsync(request, cancellationToken);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (i < arguments.GetValue(shown)) Note($"\n== {topic}\n{ReplyText.Format(reply)}");
            if ((reply.Content as SummaryContent)?.Summary is not { Citations.Count: > 0 } summary)
            {
                empty++;
                continue;
            }

            sentences += summary.Citations.Count;
            open += summary.OpenCitations.Count;
            var told = summary.Citations.Select(citation => citation.Article.Outlet).Distinct().Count();
            outlets += told;
            if (told < Math.Min(Outlets, summary.Topic.Articles.Select(article => article.Outlet).OfType<string>()
                .Distinct().Count()))
            {
                fewer++;
                Note($"fewer outlets than there are: {topic}");
            }

            repeats += Repeats(summary);
            // Of what is disputed the value is told, and its sentence stands among the sources.
            bool IsTold(Citation citation) =>
                reply.Text.Contains(citation.Quote.ReplaceLineEndings(" "), StringComparison.Ordinal)
                || summary.DisputedValues.Any(value => value.Citation == citation.Number
                && citation.Quote.Contains(value.Text, StringComparison.Ordinal));

            foreach (var citation in summary.Citations)
            {
                var stored = await rooms.Archive.ReadAsync(citation.Article.Id, citation.Article.Version, cancellationToken);
                if (stored is null || citation.Span.Cut(stored.Body) != citation.Quote || !IsTold(citation)) inexact++;
            }
        }

        return
        [
            new("topics", asked.Count),
            new("without a summary", empty),
            new("sentences", sentences),
            new("of them open questions", open),
            new("outlets a summary", (double)outlets / Math.Max(1, asked.Count - empty)),
            new("with fewer outlets than the topic's articles have", fewer),
            new("near repeats", repeats),
            new("inexact quotes", inexact),
            new("p50", took.Within(0.5), "ms"),
            new("p95", took.Within(0.95), "ms"),
        ];
    }

    private static int Repeats(Summary summary)
    {
        var words = summary.Citations.Select(citation => citation.Quote.ToLowerInvariant()
            .Split([' ', '\n', ',', '.', '“', '”', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal)).ToList();
        var count = 0;
        for (var i = 0; i < words.Count; i++)
            for (var j = 0; j < i; j++)
                if (words[i].Count(words[j].Contains) >= Repeated * Math.Min(words[i].Count, words[j].Count)) count++;
        return count;
    }
}
