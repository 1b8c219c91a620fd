using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Answers;

/// <summary>Tracks a cited sentence through the later versions of its article.</summary>
internal static class CitedSentence
{
    public static Task<List<VersionRow>> ListLaterVersionsAsync(
        ArchiveContext context, VersionRow version, CancellationToken cancellationToken) =>
        context.Versions.AsNoTracking().Include(row => row.Article).Include(row => row.Changes)
            .Where(row => row.ArticleKey == version.ArticleKey && row.Number > version.Number)
            .OrderBy(row => row.Number).ToListAsync(cancellationToken);

    /// <summary>Finds the first later version that changed or dropped the cited sentence; null if all of them have it.</summary>
    /// <param name="cited">The version that was cited.</param>
    /// <param name="span">The sentence in its body; empty if the headline was cited.</param>
    /// <param name="later">The later versions with their changes, in order.</param>
    public static (string Before, string? After, VersionRow Version)? FindFirstChange(
        VersionRow cited, TextSpan span, List<VersionRow> later)
    {
        if (span.Length == 0)
            return later.Find(version => version.Title != cited.Title) is { } renamed
                ? (cited.Title, renamed.Title, renamed) : null;
        var quote = span.Cut(cited.Body);
        foreach (var version in later)
        {
            if (version.Body.Contains(quote, StringComparison.Ordinal))
            {
                span = new TextSpan(version.Body.IndexOf(quote, StringComparison.Ordinal), span.Length);
                continue;
            }

            var overlapping = version.Changes.Where(change => change.BeforeStart is { } start
                && new TextSpan(start, change.BeforeLength!.Value).Overlaps(span)).OrderBy(change => change.Ordinal).ToList();
            // No sentence of the quote changed: only its white space did.
            if (overlapping.Count == 0) continue;
            var after = string.Join(' ', overlapping.Where(change => change.AfterStart is not null)
                .Select(change => new TextSpan(change.AfterStart!.Value, change.AfterLength!.Value).Cut(version.Body)));
            return (quote, after.Length == 0 ? null : after, version);
        }

        return null;
    }
}
