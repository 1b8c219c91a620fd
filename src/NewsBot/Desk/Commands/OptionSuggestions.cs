using NewsBot.Briefing.Quotes;

namespace NewsBot.Desk.Commands;

/// <summary>What options that several commands take could be given as; nothing that whoever types may not see.</summary>
internal sealed class OptionSuggestions(
    TopicSuggestions topics, QuotedPeople people, ScopeResolver coverage, OutletNames outlets, LanguageNames languages)
{
    /// <inheritdoc cref="Command.SuggestAsync"/>
    /// <param name="from">Where suggestions come from.</param>
    public async Task<IReadOnlyList<string>> SuggestAsync(
        SuggestedFrom from, string typed, Request request, CancellationToken cancellationToken) => from switch
        {
            SuggestedFrom.Topics => await topics.SuggestAsync(typed, request, cancellationToken),
            SuggestedFrom.People =>
                await people.FindAsync(typed, await coverage.GlanceAsync(request, cancellationToken), cancellationToken),
            SuggestedFrom.Outlets => await outlets.SuggestAsync(typed, request, cancellationToken),
            SuggestedFrom.Languages => await languages.SuggestAsync(typed, request, cancellationToken),
            _ => [],
        };
}
