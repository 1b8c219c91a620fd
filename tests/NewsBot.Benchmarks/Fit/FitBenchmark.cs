using System.CommandLine;
using System.Numerics.Tensors;
using NewsBot.Evaluation;
using NewsBot.Retrieval;
using NewsBot.Storage;

namespace NewsBot.Benchmarks.Fit;

/// <summary>
/// Fits the weights with which sentences are judged, by meaning and by words alone, on any number of sets, and tells how well
/// each set does with weights that have seen it and with weights that have not.
/// </summary>
internal sealed class FitBenchmark : Benchmark
{
    private readonly Option<string[]> sets = new("--set")
    {
        Description = "NAME=ARTICLES=QUESTIONS, more files of questions after commas; may be repeated",
        Required = true,
    };

    private readonly Option<string?> cache = new("--cache") { Description = "A folder that keeps vectors for the next run" };

    private readonly Option<double> threshold = new("--threshold")
    {
        Description = "The log-odds that answer; subtract it from the bias",
        DefaultValueFactory = _ => -1.3,
    };

    public FitBenchmark()
        : base("fit", "Fits the judgement, and measures it on sets that it has not seen")
    {
        Options.Add(sets);
        Options.Add(cache);
        Options.Add(threshold);
    }

    protected override async Task<IReadOnlyList<Figure>> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var rooms = new Rooms(arguments.GetValue(cache), []);
        var questions = new List<FitQuestion>();
        foreach (var set in arguments.GetRequiredValue(sets))
            questions.AddRange(await ReadAsync(rooms, set, cancellationToken));
        var least = arguments.GetValue(threshold);
        return
        [
            .. Report("meaning", () => AnswerFit.ByMeaning, questions, least),
            .. Report("words", () => AnswerFit.ByWords, questions, least),
        ];
    }

    private static async Task<IReadOnlyList<FitQuestion>> ReadAsync(Rooms rooms, string set, CancellationToken cancellationToken)
    {
        if (set.Split('=') is not [var name, var articles, var files])
            throw new BenchmarkException($"--set {set}: write NAME=ARTICLES=QUESTIONS");
        var folder = Directory.CreateTempSubdirectory("newsbot-fit-");
        try
        {
            await using var host = rooms.CreateEvaluationHost(new DataFolder(folder.FullName));
            var pool = new ArticlePool(host.Archive);
            await foreach (var article in host.Ingestor.IngestAsync(
                rooms.Files.ReadAsync(articles, cancellationToken), null, cancellationToken)) pool.Add(article);
            await host.Index.CatchUpAsync(null, cancellationToken);
            await host.Vectors.CatchUpAsync(null, cancellationToken);
            var questions = new List<FitQuestion>();
            foreach (var file in files.Split(','))
            {
                foreach (var question in await EvaluationQuestion.ReadAsync(file, cancellationToken))
                    questions.Add(await ReadAsync(host, pool, name, question, cancellationToken));
            }

            Note($"{name}: {questions.Count} questions");
            return questions;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<FitQuestion> ReadAsync(
        EvaluationHost host, ArticlePool pool, string set, EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var scope = new Scope
        {
            PublishedUntil = question.PoolUntil,
            Excluded = pool.GetArchiveIds(question.Exclude),
        };
        var ranked = await host.Evidence.RankAsync(
            new(question.Question) { AsOf = question.AsOf, Scope = scope }, cancellationToken);
        var sentences = host.Sentences.ReadByWords(ranked.Evidence).ToList();
        var features = sentences.Select(sentence => sentence.Features).ToList();
        if (ranked.Evidence.Meaning is { } meaning && host.Embedder is { } embedder && sentences.Count > 0)
        {
            var vectors = await embedder.EmbedPassagesAsync(
                [.. sentences.Select(sentence => sentence.TextInContext)], cancellationToken);
            features = [.. features.Zip(vectors, (feature, vector) => feature with
            {
                Similarity = meaning.Scale.Compute(TensorPrimitives.Dot<float>(meaning.Vector, vector)),
            })];
        }

        return new FitQuestion(
            set, question.Answerable, features, FitQuestion.Label(question, pool.GetArchiveIds(question.Gold), sentences));
    }

    private static IEnumerable<Figure> Report(
        string kind, Func<AnswerFit> create, List<FitQuestion> questions, double threshold)
    {
        var fitted = create().Train(questions);
        for (var i = 0; i < fitted.Names.Count; i++) yield return new($"{kind} weight of {fitted.Names[i]}", fitted.Weights[i]);
        yield return new($"{kind} bias, the threshold subtracted", fitted.Weights[^1] - threshold);
        foreach (var set in questions.Select(question => question.Set).Distinct())
        {
            var own = questions.Where(question => question.Set == set).ToList();
            foreach (var figure in Measure($"{kind} {set}", fitted, own, threshold)) yield return figure;
            var others = questions.Except(own).ToList();
            if (others.Count == 0) continue;
            foreach (var figure in Measure($"{kind} {set} unseen", create().Train(others), own, threshold)) yield return figure;
        }
    }

    private static IEnumerable<Figure> Measure(string name, AnswerFit fit, List<FitQuestion> questions, double threshold)
    {
        var best = questions.Select(question =>
        {
            var scores = question.Sentences.Select(fit.Score).ToList();
            var first = scores.Count == 0 ? -1 : scores.IndexOf(scores.Max());
            return (Question: question, Score: first < 0 ? double.NegativeInfinity : scores[first],
                IsRight: first >= 0 && question.Answers[first]);
        }).ToList();
        var (answerable, others) = (best.Where(one => one.Question.IsAnswerable).ToList(),
            best.Where(one => !one.Question.IsAnswerable).ToList());
        if (answerable.Count > 0)
        {
            yield return new($"{name} first sentence right", answerable.Average(one => one.IsRight ? 1.0 : 0));
            yield return new($"{name} false abstain", answerable.Average(one => one.Score < threshold ? 1.0 : 0));
        }

        if (others.Count > 0) yield return new($"{name} null abstain", others.Average(one => one.Score < threshold ? 1.0 : 0));
        if (answerable.Count == 0 || others.Count == 0) yield break;
        yield return new($"{name} area under the curve", answerable.Average(one =>
            others.Average(other => one.Score > other.Score ? 1 : one.Score < other.Score ? 0 : 0.5)));
    }
}
