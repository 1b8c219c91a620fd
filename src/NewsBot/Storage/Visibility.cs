namespace NewsBot.Storage;

/// <summary>
/// Says who may see an article: everyone, or one community alone. Communities share an archive but do not see each other's
/// articles. An article from a feed that one community follows for itself therefore has its own id, versions and addresses:
/// neither another community's copy nor a public article at the same address becomes a version of it or replaces it. An article
/// that comes first for one community and then for everyone is stored twice, and everyone sees the second copy. So the
/// visibility of an article never changes, and data derived from the archive can store it beside each passage.
/// <para>
/// A text that everyone may see already, word for word, is not stored again for a community.
/// </para>
/// </summary>
internal static class Visibility
{
    /// <summary>The value in the archive's community columns that means: everyone may see it.</summary>
    public const string Everyone = "";

    /// <summary>Returns the value for the archive's community columns.</summary>
    /// <param name="community">The community; null for everyone.</param>
    public static string FromCommunity(string? community) => community ?? Everyone;

    /// <summary>Returns the community for a value of the archive's community columns; null for everyone.</summary>
    public static string? ToCommunity(string visibility) => visibility.Length == 0 ? null : visibility;
}
