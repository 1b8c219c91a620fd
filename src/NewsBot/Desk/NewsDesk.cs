using NewsBot.Desk.Commands;
using NewsBot.Evaluation;
using NewsBot.Llm;
using NewsBot.Storage;

namespace NewsBot.Desk;

/// <summary>
/// The entry point for front ends, and the only type of the library that they call for their work. A front end passes requests
/// in and shows the replies; it decides nothing itself.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArchiveException"/>, with a message fit for the user, if the data folder cannot be used, and
/// <see cref="OperationCanceledException"/> if it is cancelled. The front end handles both.
/// </remarks>
internal sealed class NewsDesk(
    Preparation preparation, CommandCatalogue catalogue, StoredCoverage coverage, SearchIndex index, FeedService feeds,
    Diagnostics diagnostics, Evaluator evaluator)
{
    /// <summary>The commands, for a front end to present.</summary>
    public CommandCatalogue Catalogue { get; } = catalogue;

    /// <summary>The stored articles, and the ingestion of more.</summary>
    public StoredCoverage Coverage { get; } = coverage;

    /// <summary>The index, the stories and the vectors that make the articles searchable.</summary>
    public SearchIndex Index { get; } = index;

    /// <summary>The followed feeds.</summary>
    public FeedService Feeds { get; } = feeds;

    /// <summary>Checks what is configured, reachable and missing.</summary>
    public Diagnostics Diagnostics { get; } = diagnostics;

    /// <summary>Measures how well questions are answered from articles, in a temporary data folder.</summary>
    public Evaluator Evaluator { get; } = evaluator;

    /// <summary>
    /// Prepares the first question: reads the prompts, opens the archive and, if it holds no article, takes the sample coverage
    /// in. Front ends call it at their start, so that problems show at once and no question has to store articles. It is quick
    /// if it was called before.
    /// </summary>
    /// <param name="onWaiting">Called once if another process must finish first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PromptException">
    /// A prompt is missing or unusable; the message names it and the remedy.
    /// </exception>
    /// <exception cref="ArchiveException">
    /// The archive cannot be used; if the cause is permanent, the message says what to do.
    /// </exception>
    public Task PrepareAsync(Action? onWaiting = null, CancellationToken cancellationToken = default) =>
        preparation.RunAsync(onWaiting, cancellationToken);

    /// <summary>
    /// Answers a few questions that nobody asked, without a language model, so that the first member waits no longer than others.
    /// A front end that stays calls it before it says that it is ready.
    /// </summary>
    public Task WarmUpAsync(CancellationToken cancellationToken = default) => preparation.WarmUpAsync(cancellationToken);

    /// <summary>Carries out a command of the catalogue.</summary>
    public Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken = default) =>
        Catalogue.HandleAsync(request, cancellationToken);
}
