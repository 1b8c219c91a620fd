using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Articles;

/// <summary>
/// Remembers the sites that each outlet's articles came from, so that no page or feed can pose as the outlet of another site: a
/// name that belongs to another site's articles already is not accepted. The first use reads the whole archive, later ones only
/// the new changes.
/// </summary>
internal sealed class OutletSites(DataFolder folder)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Community, string Name), HashSet<string>> sites = [];
    private long watermark;

    /// <summary>
    /// Returns the outlet's name as a page or feed gives it, or the name of the site if the given name belongs to another site.
    /// </summary>
    /// <param name="context">The archive.</param>
    /// <param name="outlet">The name that the page or feed gives; null if it gives none.</param>
    /// <param name="site">The site of the page or feed, in the form of <see cref="WebSite"/>.</param>
    /// <param name="community">The article's <see cref="Visibility"/>; only articles that it may see make a name taken.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<string?> ResolveNameAsync(
        ArchiveContext context, string? outlet, string site, string community, CancellationToken cancellationToken)
    {
        if (outlet is null) return null;
        await CatchUpAsync(context, cancellationToken);
        lock (gate)
        {
            var name = NormalizeName(outlet);
            if (name.Length == 0) return outlet;
            string[] visible = [Visibility.Everyone, community];
            var owners = visible.SelectMany(visibility => sites.GetValueOrDefault((visibility, name)) ?? []).ToHashSet();
            return owners.Count == 0 || owners.Contains(site) ? outlet : site;
        }
    }

    private async Task CatchUpAsync(ArchiveContext context, CancellationToken cancellationToken)
    {
        var after = Interlocked.Read(ref watermark);
        var rows = context.Versions.AsNoTracking().Where(version => version.Sequence > after && version.Outlet != null)
            .Join(context.Addresses, version => version.ArticleKey, address => address.ArticleKey, (version, address) => new
            {
                version.Sequence,
                version.Outlet,
                version.Article!.Community,
                version.Article.Id,
                address.Url,
            })
            .AsAsyncEnumerable();
        // The fictional sample articles that come with the program must not make a name taken.
        string[] sample = File.Exists(folder.SampleListPath)
            ? await File.ReadAllLinesAsync(folder.SampleListPath, cancellationToken)
            : [];
        var last = after;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            last = Math.Max(last, row.Sequence);
            if (sample.Contains(row.Id) || ArticleIdentity.GetSite(row.Url) is not { } site) continue;
            lock (gate)
            {
                var key = (row.Community, NormalizeName(row.Outlet!));
                if (!sites.TryGetValue(key, out var ownSites)) sites[key] = ownSites = [];
                ownSites.Add(site);
            }
        }

        Interlocked.Exchange(ref watermark, last);
    }

    // Readers take "The Harbour Post" and "HARBOUR POST" for the same name.
    private static string NormalizeName(string outlet)
    {
        var plain = outlet.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ');
        var letters = string.Concat(plain).Trim();
        var name = letters.StartsWith("the ", StringComparison.Ordinal) ? letters[4..] : letters;
        return name.Replace(" ", "", StringComparison.Ordinal);
    }
}
