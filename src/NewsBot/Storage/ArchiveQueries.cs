using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage;

/// <summary>The queries that several classes make.</summary>
internal static class ArchiveQueries
{
    /// <summary>Returns the number of the latest change; 0 if the archive is empty.</summary>
    public static async Task<long> GetLatestSequenceAsync(this ArchiveContext context, CancellationToken cancellationToken) =>
        await context.Versions.MaxAsync(version => (long?)version.Sequence, cancellationToken) ?? 0;

    /// <summary>Returns the number of the last change that was stored at or before a moment; 0 if there is none.</summary>
    /// <remarks>
    /// Changes since a moment are found by these numbers, not by their times: a wrong clock may have dated a change years ahead,
    /// and it would count as new until then.
    /// </remarks>
    public static Task<long> GetSequenceAtAsync(
        this ArchiveContext context, DateTimeOffset moment, CancellationToken cancellationToken) =>
        context.Versions.Where(version => version.Taken <= moment).OrderByDescending(version => version.Sequence)
            .Select(version => version.Sequence).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Selects the articles that do not count for a community: those of other communities, and its own copies of articles that
    /// everyone may see.
    /// </summary>
    /// <param name="context">The archive.</param>
    /// <param name="community">The community; null for everyone.</param>
    /// <returns>The keys of the articles. There are few.</returns>
    public static IQueryable<long> SelectHidden(this ArchiveContext context, string? community)
    {
        var visibility = Visibility.FromCommunity(community);
        return context.Articles.Where(row => row.Community != Visibility.Everyone && (row.Community != visibility
                || context.Addresses.Any(address => address.ArticleKey == row.Key
                    && context.Addresses.Any(other => other.Url == address.Url && other.Community == Visibility.Everyone))))
            .Select(row => row.Key);
    }
}
