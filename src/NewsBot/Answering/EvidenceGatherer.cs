using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;

namespace NewsBot.Answering;

/// <summary>Gathers the evidence on a question without answering it, and without a language model.</summary>
internal sealed class EvidenceGatherer(
    QuestionInterpreter interpreter, HybridRetriever retriever, CandidateSentenceReader sentences)
{
    // How much the best sentence of a passage counts beside the passage's own score. Chosen by hit@1 of the sets that the
    // benchmark fit reads; twice as much does as well.
    private const double SentenceWeight = 0.25;

    // A sentence of a lower score says nothing for its passage.
    private const double LeastScore = -9;

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
        AnswerRequest request, int passages, CancellationToken cancellationToken = default) =>
        await retriever.RetrieveAsync(
            await InterpretAsync(request, cancellationToken), request.Scope, passages, cancellationToken);

    /// <summary>Gathers the passages for an answer, and ranks them by the sentences that could answer, too.</summary>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<RankedEvidence> RankAsync(AnswerRequest request, CancellationToken cancellationToken = default) =>
        await RankAsync(await InterpretAsync(request, cancellationToken), request.Scope, cancellationToken);

    /// <inheritdoc cref="RankAsync(AnswerRequest, CancellationToken)"/>
    public async Task<RankedEvidence> RankAsync(Question question, Scope scope, CancellationToken cancellationToken)
    {
        var evidence = await retriever.RetrieveAsync(question, scope, cancellationToken: cancellationToken);
        var candidates = await sentences.ReadAsync(evidence, cancellationToken);
        var best = candidates.GroupBy(candidate => candidate.Evidence)
            .ToDictionary(group => group.Key, group => group.Max(candidate => candidate.Score));
        double Score(EvidencePassage passage) => passage.Score
            + (SentenceWeight * Math.Max(LeastScore, best.GetValueOrDefault(passage, LeastScore)));
        var ranked = evidence.Passages.Select(passage => (Passage: passage, Score: Score(passage)))
            .OrderByDescending(pair => pair.Score).Select(pair => pair.Passage).ToList();
        return new RankedEvidence(evidence with { Passages = ranked }, candidates);
    }

    private async Task<Question> InterpretAsync(AnswerRequest request, CancellationToken cancellationToken) =>
        (await interpreter.InterpretAsync(request with { NoModelReason = "" }, new WriterWork(), cancellationToken)).Question;
}

/// <summary>The evidence on a question and its sentences.</summary>
/// <param name="Evidence">The passages, the best first.</param>
/// <param name="Sentences">The sentences that could answer, the most promising first.</param>
internal sealed record RankedEvidence(Evidence Evidence, IReadOnlyList<CandidateSentence> Sentences)
{
    /// <summary>
    /// The log-odds that its best sentence answers the question, against none of them answering it; negative infinity without a
    /// sentence.
    /// </summary>
    public double Score { get; } = Sentences.Select(sentence => sentence.Features.Confidence)
        .DefaultIfEmpty(double.NegativeInfinity).Max();

    /// <summary>
    /// True if the evidence answers the question, so that it may be quoted: a bot that never says "the coverage does not say"
    /// cannot be trusted with its other answers.
    /// </summary>
    public bool IsAnswerable => Score >= 0;
}
