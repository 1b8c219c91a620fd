using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Fuzz.Intake;

/// <summary>Knows the words of exceptions and libraries, which say nothing to a reader and must not reach one.</summary>
internal static partial class InternalText
{
    /// <summary>The first such words in a text; null for none.</summary>
    public static string? Find(string text) => Words().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(
        """
        \w*Exception\b|EntityFramework|DbContext|IndexWriter|Lucene|\bat[ ]NewsBot\.|\bat[ ]System\.|^\s+at[ ]\w+\.\w+
        |Object[ ]reference|Index[ ]was[ ]o|Nullable[ ]object|Sequence[ ]contains|instance[ ]of[ ]entity[ ]type
        |SQLite[ ]Error
        |should[ ]not[ ]have[ ]happened|Parameter[ ]'|The[ ]given[ ]key|was[ ]not[ ]recognized[ ]as|input[ ]string
        |could[ ]not[ ]be[ ]converted|Specified[ ]argument|Stack[ ]overflow|AngleSharp|SmartReader|inner[ ]exception
        |Microsoft\.|Value[ ]cannot[ ]be[ ]null
        """,
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Words();
}
