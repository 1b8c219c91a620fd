using NewsBot.Retrieval;
using NewsBot.Storage;

namespace NewsBot.Answering;

/// <summary>Gathers the evidence on a question without answering it. No model is asked.</summary>
internal sealed class EvidenceGatherer(QuestionInterpreter interpreter, HybridRetriever retriever)
{
    /// <summary>Gathers as many passages as an answer is written from.</summary>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public Task<Evidence> GatherAsync(AnswerRequest request, CancellationToken cancellationToken = default) =>
        GatherAsync(request, Retriever.UsualPassages, cancellationToken);

    /// <param name="request">The question.</param>
    /// <param name="passages">At most this many passages.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Evidence> GatherAsync(
        AnswerRequest request, int passages, CancellationToken cancellationToken = default)
    {
        var asked = await interpreter.InterpretAsync(request with { WithoutModel = "" }, new WriterWork(), cancellationToken);
        return await retriever.RetrieveAsync(asked.Question, request.Scope, passages, cancellationToken);
    }
}
