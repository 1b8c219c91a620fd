using NewsBot.Retrieval;
using NewsBot.Storage;

namespace NewsBot.Answering;

/// <summary>Gathers the evidence on a question without answering it, and without a language model.</summary>
internal sealed class EvidenceGatherer(QuestionInterpreter interpreter, HybridRetriever retriever)
{
    /// <summary>Gathers as many passages as are used for an answer.</summary>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public Task<Evidence> GatherAsync(AnswerRequest request, CancellationToken cancellationToken = default) =>
        GatherAsync(request, Retriever.DefaultPassages, cancellationToken);

    /// <summary>Gathers the best passages for a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="passages">The largest number of passages.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Evidence> GatherAsync(
        AnswerRequest request, int passages, CancellationToken cancellationToken = default)
    {
        var interpreted = await interpreter.InterpretAsync(
            request with { NoModelReason = "" }, new WriterWork(), cancellationToken);
        return await retriever.RetrieveAsync(interpreted.Question, request.Scope, passages, cancellationToken);
    }
}
