using NewsBot.Retrieval.Embeddings;
using NewsBot.Retrieval.Indexing;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;

namespace NewsBot.Retrieval;

/// <summary>Retrieves the evidence on a question by its words and, where there are embeddings, by its meaning.</summary>
internal sealed class HybridRetriever(
    AbbreviationExpander abbreviations, VectorRetriever vectors, Retriever retriever, PassageIndex index)
{
    /// <param name="question">The question.</param>
    /// <param name="scope">What it may see.</param>
    /// <param name="passages">At most this many passages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Evidence> RetrieveAsync(
        Question question, Scope scope, int passages = Retriever.DefaultPassages, CancellationToken cancellationToken = default)
    {
        question = abbreviations.ExpandCommon(question);
        var near = await vectors.FindAsync(question, scope, cancellationToken);
        var evidence = await RetrieveAsync(question, scope, near, passages, cancellationToken);
        var expanded = abbreviations.ExpandDefined(question, evidence.Passages.Select(passage => passage.Passage.Text));
        return ReferenceEquals(expanded, question) ? evidence
            : await RetrieveAsync(expanded, scope, near, passages, cancellationToken);
    }

    private async Task<Evidence> RetrieveAsync(
        Question question, Scope scope, VectorHits near, int passages, CancellationToken cancellationToken)
    {
        try
        {
            return retriever.Retrieve(question, scope, near, passages);
        }
        catch (ArchiveException) when (index.IsDamaged)
        {
            // Opening a damaged index makes it anew; until then nothing could be answered.
            await index.OpenAsync(cancellationToken);
            return retriever.Retrieve(question, scope, near, passages);
        }
    }
}
