using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Commands;

/// <summary>Suggests questions: what is typed, topics of the day, and questions that were answered publicly.</summary>
internal sealed class QuestionSuggestions(TopicSuggestions topics, AnswerLog answers)
{
    private const int MaxTopics = 14;

    /// <summary>
    /// Suggests what is typed, and the topics and questions that contain all typed words. A question is suggested only where the
    /// asker can read a message that answers it, so none of a direct message or a private reply.
    /// </summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var asked = request is { CanRead: { } canRead, Community: { } community }
            ? (await answers.ListPostedQuestionsAsync(community, cancellationToken))
                .Where(question => words.All(word => question.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
                    && canRead(question.Place))
                .Select(question => question.Text)
            : [];
        return
        [
            .. new[] { typed.Trim() }.Concat((await topics.SuggestAsync(typed, request, cancellationToken)).Take(MaxTopics))
                .Concat(asked).Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
