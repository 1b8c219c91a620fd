using System.Diagnostics;
using NewsBot.Answering;
using NewsBot.Answering.Writing;
using NewsBot.Ingestion.Files;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;

namespace NewsBot.Evaluation;

/// <summary>
/// Measures retrieval and answers. It ingests articles into a temporary data folder, asks questions with known answers, and
/// measures the replies of the same services that the bot uses. No language model is used, so that two runs give the same
/// numbers.
/// </summary>
internal sealed class Evaluator(FileSource files, EvaluationHostFactory createHost, ClaimEvaluator claims)
{
    /// <summary>A reply that dumps a whole article contains any answer, so longer replies do not count.</summary>
    private const int MaxReplyLength = 300;

    // The same for the text before the first marker.
    private const int MaxFirstLength = 200;

    /// <summary>Measures the check of sentences.</summary>
    public ClaimEvaluator Claims { get; } = claims;

    /// <summary>Runs an evaluation.</summary>
    /// <param name="articles">A file or folder of articles.</param>
    /// <param name="questionFiles">Question files; all their questions are measured together.</param>
    /// <param name="progress">Notified of every step.</param>
    /// <param name="cancellationToken">Cancels the evaluation and deletes the temporary folder.</param>
    /// <exception cref="RowFileException">A question file cannot be read.</exception>
    /// <exception cref="ArchiveException">The temporary folder cannot be used.</exception>
    public async Task<EvaluationReport> EvaluateAsync(
        string articles, IReadOnlyList<string> questionFiles, IProgress<EvaluationProgress>? progress,
            CancellationToken cancellationToken)
    {
        // The questions first: a mistake in them should not cost the wait for the articles.
        var questions = new List<EvaluationQuestion>();
        foreach (var file in questionFiles) questions.AddRange(await EvaluationQuestion.ReadAsync(file, cancellationToken));
        var folder = Directory.CreateTempSubdirectory("newsbot-eval-");
        try
        {
            await using var host = createHost(new DataFolder(folder.FullName));
            return await EvaluateAsync(host, articles, questions, progress, cancellationToken);
        }
        finally
        {
            Delete(folder);
        }
    }

    private async Task<EvaluationReport> EvaluateAsync(
        EvaluationHost host, string articles, List<EvaluationQuestion> questions, IProgress<EvaluationProgress>? progress,
            CancellationToken cancellationToken)
    {
        var pool = new ArticlePool(host.Archive);
        var failures = new List<string>();
        var ingestedCount = 0;
        await foreach (
            var ingested in host.Ingestor.IngestAsync(files.ReadAsync(articles, cancellationToken), null, cancellationToken))
        {
            pool.Add(ingested);
            if (ingested.Error is not null) failures.Add($"{ingested.Input}: {ingested.Error}");
            progress?.Report(new EvaluationProgress("taking articles in", ++ingestedCount, null));
        }

        await host.Index.CatchUpAsync(new IndexSteps(progress), cancellationToken);
        await host.Vectors.CatchUpAsync(new VectorSteps(progress), cancellationToken);
        var results = new List<QuestionResult>();
        foreach (var question in questions)
        {
            results.Add(await AskAsync(host, pool, question, cancellationToken));
            progress?.Report(new EvaluationProgress("asking", results.Count, questions.Count));
        }

        var holdings = await host.Archive.GetStatisticsAsync(null, cancellationToken);
        return new EvaluationReport
        {
            Articles = holdings.Articles,
            Passages = host.Index.GetStatistics().Passages,
            Failures = failures,
            Results = results
        };
    }

    private static async Task<QuestionResult> AskAsync(
        EvaluationHost host, ArticlePool pool, EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var gold = pool.GetArchiveIds(question.Gold);
        var scope = new Scope { PublishedUntil = question.PoolUntil, Excluded = pool.GetArchiveIds(question.Exclude) };
        var request = new AnswerRequest(question.Question) { AsOf = question.AsOf, Scope = scope };
        var started = Stopwatch.GetTimestamp();
        var answer = await host.Pipeline.AnswerAsync(request, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var evidence = (await host.Evidence.RankAsync(request, cancellationToken)).Evidence;
        var retrieved = evidence.Passages.Select(passage => passage.Passage.Article.Id).Distinct().ToList();
        var sent = PromptPassages.Create(evidence.Passages);
        var reply = AnswerMatcher.WithoutMarkers(answer.Text);
        var first = AnswerMatcher.BeforeMarkers(answer.Text);
        var exactQuotes = 0;
        foreach (var citation in answer.Citations)
            if (await pool.IsExactAsync(citation, answer.Text, cancellationToken)) exactQuotes++;
        return new QuestionResult
        {
            Id = question.Id,
            Question = question.Question,
            Answerable = question.Answerable,
            Answers = question.Answers,
            HasGold = question.Gold.Count > 0,
            GoldRank = FindRank(retrieved, gold.Contains),
            AnswerRank = FindRank(evidence.Passages, passage =>
                AnswerMatcher.ContainsAny($"{passage.Passage.Article.Title}\n{passage.Passage.Text}", question.Answers)),
            Outcome = answer.Outcome,
            Reply = answer.Text,
            ReplyLength = reply.Length,
            ReplyAnswers = reply.Length <= MaxReplyLength && AnswerMatcher.ContainsAny(reply, question.Answers),
            FirstSentenceAnswers = first.Length <= MaxFirstLength && !first.EndsWith('…')
                && !first.EndsWith("...", StringComparison.Ordinal) && AnswerMatcher.ContainsAny(first, question.Answers),
            SendsGold = sent.Evidence.Any(passage => gold.Contains(passage.Passage.Article.Id)),
            SentTokens = sent.EstimatedTokens,
            CitesGold = answer.Citations.Any(citation => gold.Contains(citation.Article.Id)),
            RetrievedArticles = retrieved,
            CitedArticles = [.. answer.Citations.Select(citation => citation.Article.Id)],
            ExactQuotes = exactQuotes,
            Elapsed = elapsed,
        };
    }

    private static int? FindRank<T>(IEnumerable<T> items, Func<T, bool> isWanted) =>
        items.Select((item, index) => (item, index)).Where(pair => isWanted(pair.item))
            .Select(pair => (int?)pair.index + 1).FirstOrDefault();

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The system cleans its temporary folder.
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
