namespace NewsBot.Storage;

/// <summary>
/// Who may see an article: everyone, or one community alone. Several communities share an archive and are apart in it, so what
/// comes by a feed that one of them follows for itself is an article of its own, with its own id, versions and addresses: no
/// other community's copy of it, nor what a feed for everyone tells under the same address, ever becomes a version of it or is
/// shown in its place. An article that came for one and then for everyone is held twice, and everyone sees the second. So an
/// audience never changes, and what is derived from the archive can keep it beside each passage.
/// <para>
/// What everyone may see already, word for word, is not stored again for a community.
/// </para>
/// </summary>
internal static class Visibility
{
    /// <summary>What stands in place of a community where everyone may see something.</summary>
    public const string Everyone = "";

    /// <summary>As the archive's rows have it.</summary>
    /// <param name="community">Null for everyone.</param>
    public static string Of(string? community) => community ?? Everyone;

    /// <summary>The community of a row; null for everyone.</summary>
    public static string? CommunityOf(string audience) => audience.Length == 0 ? null : audience;
}
