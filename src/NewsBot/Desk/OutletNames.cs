using NewsBot.Desk.Commands;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Desk;

/// <summary>
/// The option of a command that names outlets: reads it, and suggests how it could go on. Nobody is told of an outlet that they
/// may not see.
/// </summary>
internal sealed class OutletNames(OutletCatalog outlets)
{
    private const int MostNamed = 3;

    /// <summary>Reads names with commas between them, whatever the case of their letters.</summary>
    /// <param name="text">As it was given; null for none.</param>
    /// <param name="community">Who names them; null for nobody in particular.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The outlets as the archive spells them; or what is wrong, as sentences for who gave it.</returns>
    public async Task<(IReadOnlyList<string> Names, string? Problem)> ReadAsync(
        string? text, string? community, CancellationToken cancellationToken)
    {
        if (text is null) return ([], null);
        var held = await outlets.NamesAsync(community, null, cancellationToken);
        if (Spelt(held, text) is { } whole) return ([whole], null);
        var names = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Spelt(held, part) is not { } name) return ([], Unknown(held, part));
            names.Add(name);
        }

        return names.Count > 0
            ? ([.. names.Distinct(StringComparer.OrdinalIgnoreCase)], null)
            : ([], "no outlet is named there.");
    }

    /// <summary>
    /// The outlets whose name has what is typed anywhere in it, the one with most articles first; behind a comma, one more.
    /// </summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken)
    {
        var held = await outlets.NamesAsync(request.Community, null, cancellationToken);
        var comma = typed.LastIndexOf(',');
        var before = comma < 0 ? "" : $"{typed[..comma].TrimEnd()}, ";
        var named = before.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var last = typed[(comma + 1)..].Trim();
        return [.. held.Where(name => name.Contains(last, StringComparison.OrdinalIgnoreCase)
            && !named.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => before + name)];
    }

    private static string? Spelt(IReadOnlyList<string> held, string name) =>
        held.FirstOrDefault(one => string.Equals(one.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string Unknown(IReadOnlyList<string> held, string name)
    {
        var shown = PlainText.Of(name).Replace('\n', ' ');
        if (shown.Length > CommandCatalogue.LongestSuggestion) shown = shown[..CommandCatalogue.LongestSuggestion] + "…";
        if (held.Count == 0) return $"nothing of “{shown}” is held, nor of any other outlet.";
        var nearest = held
            .Select(one => (
                Name: one,
                Has: one.Contains(name, StringComparison.OrdinalIgnoreCase),
                Distance: EditDistance.Distance(name.ToLowerInvariant(), one.ToLowerInvariant())))
            .OrderByDescending(one => one.Has).ThenBy(one => one.Distance)
            .Take(MostNamed).Select(one => one.Name).ToList();
        return $"nothing of “{shown}” is held. Nearest to it: {string.Join(", ", nearest)}. /sources lists the outlets.";
    }
}
