namespace NewsBot;

/// <summary>
/// Limits the time of every regular expression of the process, because most of them read text that strangers wrote.
/// </summary>
internal static class RegexTimeout
{
    // Far more than any match of an article takes; what takes longer is an attack, and fails alone.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Sets the limit. It applies to expressions that are made afterwards, so it is the first statement of a program.
    /// </summary>
    public static void SetDefault() => AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", Limit);
}
