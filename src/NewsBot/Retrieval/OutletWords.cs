using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>Finds the outlet that a question asks after: "according to Reuters", "what did The Harbour Post say".</summary>
internal static class OutletWords
{
    private static readonly string[] Before = ["according to", "reported by", "reporting by", "from", "in", "by", "does", "did", "has", "have"];
    private static readonly string[] After = ["say", "says", "said", "report", "reports", "reported", "write", "writes", "wrote", "cover", "covered"];

    /// <summary>The outlet as the archive spells it and where it stands in the question, or nulls.</summary>
    public static (string? Outlet, TextSpan? Span) Find(string text, IReadOnlyCollection<string> outlets)
    {
        foreach (var outlet in outlets.OrderByDescending(name => name.Length))
        {
            foreach (var name in Spellings(outlet))
            {
                for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0;
                     at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
                {
                    var end = at + name.Length;
                    var isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
                    if (isWhole && IsAskedAfter(text, at, end)) return (outlet, TextSpan.Between(at, end));
                }
            }
        }

        return (null, null);
    }

    // An outlet can be news itself ("Who bought CNN?"): only these ways of putting it ask for its own coverage.
    private static bool IsAskedAfter(string text, int start, int end)
    {
        var before = text[..start].TrimEnd().ToLowerInvariant();
        if (before.EndsWith("the", StringComparison.Ordinal)) before = before[..^3].TrimEnd();
        var after = text[end..].TrimStart().ToLowerInvariant();
        var saysAfter = After.Any(word => after.StartsWith(word, StringComparison.Ordinal));
        return before.EndsWith("according to", StringComparison.Ordinal)
            || before.EndsWith("reported by", StringComparison.Ordinal)
            || before.EndsWith("reporting by", StringComparison.Ordinal)
            || (saysAfter && Before.Any(word => before.EndsWith(word, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Spellings(string outlet)
    {
        yield return outlet;
        if (outlet.StartsWith("The ", StringComparison.OrdinalIgnoreCase)) yield return outlet[4..];
    }
}
