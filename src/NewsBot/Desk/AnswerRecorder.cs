using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Llm;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk;

/// <summary>
/// Stores answers in the archive. A correction finds the answers that cite the corrected sentence, a follow-up finds its subject
/// after a restart, and the model's tokens count against the budget. A failure to store is logged and never stops the reply.
/// </summary>
internal sealed class AnswerRecorder(AnswerLog answers, ILogger<AnswerRecorder> logger)
{
    /// <summary>Stores an answer.</summary>
    /// <param name="question">The question as it was asked.</param>
    /// <param name="text">The text of the answer.</param>
    /// <param name="citations">The citations of the answer.</param>
    /// <param name="tokens">The tokens that the model read and wrote for it.</param>
    /// <param name="request">The request that was answered; it tells who asked, and where.</param>
    /// <param name="standAlone">
    /// A follow-up rewritten so that it can be understood without the earlier turns; null if it needed no rewriting.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key of the stored answer; null if it was not stored.</returns>
    public async Task<long?> RecordAsync(
        string question, string text, IReadOnlyList<Citation> citations, TokenCount tokens, Request request, string? standAlone,
        CancellationToken cancellationToken)
    {
        if (citations.Count == 0 && request.Conversation is null && tokens.Total == 0) return null;
        var storedCitations = citations.Select(citation =>
            new StoredCitation(citation.Number, citation.Article.Id, citation.Article.Version, citation.Span));
        try
        {
            return await answers.AddAsync(
                new StoredAnswer(question, request.Conversation, [.. storedCitations])
                {
                    Community = request.Community ?? "",
                    Member = request.Asker?.Member,
                    StandaloneQuestion = standAlone,
                    Text = text,
                    Tokens = tokens.Total,
                },
                cancellationToken);
        }
        catch (ArchiveException exception)
        {
            Log.AnswerNotRecorded(logger, exception.Message);
            return null;
        }
    }
}
