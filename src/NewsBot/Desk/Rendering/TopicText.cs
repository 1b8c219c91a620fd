using NewsBot.Briefing;

namespace NewsBot.Desk.Rendering;

/// <summary>Formats what the replies about topics share, above all why there is nothing to tell about a topic.</summary>
internal static class TopicText
{
    /// <summary>The advice for a request whose options may exclude the wanted coverage.</summary>
    public const string WidenHint = "Ask without outlet, language and days for all that is held.";

    private const int MaxTopicLength = 80;
    private const string NothingHeld = "No coverage is held that this could be told from.";

    /// <summary>Formats the reason why there is nothing to tell; null if the topic is covered.</summary>
    /// <param name="topic">The coverage of the topic.</param>
    /// <param name="example">An example of the command, such as "/timeline Merrow Dam".</param>
    public static string? FindProblem(TopicCoverage topic, string example) => topic.Outcome switch
    {
        TopicOutcome.NoTopic => $"There is no topic in that. Give what it is to be about, in a few words, as in {example}.",
        TopicOutcome.NothingHeld => topic.IsNarrowed ? $"{NothingHeld} {WidenHint}" : NothingHeld,
        TopicOutcome.NotCovered when topic.NearestArticles.Count > 0 =>
            $"Nothing in the coverage is about {Quote(topic.Topic)}. Nearest to it:\n"
                + string.Join('\n', topic.NearestArticles.Select(article =>
                    $"{article.OutletName}, {ReplyText.FormatDay(article.Published)}: {article.Headline}")),
        TopicOutcome.NotCovered =>
            $"Nothing in the coverage is about {Quote(topic.Topic)}.{(topic.IsNarrowed ? $" {WidenHint}" : "")}",
        _ => null,
    };

    /// <summary>Formats the notice that there are more articles on the topic than were read; none if all were read.</summary>
    public static IEnumerable<string> FormatNotices(TopicCoverage topic)
    {
        if (topic.HasMore)
            yield return "There is more on this: only the articles that bear most on it were looked at. Days or an outlet "
                + "narrow it.";
    }

    /// <summary>Puts a topic in quotation marks; a long one is cut.</summary>
    public static string Quote(string topic) => $"“{PlainText.SanitizeLine(topic.Trim('“', '”', '"', ' '), MaxTopicLength)}”";

    /// <summary>Formats a number with its noun in the right form: "1 article", "1,200 articles", "3 stories".</summary>
    public static string Count(int number, string noun, string? plural = null) =>
        $"{ReplyText.FormatNumber(number)} {(number == 1 ? noun : plural ?? MakePlural(noun))}";

    private static string MakePlural(string noun) =>
        noun.EndsWith('y') && !noun.EndsWith("ay", StringComparison.Ordinal) ? $"{noun[..^1]}ies" : $"{noun}s";
}
