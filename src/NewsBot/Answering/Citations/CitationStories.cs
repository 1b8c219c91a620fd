using NewsBot.Retrieval;
using NewsBot.Stories;

namespace NewsBot.Answering.Citations;

/// <summary>
/// A story is told once: each citation names the others that have it, and how many of those speak for themselves. Stories are
/// brought up to date by who takes articles in: that writes, and a question must not wait for a writer.
/// </summary>
internal sealed class CitationStories(StoryIndex stories)
{
    /// <summary>The citations with their stories as of then.</summary>
    public async Task<IReadOnlyList<Citation>> AddAsync(
        IReadOnlyList<Citation> cited, DateTimeOffset asOf, Scope scope, CancellationToken cancellationToken)
    {
        if (cited.Count == 0) return cited;
        var known = await stories.OfAsync(
            [.. cited.Select(citation => citation.Article.Id).Distinct()], asOf, scope.Excluded.ToHashSet(StringComparer.Ordinal),
            scope.Community, cancellationToken);
        return [.. cited.Select(citation => known.TryGetValue(citation.Article.Id, out var whole)
            && new Story(
            [.. whole.Members.Where(member => scope.Covers(member.Outlet, member.Language, member.Published))]) is var story
            ? citation with
            {
                AlsoIn = [.. story.AlsoIn(citation.Article.Id).Union(citation.AlsoIn, StringComparer.OrdinalIgnoreCase)],
                Independent = story.Independent(citation.Article.Id),
            }
            : citation)];
    }
}
