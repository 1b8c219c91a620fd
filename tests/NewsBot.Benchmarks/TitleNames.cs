using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks;

/// <summary>Topics to ask for: the names that stand in most titles of a coverage.</summary>
internal static partial class TitleNames
{
    /// <summary>The names, the most frequent first.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Rooms rooms, int most, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var outlets =
            (await rooms.Archive.GetStatisticsAsync(null, cancellationToken)).Outlets.Select(outlet => outlet.Name ?? "")
            .ToList();
        await foreach (var change in rooms.Archive.ReadChangesAsync(0, cancellationToken))
        {
            if (change.Passages.Count == 0) continue;
            var names = Name().Matches(change.Passages[0].Article.Title).Select(match => match.Value)
                .Where(name => !outlets.Exists(outlet => outlet.Contains(name, StringComparison.OrdinalIgnoreCase)));
            foreach (var name in names.Distinct()) counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most)
            .Select(pair => pair.Key)];
    }

    // Two capitalised words or more behind or before a word that is not: a title all in capitals names nothing.
    [GeneratedRegex(@"(?<=\p{Ll} )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?= \p{Ll})")]
    private static partial Regex Name();
}
