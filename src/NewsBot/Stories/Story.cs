namespace NewsBot.Stories;

/// <summary>Articles on one event: copies of one text, and reports of several that appeared within days.</summary>
/// <param name="Members">The articles, the earliest first; those without a date last.</param>
internal sealed record Story(IReadOnlyList<StoryMember> Members)
{
    /// <summary>The other outlets that have the story, in the order in which they had it.</summary>
    /// <param name="articleId">The article that is asked from.</param>
    public IReadOnlyList<string> ListOtherOutlets(string articleId)
    {
        var own = Member(articleId)?.Outlet;
        return [.. Members.Select(member => member.Outlet).OfType<string>()
            .Where(outlet => !string.Equals(outlet, own, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>
    /// How many of them say it on their own word: other outlets with other texts, where texts that are copies or that credit the
    /// same agency have one voice, and an outlet has one voice however many texts it prints.
    /// </summary>
    /// <param name="articleId">The article that is asked from; copies of it and its agency's reports are not independent of
    /// it.</param>
    public int CountIndependentOutlets(string articleId) =>
        Member(articleId) is { } own
            ? SourceIndependence.Count(
                Members.Where(member => member.Outlet is not null && !SourceIndependence.AreDependent(member, own, Members)))
            : 0;

    /// <summary>How many of the members' outlets are independent of each other.</summary>
    internal int IndependentOutlets => SourceIndependence.Count(Members.Where(member => member.Outlet is not null));

    private StoryMember? Member(string articleId) => Members.FirstOrDefault(member => member.ArticleId == articleId);
}

/// <summary>Counts the outlets that tell a story independently of each other.</summary>
internal static class SourceIndependence
{
    /// <summary>Returns true if one article may only repeat the other: they share the outlet, the text or the agency.</summary>
    public static bool AreDependent(StoryMember first, StoryMember second, IReadOnlyList<StoryMember> all) =>
        string.Equals(first.Outlet, second.Outlet, StringComparison.OrdinalIgnoreCase) || first.Text == second.Text
        || Sources(all.Where(member => member.Text == first.Text))
        .Overlaps(Sources(all.Where(member => member.Text == second.Text)));

    /// <summary>
    /// The most pairs of an outlet and a source that can be formed with each in one pair at most: two outlets with one agency's
    /// report are one voice, and so is one outlet with two texts.
    /// </summary>
    public static int Count(IEnumerable<StoryMember> members)
    {
        var all = members.ToList();
        var sources = all.GroupBy(member => member.Text).ToDictionary(
            text => text.Key, text => Sources(text).Order(StringComparer.Ordinal).FirstOrDefault() ?? $"{text.Key}");
        var outlets = all.GroupBy(member => member.Outlet!, StringComparer.OrdinalIgnoreCase)
            .Select(outlet => outlet.Select(member => sources[member.Text]).Distinct().ToList()).ToList();
        var speaks = new Dictionary<string, int>();
        return Enumerable.Range(0, outlets.Count).Count(outlet => TryAssignSource(outlet, []));

        // Kuhn's algorithm: a source that is taken goes over if its outlet has another one.
        bool TryAssignSource(int outlet, HashSet<string> tried) =>
            outlets[outlet].Any(source =>
            {
                if (!tried.Add(source)) return false;
                if (speaks.TryGetValue(source, out var other) && !TryAssignSource(other, tried)) return false;
                speaks[source] = outlet;
                return true;
            });
    }

    // A text is an agency's if one outlet that carries it says so, or is that agency.
    private static HashSet<string> Sources(IEnumerable<StoryMember> copies) =>
        [.. copies.SelectMany(member => new[] { member.Agency, AgencyCredits.FindAgency(member.Outlet) }).OfType<string>()];
}
