using System.Diagnostics;
using NewsBot.Answering;
using NewsBot.Ingestion.Files;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;

namespace NewsBot.Evaluation;

/// <summary>
/// The room that says how well we answer. Takes articles into a temporary data folder, asks questions whose answers are
/// known, and measures what the same rooms that serve everybody retrieve and reply. No language model is used, so that two runs
/// give the same numbers.
/// </summary>
internal sealed class Evaluator(FileSource files, TrialFactory trials)
{
    /// <summary>A reply that dumps an article contains any answer; beyond this length none counts.</summary>
    private const int LongestReply = 700;

    /// <summary>Runs the whole measurement.</summary>
    /// <param name="articles">A file or folder of articles.</param>
    /// <param name="questionFiles">Files of questions; all rows are measured together.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Gives up, and clears up.</param>
    /// <exception cref="QuestionFileException">A file of questions cannot be read as such.</exception>
    /// <exception cref="ArchiveException">The temporary folder cannot be used.</exception>
    public async Task<EvaluationReport> EvaluateAsync(
        string articles, IReadOnlyList<string> questionFiles, IProgress<EvaluationProgress>? progress,
            CancellationToken cancellationToken)
    {
        // The questions first: a mistake in them should not cost the wait for the articles.
        var questions = new List<EvaluationQuestion>();
        foreach (var file in questionFiles) questions.AddRange(await QuestionFile.ReadAsync(file, cancellationToken));
        var folder = Directory.CreateTempSubdirectory("newsbot-eval-");
        try
        {
            await using var trial = trials(new DataFolder(folder.FullName));
            return await EvaluateAsync(trial, articles, questions, progress, cancellationToken);
        }
        finally
        {
            Delete(folder);
        }
    }

    private async Task<EvaluationReport> EvaluateAsync(
        EvaluationHost trial, string articles, List<EvaluationQuestion> questions, IProgress<EvaluationProgress>? progress,
            CancellationToken cancellationToken)
    {
        var pool = new ArticlePool(trial.Archive);
        var failures = new List<string>();
        var taken = 0;
        await foreach (var ingested in trial.Run.RunAsync(files.ReadAsync(articles, cancellationToken), null, cancellationToken))
        {
            pool.Add(ingested);
            if (ingested.Error is not null) failures.Add($"{ingested.Input}: {ingested.Error}");
            progress?.Report(new EvaluationProgress("taking articles in", ++taken, null));
        }

        await trial.Index.FollowAsync(new IndexSteps(progress), cancellationToken);
        await trial.Vectors.FollowAsync(new VectorSteps(progress), cancellationToken);
        var results = new List<QuestionResult>();
        foreach (var question in questions)
        {
            results.Add(await AskAsync(trial, pool, question, cancellationToken));
            progress?.Report(new EvaluationProgress("asking", results.Count, questions.Count));
        }

        var holdings = await trial.Archive.HoldingsAsync(null, cancellationToken);
        return new EvaluationReport
        {
            Articles = holdings.Articles,
            Passages = trial.Index.Statistics().Passages,
            Failures = failures,
            Results = results
        };
    }

    private static async Task<QuestionResult> AskAsync(
        EvaluationHost trial, ArticlePool pool, EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var gold = pool.IdsOf(question.Gold);
        var scope = new Scope { PublishedUntil = question.PoolUntil, Excluded = [.. pool.IdsOf(question.Exclude)] };
        var inquiry = new AnswerRequest(question.Question) { AsOf = question.AsOf, Scope = scope };
        var started = Stopwatch.GetTimestamp();
        var answer = await trial.Pipeline.AnswerAsync(inquiry, cancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        var evidence = await trial.Evidence.GatherAsync(inquiry, cancellationToken);
        var exact = 0;
        foreach (var citation in answer.Citations)
            if (await pool.IsExactAsync(citation, answer.Text, cancellationToken)) exact++;
        return new QuestionResult
        {
            Id = question.Id,
            Question = question.Question,
            Answerable = question.Answerable,
            Answers = question.Answers,
            HasGold = question.Gold.Count > 0,
            GoldRank = RankOf(evidence.Passages.Select(passage => passage.Passage.Article.Id).Distinct(), gold.Contains),
            AnswerRank = RankOf(evidence.Passages, passage =>
                AnswerMatcher.ContainsAny($"{passage.Passage.Article.Title}\n{passage.Passage.Text}", question.Answers)),
            Outcome = answer.Outcome,
            Reply = answer.Text,
            ReplyAnswers = answer.Text.Length <= LongestReply
                && AnswerMatcher.ContainsAny(AnswerMatcher.WithoutMarkers(answer.Text), question.Answers),
            CitesGold = answer.Citations.Any(citation => gold.Contains(citation.Article.Id)),
            CitedArticles = [.. answer.Citations.Select(citation => citation.Article.Id)],
            ExactQuotes = exact,
            Took = took,
        };
    }

    private static int? RankOf<T>(IEnumerable<T> items, Func<T, bool> isWanted) =>
        items.Select((item, place) => (item, place)).Where(pair => isWanted(pair.item))
            .Select(pair => (int?)pair.place + 1).FirstOrDefault();

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // It lies in the system's folder for such things, which clears up what we could not.
        }
    }

    private sealed class VectorSteps(IProgress<EvaluationProgress>? progress) : IProgress<VectorProgress>
    {
        public void Report(VectorProgress value) =>
            progress?.Report(new EvaluationProgress("computing vectors", value.Done, value.All));
    }

    private sealed class IndexSteps(IProgress<EvaluationProgress>? progress) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => progress?.Report(new EvaluationProgress("indexing", value.Done, value.All));
    }
}
