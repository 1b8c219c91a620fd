using NewsBot.Retrieval;
using NewsBot.Stories;

namespace NewsBot.Answering.Citations;

/// <summary>
/// Adds to each citation the other outlets with the same story, and the number of independent ones. It does not update the
/// stories: ingestion does that, because a question must not wait for a writer.
/// </summary>
internal sealed class CitationStories(StoryIndex stories)
{
    /// <summary>Returns the citations with their stories at the moment <paramref name="asOf"/>.</summary>
    public async Task<IReadOnlyList<Citation>> AddStoriesAsync(
        IReadOnlyList<Citation> citations, DateTimeOffset asOf, Scope scope, CancellationToken cancellationToken)
    {
        if (citations.Count == 0) return citations;
        var known = await stories.FindStoriesAsync(
            [.. citations.Select(citation => citation.Article.Id).Distinct()], asOf,
            scope.Excluded, scope.Community, cancellationToken);
        return [.. citations.Select(citation => known.TryGetValue(citation.Article.Id, out var fullStory)
            && new Story(
            [.. fullStory.Members.Where(member => scope.Covers(member.Outlet, member.Language, member.Published))]) is var story
            ? citation with
            {
                AlsoIn =
                    [.. story.ListOtherOutlets(citation.Article.Id).Union(citation.AlsoIn, StringComparer.OrdinalIgnoreCase)],
                IndependentOutlets = story.CountIndependentOutlets(citation.Article.Id),
            }
            : citation)];
    }
}
