using System.Globalization;
using NewsBot.Briefing;

namespace NewsBot.Desk.Rendering;

/// <summary>Formats what the replies about topics share, above all why there is nothing to tell about a topic.</summary>
internal static class TopicText
{
    /// <summary>The advice for a request whose options may exclude the wanted coverage.</summary>
    public const string WithoutLimits = "Ask without outlet, language and days for all that is held.";

    private const int LongestTopic = 80;
    private const string NothingHeld = "No coverage is held that this could be told from.";

    /// <summary>Formats the reason why there is nothing to tell; null if the topic is covered.</summary>
    /// <param name="topic">The coverage of the topic.</param>
    /// <param name="example">An example of the command, such as "/timeline Merrow Dam".</param>
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

    /// <summary>Formats the notice that there are more articles on the topic than were read; none if all were read.</summary>
    public static IEnumerable<string> More(TopicCoverage topic)
    {
        if (topic.HasMore)
            yield return "There is more on this: only the articles that bear most on it were looked at. Days or an outlet "
                + "narrow it.";
    }

    /// <summary>Puts a topic in quotation marks; a long one is cut.</summary>
    public static string Quoted(string topic) => $"“{PlainText.Line(topic.Trim('“', '”', '"', ' '), LongestTopic)}”";

    /// <summary>Formats a number with its noun in the right form: "1 article", "2 articles", "3 stories".</summary>
    public static string Count(int number, string noun) =>
        $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? noun : Plural(noun))}";

    private static string Plural(string noun) =>
        noun.EndsWith('y') && !noun.EndsWith("ay", StringComparison.Ordinal) ? $"{noun[..^1]}ies" : $"{noun}s";
}
