using System.Globalization;
using System.Text;
using NewsBot.Briefing;

namespace NewsBot.Desk;

/// <summary>Says to a follower what came on a topic, one line a story.</summary>
internal static class AlertText
{
    public static string Of(Arrivals news, string topic)
    {
        var text = new StringBuilder($"News on {TopicText.Quoted(topic)}:");
        foreach (var story in news.Stories)
        {
            var citation = news.Citations[story.Citation - 1];
            // A cited headline has no sentence of its own.
            var told = citation.Quote.Length > 0 ? citation.Quote : citation.Article.Headline;
            text.Append(CultureInfo.InvariantCulture, $"\n{(story.IsNew ? "" : $"Now also {citation.Article.Outlet}: ")}{told.ReplaceLineEndings(" ")} [{story.Citation}]");
        }

        if (news.More > 0) text.Append(CultureInfo.InvariantCulture, $"\n{(news.More == 1 ? "One more story" : $"{news.More} more stories")}: /whatsnew {topic.ReplaceLineEndings(" ")}");
        return text.ToString();
    }
}
