using NewsBot.Briefing.Quotes;

namespace NewsBot.Desk.Commands;

/// <summary>Suggests whose words a command could be asked for: people who were quoted lately.</summary>
internal sealed class PersonSuggestions(QuotedPeople quoted, ScopeResolver coverage)
{
    /// <summary>Those whose name has what is typed, of what whoever types may see.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken) =>
        await quoted.FindAsync(typed, await coverage.GlanceAsync(request, cancellationToken), cancellationToken);
}
