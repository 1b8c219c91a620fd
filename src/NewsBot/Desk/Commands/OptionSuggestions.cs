using NewsBot.Briefing.Quotes;

namespace NewsBot.Desk.Commands;

/// <summary>Suggests values for the options that several commands share, but none that the asker may not see.</summary>
internal sealed class OptionSuggestions(
    TopicSuggestions topics, QuestionSuggestions questions, QuotedPeople people, ScopeResolver scopes, OutletNames outlets,
    LanguageOption languages)
{
    /// <inheritdoc cref="Command.SuggestAsync"/>
    /// <param name="from">The source of the suggestions.</param>
    public async Task<IReadOnlyList<string>> SuggestAsync(
        SuggestedFrom from, string typed, Request request, CancellationToken cancellationToken) => from switch
        {
            SuggestedFrom.Topics => await topics.SuggestAsync(typed, request, cancellationToken),
            SuggestedFrom.Questions => await questions.SuggestAsync(typed, request, cancellationToken),
            SuggestedFrom.People =>
                await people.FindAsync(typed, await scopes.ResolveLenientlyAsync(request, cancellationToken), cancellationToken),
            SuggestedFrom.Outlets => await outlets.SuggestAsync(typed, request, cancellationToken),
            SuggestedFrom.Languages => await languages.SuggestAsync(typed, request, cancellationToken),
            _ => [],
        };
}
