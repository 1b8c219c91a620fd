using NewsBot.Desk.Commands;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Desk;

/// <summary>
/// The option that names outlets: parses and completes it. Nobody learns of an outlet that they may not see.
/// </summary>
internal sealed class OutletNames(OutletCatalog outlets)
{
    private const int MaxNamed = 3;

    /// <summary>Parses names that are separated by commas, in upper or lower case.</summary>
    /// <param name="text">The text as it was given; null for no outlet.</param>
    /// <param name="community">The community of the asker; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names as the archive spells them; or the problem, as sentences for the asker.</returns>
    public async Task<(IReadOnlyList<string> Names, string? Problem)> ParseAsync(
        string? text, string? community, CancellationToken cancellationToken)
    {
        if (text is null) return ([], null);
        var known = await outlets.ListNamesAsync(community, null, cancellationToken);
        if (FindSpelling(known, text) is { } single) return ([single], null);
        var names = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (FindSpelling(known, part) is not { } name) return ([], FormatUnknown(known, part));
            names.Add(name);
        }

        return names.Count > 0
            ? ([.. names.Distinct(StringComparer.OrdinalIgnoreCase)], null)
            : ([], "no outlet is named there.");
    }

    /// <summary>
    /// Lists the outlets whose name contains the typed text, that with the most articles first. After a comma it completes the
    /// last name.
    /// </summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken)
    {
        var known = await outlets.ListNamesAsync(request.Community, null, cancellationToken);
        var comma = typed.LastIndexOf(',');
        var prefix = comma < 0 ? "" : $"{typed[..comma].TrimEnd()}, ";
        var given = prefix.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var last = typed[(comma + 1)..].Trim();
        return [.. known.Where(name => name.Contains(last, StringComparison.OrdinalIgnoreCase)
            && !given.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => prefix + name)];
    }

    private static string? FindSpelling(IReadOnlyList<string> known, string name) =>
        known.FirstOrDefault(candidate => string.Equals(candidate.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string FormatUnknown(IReadOnlyList<string> known, string name)
    {
        var shown = PlainText.Sanitize(name).Replace('\n', ' ');
        if (shown.Length > CommandCatalogue.MaxSuggestionLength) shown = shown[..CommandCatalogue.MaxSuggestionLength] + "…";
        if (known.Count == 0) return $"nothing of “{shown}” is held, nor of any other outlet.";
        var nearest = known
            .Select(candidate => (
                Name: candidate,
                Has: candidate.Contains(name, StringComparison.OrdinalIgnoreCase),
                Distance: EditDistance.Compute(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderByDescending(candidate => candidate.Has).ThenBy(candidate => candidate.Distance)
            .Take(MaxNamed).Select(candidate => candidate.Name).ToList();
        return $"nothing of “{shown}” is held. Nearest to it: {string.Join(", ", nearest)}. /sources lists the outlets.";
    }
}
