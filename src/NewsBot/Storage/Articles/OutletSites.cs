using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Articles;

/// <summary>
/// The sites that the articles of each outlet came from, so that no page or feed passes for the outlet of another site: a name
/// that another site's articles have already is not believed. Counted once, and then only what came since.
/// </summary>
internal sealed class OutletSites(DataFolder folder)
{
    private readonly Lock counting = new();
    private readonly Dictionary<(string Community, string Name), HashSet<string>> sites = [];
    private long counted;

    /// <summary>The outlet as a page or feed of a site names it; the site itself where the name is another's.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="outlet">What it calls itself; null for nothing.</param>
    /// <param name="site">The site that says so, as <see cref="WebSite"/> has it.</param>
    /// <param name="community">The audience of the article; a name counts as taken where it sees an article of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> NameAsync(
        ArchiveContext context, string? outlet, string site, string community, CancellationToken cancellationToken)
    {
        if (outlet is null) return null;
        await CountAsync(context, cancellationToken);
        lock (counting)
        {
            var name = NameOf(outlet);
            if (name.Length == 0) return outlet;
            string[] audiences = [Visibility.Everyone, community];
            var holders = audiences.SelectMany(audience => sites.GetValueOrDefault((audience, name)) ?? []).ToHashSet();
            return holders.Count == 0 || holders.Contains(site) ? outlet : site;
        }
    }

    private async Task CountAsync(ArchiveContext context, CancellationToken cancellationToken)
    {
        var after = Interlocked.Read(ref counted);
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
        // The fiction that comes with the program takes no name from anybody.
        string[] sample = File.Exists(folder.SampleNote) ? await File.ReadAllLinesAsync(folder.SampleNote, cancellationToken)
            : [];
        var last = after;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            last = Math.Max(last, row.Sequence);
            if (sample.Contains(row.Id) || ArticleIdentity.SiteOf(row.Url) is not { } site) continue;
            lock (counting)
            {
                var key = (row.Community, NameOf(row.Outlet!));
                if (!sites.TryGetValue(key, out var those)) sites[key] = those = [];
                those.Add(site);
            }
        }

        Interlocked.Exchange(ref counted, last);
    }

    // "The Harbour Post" and "HARBOUR POST" are one name to a reader.
    private static string NameOf(string outlet)
    {
        var plain = outlet.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ');
        var letters = string.Concat(plain).Trim();
        var name = letters.StartsWith("the ", StringComparison.Ordinal) ? letters[4..] : letters;
        return name.Replace(" ", "", StringComparison.Ordinal);
    }
}
