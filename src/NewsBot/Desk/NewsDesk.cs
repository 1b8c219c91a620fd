using System.Runtime.CompilerServices;
using NewsBot.Articles;
using NewsBot.Desk.Commands;
using NewsBot.Evaluation;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Files;
using NewsBot.Ingestion.Web;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Vectors;
using NewsBot.Stories;

namespace NewsBot.Desk;

/// <summary>
/// The room that knows who asks, where, how much, and what they get. The only thing that a front end calls: it carries
/// requests in and replies out, and decides nothing itself.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArchiveException"/>, its message fit for the user, when the data folder cannot be
/// used, and <see cref="OperationCanceledException"/> when cancelled; the front end handles both.
/// </remarks>
internal sealed class NewsDesk
{
    private static readonly Dictionary<string, string> NoOptions = [];

    private readonly FileSource files;
    private readonly PageReader pages;
    private readonly SampleCoverage sample;
    private readonly ArticleIngestor run;
    private readonly ArticleArchive archive;
    private readonly PassageIndex index;
    private readonly Evaluator evaluator;
    private readonly ArticleHistory history;
    private readonly CitationChanges changes;
    private readonly StoryIndex stories;
    private readonly PassageVectors vectors;
    private readonly AskCommand ask;
    private readonly Diagnostics doctor;
    private readonly Func<object?> prompts;

    public NewsDesk(
        FileSource files, PageReader pages, FeedService feeds, SampleCoverage sample, ArticleIngestor run, ArticleArchive archive,
        PassageIndex index, Evaluator evaluator, ArticleHistory history, CitationChanges changes, StoryIndex stories,
        PassageVectors vectors, AskCommand ask, CommandCatalogue catalogue, Diagnostics doctor, Func<object?> prompts)
    {
        this.files = files;
        this.pages = pages;
        this.sample = sample;
        this.run = run;
        this.archive = archive;
        this.index = index;
        this.evaluator = evaluator;
        this.ask = ask;
        this.doctor = doctor;
        this.prompts = prompts;
        this.history = history;
        this.changes = changes;
        this.stories = stories;
        this.vectors = vectors;
        Feeds = feeds;
        Catalogue = catalogue;
    }

    /// <summary>The feeds that are followed.</summary>
    public FeedService Feeds { get; }

    /// <summary>The commands, for a front end to present.</summary>
    public CommandCatalogue Catalogue { get; }

    /// <summary>The folder in which everything is kept.</summary>
    public string DataFolder => archive.Folder.Path;

    /// <summary>
    /// Reads what answers are made with, so that what is missing is told when a front end starts and not by the first question.
    /// </summary>
    /// <exception cref="NewsBot.Llm.PromptException">
    /// A prompt is missing or unusable; the message names it and the remedy.
    /// </exception>
    public void Prepare() => prompts();

