using NewsBot.Desk.Commands;
using NewsBot.Evaluation;
using NewsBot.Llm;
using NewsBot.Storage;

namespace NewsBot.Desk;

/// <summary>
/// The room that knows who asks, where, how much, and what they get. The only thing that a front end calls: it carries
/// requests in and replies out, and decides nothing itself.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArchiveException"/>, its message fit for the user, when the data folder cannot be
/// used, and <see cref="OperationCanceledException"/> when cancelled; the front end handles both.
/// </remarks>
internal sealed class NewsDesk(
    Preparation preparation, CommandCatalogue catalogue, StoredCoverage coverage, SearchIndex index, FeedService feeds,
    Diagnostics diagnostics, Evaluator evaluator)
{
    /// <summary>The commands, for a front end to present.</summary>
    public CommandCatalogue Catalogue { get; } = catalogue;

    /// <summary>What is held, and what takes it in.</summary>
    public StoredCoverage Coverage { get; } = coverage;

    /// <summary>What makes it searchable.</summary>
    public SearchIndex Index { get; } = index;

    /// <summary>The feeds that are followed.</summary>
    public FeedService Feeds { get; } = feeds;

    /// <summary>Looks at what is configured, reachable, missing.</summary>
    public Diagnostics Diagnostics { get; } = diagnostics;

    /// <summary>Measures how well questions are answered from articles, in a temporary data folder.</summary>
    public Evaluator Evaluator { get; } = evaluator;

    /// <summary>
    /// To be called before the first question: reads the prompts, opens the archive and, while nothing is held, takes the sample
    /// coverage in. So what is missing is told when a front end starts, and a question stores no article. Quick when it was done
    /// before.
    /// </summary>
    /// <param name="onWaiting">Told once when another process must finish first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PromptException">
    /// A prompt is missing or unusable; the message names it and the remedy.
    /// </exception>
    /// <exception cref="ArchiveException">
    /// The archive cannot be used; where that is lasting, the message says what to do.
    /// </exception>
    public Task PrepareAsync(Action? onWaiting = null, CancellationToken cancellationToken = default) =>
        preparation.RunAsync(onWaiting, cancellationToken);

    /// <summary>Carries out a command of the catalogue.</summary>
    public Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken = default) =>
        Catalogue.HandleAsync(request, cancellationToken);
}
