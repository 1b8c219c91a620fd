using NewsBot.Ingestion;
using NewsBot.Stories;

namespace NewsBot.Desk.Commands;

/// <summary>Suggests topics: headlines of the best-covered stories of the last days.</summary>
internal sealed class TopicSuggestions(RecentHeadlines headlines, SampleCoverage sample, LanguageOption languages)
{
    /// <summary>Suggests the headlines that contain all typed words and that the asker may see.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var excluded = ScopeResolver.GetExcluded(await sample.FindStoredAsync(cancellationToken));
        // A headline in another language would lead to no answer. A language that is only half typed is ignored.
        var (language, _) = await languages.ResolveAsync(request, cancellationToken);
        var recent = await headlines.FindAsync(
            words, CommandCatalogue.MaxSuggestions, request.Community, language, excluded, cancellationToken);
        return [.. recent.Select(Shorten)];
    }

    private static string Shorten(string title)
    {
        if (title.Length <= CommandCatalogue.MaxSuggestionLength) return title;
        var space = title.LastIndexOf(' ', CommandCatalogue.MaxSuggestionLength);
        return title[..(space > 0 ? space : CommandCatalogue.MaxSuggestionLength)];
    }
}
