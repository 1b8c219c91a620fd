using NewsBot.Ingestion;
using NewsBot.Stories;

namespace NewsBot.Desk.Commands;

/// <summary>Suggests what a command could be asked about: headlines of the best-covered stories of the last days.</summary>
internal sealed class TopicSuggestions(RecentHeadlines headlines, SampleCoverage sample, LanguageNames languages)
{
    /// <summary>Headlines that have all the words typed, of what whoever types may see.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var excluded = await sample.HeldAsync(cancellationToken) is { IsAllThereIs: false } held
            ? held.ArticleIds.ToHashSet(StringComparer.Ordinal) : [];
        // Of no use where it would not be answered. Of a language that is half typed, nothing is known yet.
        var (language, _) = await languages.OfAsync(request, cancellationToken);
        var found = await headlines.FindAsync(
            words, CommandCatalogue.MostSuggestions, request.Community, language, excluded, cancellationToken);
        return [.. found.Select(Shortened)];
    }

    private static string Shortened(string title)
    {
        if (title.Length <= CommandCatalogue.LongestSuggestion) return title;
        var space = title.LastIndexOf(' ', CommandCatalogue.LongestSuggestion);
        return title[..(space > 0 ? space : CommandCatalogue.LongestSuggestion)];
    }
}
