using System.Globalization;
using NewsBot.Briefing;

namespace NewsBot.Desk.Rendering;

/// <summary>Says to a reader what of the coverage is about a topic, and why nothing can be told of one.</summary>
internal static class TopicText
{
    /// <summary>What to do where less was looked at than there is.</summary>
    public const string WithoutLimits = "Ask without outlet, language and days for all that is held.";

    private const int LongestTopic = 80;
    private const string NothingHeld = "No coverage is held that this could be told from.";

    /// <summary>Why nothing is told; null where the topic is covered.</summary>
    /// <param name="topic">What was found.</param>
    /// <param name="example">A use of the command, as "/timeline Merrow Dam".</param>
    public static string? Problem(TopicCoverage topic, string example) => topic.Outcome switch
    {
        TopicOutcome.NoTopic => $"There is no topic in that. Give what it is to be about, in a few words, as in {example}.",
        TopicOutcome.NothingHeld => topic.IsNarrowed ? $"{NothingHeld} {WithoutLimits}" : NothingHeld,
        TopicOutcome.NotCovered when topic.Nearest.Count > 0 =>
            $"Nothing in the coverage is about {Quoted(topic.Topic)}. Nearest to it:\n"
                + string.Join('\n', topic.Nearest.Select(article =>
                    $"{article.Outlet ?? "unknown outlet"}, {ReplyText.Day(article.Published)}: {article.Headline}")),
        TopicOutcome.NotCovered =>
            $"Nothing in the coverage is about {Quoted(topic.Topic)}.{(topic.IsNarrowed ? $" {WithoutLimits}" : "")}",
        _ => null,
    };

    /// <summary>What to know where there is more on the topic than was looked at.</summary>
    public static IEnumerable<string> More(TopicCoverage topic)
    {
        if (topic.HasMore)
            yield return "There is more on this: only the articles that bear most on it were looked at. Days or an outlet "
                + "narrow it.";
    }

    /// <summary>The topic in quotation marks, cut where it is long.</summary>
    public static string Quoted(string topic) => $"“{PlainText.Line(topic.Trim('“', '”', '"', ' '), LongestTopic)}”";

    /// <summary>"1 article", "2 articles", "3 stories".</summary>
    public static string Count(int number, string noun) =>
        $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? noun : Plural(noun))}";

    private static string Plural(string noun) =>
        noun.EndsWith('y') && !noun.EndsWith("ay", StringComparison.Ordinal) ? $"{noun[..^1]}ies" : $"{noun}s";
}
