using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Llm;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk;

/// <summary>
/// Keeps what was answered, so that it is found again when a sentence that it cites is corrected, and by the questions that
/// follow it after a restart, and so that what the model cost counts. An answer that cannot be kept is given all the same.
/// </summary>
internal sealed class AnswerRecorder(AnswerLog answers, ILogger<AnswerRecorder> logger)
{
    /// <returns>The key under which it is kept; null where it is not.</returns>
    /// <param name="question">As it was asked.</param>
    /// <param name="text">What was answered.</param>
    /// <param name="citations">What that rests on.</param>
    /// <param name="tokens">What the model read and wrote for it.</param>
    /// <param name="request">Who asked, and where.</param>
    /// <param name="standAlone">The question as it was understood where it leaned on earlier ones; null where it stands
    /// alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<long?> KeepAsync(
        string question, string text, IReadOnlyList<Citation> citations, TokenCount tokens, Request request, string? standAlone,
        CancellationToken cancellationToken)
    {
        if (citations.Count == 0 && request.Conversation is null && tokens.Total == 0) return null;
        var kept = citations.Select(citation =>
            new StoredCitation(citation.Number, citation.Article.Id, citation.Article.Version, citation.Span));
        try
        {
            return await answers.AddAsync(
                new StoredAnswer(question, request.Conversation, [.. kept])
                {
                    Community = request.Community ?? "",
                    Member = request.Asker?.Member,
                    StandAlone = standAlone,
                    Text = text,
                    Tokens = tokens.Total,
                },
                cancellationToken);
        }
        catch (ArchiveException exception)
        {
            Log.AnswerNotKept(logger, exception.Message);
            return null;
        }
    }
}