    /// <summary>
    /// Opens the archive, so that one that cannot be used at all is told when a front end starts and not by the first question.
    /// </summary>
    /// <exception cref="ArchiveException">It is of a newer NewsBot or of another program; the message says what to
    /// do.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await archive.SequenceAsync(cancellationToken);
        }
        catch (ArchiveException exception) when (!exception.IsLasting)
        {
            // Locked or full now, it may be free again in a while.
        }
    }

    /// <summary>
    /// Answers a question. While nothing is held, the sample coverage is taken in first, and the answer says so.
    /// </summary>
    /// <param name="question">Any text.</param>
    /// <param name="asOf">The moment to answer for; null for now.</param>
    /// <param name="conversation">The conversation that it belongs to; null for none.</param>
    /// <param name="onWaiting">Told once when another process must finish first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> AskAsync(
        string question, DateTimeOffset? asOf = null, string? conversation = null, Action? onWaiting = null,
        CancellationToken cancellationToken = default) =>
        await AskAsync(
            question, asOf, new Request(ask.Name, NoOptions, conversation) { OnWaiting = onWaiting }, cancellationToken);

    /// <inheritdoc cref="AskAsync(string, DateTimeOffset?, string?, Action?, CancellationToken)"/>
    /// <param name="request">
    /// Who asks, where, and what they want to be told. Of its options, <c>since</c> and <c>outlet</c> narrow what is looked at,
    /// as in the catalogue's command; a wrong use of them is a reply.
    /// </param>
    public async Task<Reply> AskAsync(
        string question, DateTimeOffset? asOf, Request request, CancellationToken cancellationToken = default) =>
        await ask.AskAsync(question, asOf, request, cancellationToken);

    /// <summary>Carries out a command of the catalogue.</summary>
    public Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken = default) =>
        Catalogue.HandleAsync(request, cancellationToken);

    /// <summary>Takes in files, folders and pages, and tells of each article what became of it.</summary>
    public async IAsyncEnumerable<IngestResult> IngestAsync(
        IReadOnlyList<string> inputs, Action? onWaiting = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var article in run.RunAsync(ReadAsync(inputs, cancellationToken), onWaiting, cancellationToken))
        {
            if (article.Stored is { } stored) taken.Add(stored.Id);
            yield return article;
        }

        await sample.WasWantedAsync(taken, cancellationToken);
    }

    /// <summary>Reads files, folders and pages without storing anything.</summary>
    public async IAsyncEnumerable<ArticleReadResult> ReadAsync(
        IReadOnlyList<string> inputs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var input in inputs)
        {
            if (PageReader.IsAddress(input)) yield return await pages.ReadAsync(input, cancellationToken);
            else await foreach (var article in files.ReadAsync(input, cancellationToken)) yield return article;
        }
    }

    /// <summary>What is held that everyone may see, from whom and of what time.</summary>
    public Task<ArchiveStatistics> HoldingsAsync(CancellationToken cancellationToken = default) =>
        archive.HoldingsAsync(null, cancellationToken);

    /// <summary>
    /// What changed in articles after they were first taken in, the latest first, and which answers had cited it.
    /// </summary>
    /// <param name="since">Changes and answers from then on; null for all.</param>
    /// <param name="most">No more changes than this; 1 or more.</param>
    /// <param name="community">
    /// In what this community may see, and in the answers that it was given; null for what everyone may see, and answers given in
    /// no community.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CoverageChanges> ChangesAsync(
        DateTimeOffset? since, int most, string? community = null, CancellationToken cancellationToken = default) =>
        new(
            await history.UpdatesAsync(since, most, community, cancellationToken),
            await changes.ChangedInAsync(community, since, cancellationToken));

    /// <summary>Brings index, stories and vectors up to date, so that no question has to wait for that.</summary>
    public async Task<IndexState> FollowIndexAsync(
        IProgress<IndexProgress>? progress = null, IProgress<StoryProgress>? stories = null,
        IProgress<VectorProgress>? vectors = null, CancellationToken cancellationToken = default)
    {
        var state = await index.FollowAsync(progress, cancellationToken);
        await this.stories.FollowAsync(stories, cancellationToken);
        await this.vectors.FollowAsync(vectors, cancellationToken);
        return state;
    }

    /// <summary>Makes the index anew from the archive.</summary>
    public Task<IndexState> RebuildIndexAsync(
        IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default) =>
        index.RebuildAsync(progress, cancellationToken);

    /// <summary>The index in numbers, after bringing it up to date.</summary>
    public async Task<IndexStatistics> IndexStatisticsAsync(
        IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await index.FollowAsync(progress, cancellationToken);
        return index.Statistics();
    }

    /// <summary>The stories in numbers, after bringing them up to date.</summary>
    public async Task<StoryStatistics> StoryStatisticsAsync(CancellationToken cancellationToken = default)
    {
        await stories.FollowAsync(null, cancellationToken);
        return await stories.StatisticsAsync(cancellationToken);
    }

    /// <summary>The passages' vectors in numbers; null where no embeddings are configured.</summary>
    public Task<VectorStatistics?> VectorStatisticsAsync(CancellationToken cancellationToken = default) =>
        vectors.StatisticsAsync(cancellationToken);

    /// <summary>What is configured, reachable, missing.</summary>
    public Task<IReadOnlyList<DiagnosticResult>> ExamineAsync(CancellationToken cancellationToken = default) =>
        doctor.ExamineAsync(cancellationToken);

    /// <summary>Measures how well questions are answered from articles, in a temporary data folder.</summary>
    /// <exception cref="QuestionFileException">
    /// A file of questions cannot be read as such; the message says where and why.
    /// </exception>
    public Task<EvaluationReport> EvaluateAsync(
        string articles, IReadOnlyList<string> questionFiles, IProgress<EvaluationProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        evaluator.EvaluateAsync(articles, questionFiles, progress, cancellationToken);
}

/// <param name="Updates">What changed, the latest first.</param>
/// <param name="Citations">The citations of answers whose sentence is among it, the latest answer first.</param>
internal sealed record CoverageChanges(IReadOnlyList<ArticleUpdate> Updates, IReadOnlyList<ChangedCitation> Citations);
