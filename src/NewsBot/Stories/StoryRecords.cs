namespace NewsBot.Stories;

/// <param name="Watermark">The last change of the archive that the stories have taken in.</param>
/// <param name="Sequence">The archive's last change.</param>
internal readonly record struct StoryState(long Watermark, long Sequence)
{
    /// <summary>Changes that are stored but not yet in a story.</summary>
    public long Behind => Sequence - Watermark;
}

/// <param name="Done">Changes taken in.</param>
/// <param name="All">Changes to take in.</param>
internal readonly record struct StoryProgress(long Done, long All);

/// <summary>What there is of stories, over all articles held.</summary>
/// <param name="Articles">Articles taken in, each counted once.</param>
/// <param name="CopyGroups">Texts that more than one article carries.</param>
/// <param name="Copies">Articles that carry such a text, less one for each text.</param>
/// <param name="Stories">Stories of two articles or more.</param>
/// <param name="WellCovered">Stories of three articles or more from at least two independent outlets.</param>
/// <param name="Largest">Articles in the largest story; 0 when nothing is held.</param>
internal sealed record StoryStatistics(int Articles, int CopyGroups, int Copies, int Stories, int WellCovered, int Largest);

/// <summary>An article as a part of a story.</summary>
/// <param name="ArticleId">The archive's id of it.</param>
/// <param name="Outlet">Who published it, or null.</param>
/// <param name="Published">When, or null where unknown.</param>
/// <param name="Text">Members with the same number carry the same text: they are copies.</param>
/// <param name="Agency">The news agency that it credits ("Reuters"), or null. Never its own outlet.</param>
/// <param name="Title">The headline.</param>
/// <param name="Url">Where it was published, or null.</param>
internal sealed record StoryMember(
    string ArticleId, string? Outlet, DateTimeOffset? Published, long Text, string? Agency, string Title, string? Url)
{
    /// <summary>Its language as a BCP 47 tag, or null where unknown.</summary>
    public string? Language { get; init; }
}
